"""Flags of the command `parity`."""

from . import definitions
from .definer import Definer

# What SCRIPT takes, and what the article's models take in its place.
PROGRAM = ('m', 'release', 'python', 'variables', 'timeout')
MODELS = (
    *('cell', 'num_layers', 'lengths', 'dtype', 'bidirectional'),
    *('batch_size', 'num_steps', 'num_features', 'num_hidden'),
)
LENGTHS = ('none', 'ragged', 'zero', 'full')


def define(flag_values):
    """Defines the flags on `flag_values` and returns their names."""
    definer = Definer(flag_values)
    _define_product(definer)
    _define_sizes(definer)
    _define_program(definer)
    definer.boolean('json', False, 'Print one JSON object, not a table.')
    definer.file('output', None, 'File for the result as JSON, too.')
    definer.number(
        'threads', 0, 'Threads TensorFlow may use; 0 is one a core.', 0
    )
    definer.boolean(
        'verbose',
        False,
        "Show TensorFlow's own log lines, and tracebacks of errors.",
    )
    return definer.names


def _define_product(definer):
    """Defines the lists whose product is compared."""
    definer.choices(
        'cell', 'all', 'Recurrent cells to compare.', definitions.CELLS
    )
    definer.choices(
        'num_layers', '1,2,3', 'Numbers of layers to compare.', (1, 2, 3)
    )
    definer.choices(
        'lengths',
        'all',
        'Sequence lengths to compare: none given, ragged, some zero, all '
        'full.',
        LENGTHS,
    )
    definer.choices(
        'dropout',
        'all',
        'Compare without dropout, with it (shared masks), or both.',
        ('off', 'on'),
    )
    definer.choices('dtype', 'all', 'Types to compare.', definitions.DTYPES)
    definer.boolean(
        'bidirectional', False, 'Compare networks that also run backward.'
    )
    definer.choices(
        'unroll', 'static,dynamic', 'Unrolls to compare.', definitions.UNROLLS
    )


def _define_program(definer):
    """Defines what a program in place of the article's models takes."""
    definer.string(
        'm', None, 'Compare this module, run as a script.', metavar='MODULE'
    )
    definer.string(
        'release',
        'auto',
        'TensorFlow release that SCRIPT was written for; auto dates it.',
        metavar='RELEASE',
    )
    definer.python()
    definer.boolean(
        'variables',
        False,
        'Compare the gradients of SCRIPT, too, and show its variables.',
    )
    definer.number(
        'timeout', 600, 'Seconds that each run of SCRIPT may take.', 1
    )


def _define_sizes(definer):
    """Defines the sizes of what is compared."""
    definer.number('batch_size', 4, 'Sequences of the batch.', 1)
    definer.number('num_steps', 7, 'Time steps of each sequence.', 1)
    definer.number('num_features', 3, 'Features of each step.', 1)
    definer.number('num_hidden', 5, 'Units of each layer.', 1)
    definer.number(
        'training_steps',
        20,
        'Updates of the training trajectory; SCRIPT ends after so many.',
        1,
    )
    definer.number('seed', 0, 'Decides weights, data and masks.', 0, 2**31 - 1)
