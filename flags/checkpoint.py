"""Flags of `legacy-rnn checkpoint`."""

from .definer import Definer


def define(flag_values):
    """Defines the flags of `checkpoint` on `flag_values`."""
    flags = Definer(flag_values)
    flags.boolean('json', False, 'Print one JSON object.')
    flags.string(
        'from_release',
        'auto',
        'Release whose names the checkpoint has; auto finds it.',
        metavar='RELEASE',
    )
    flags.string(
        'to_release',
        '1.15',
        'Release whose names to write.',
        metavar='RELEASE',
    )
    flags.boolean('dry_run', False, 'Say what would be done, write nothing.')
    flags.boolean(
        'allow_unknown', False, 'Keep the names of unknown variables.'
    )
    flags.boolean('overwrite', False, 'Replace an output that exists.')
    flags.string(
        'shards',
        '1',
        'Into how many shards to cut the weights of LSTMCell for 0.x: N, or '
        'SCOPE=N,... for those below some scopes.',
        metavar='N',
    )
    flags.string(
        'nesting',
        '',
        'Wrappers around one cell, the outermost first, where names do not '
        'tell, as in OutputProjectionWrapper,InputProjectionWrapper.',
        metavar='CLASS,...',
    )
    flags.string(
        'cell',
        'auto',
        'Class that cells are taken for where their names allow it, as in '
        'LSTMBlockCell, or SCOPE=CLASS,... for those below some scopes; auto '
        'takes the likeliest.',
        metavar='CLASS',
    )
    flags.string(
        'static_stacks',
        '',
        'Scopes whose stacked bidirectional loops of 0.x are static ones, '
        'as in StackRNN,encoder/StackRNN.',
        metavar='SCOPE,...',
    )
    flags.string(
        'linear',
        '',
        "Scopes of a program's own cell whose layers were made by the "
        "releases' linear helper, as in rnn/my_cell; from 1.0 their names do "
        'not tell.',
        metavar='SCOPE,...',
    )
    _define_keras(flags)
    flags.texts(
        'map',
        'OLD=NEW renames a variable, or a scope before what is below it is '
        'converted; may be repeated.',
        'OLD=NEW',
    )


def _define_keras(flags):
    """Defines what a stack for Keras takes beside its weights."""
    flags.string(
        'scope',
        '',
        'Scope of the stack for Keras, where there are several.',
        metavar='SCOPE',
    )
    flags.real(
        'forget_bias',
        1.0,
        'What LSTM cells added to the forget gate; no checkpoint holds it.',
    )
    flags.real(
        'cell_clip',
        0,
        'Bound on the memory that LSTMCell had; 0 for none.',
        lower=0,
    )
    flags.real(
        'proj_clip',
        0,
        'Bound on the projected output that LSTMCell had; 0 for none.',
        lower=0,
    )
    flags.string(
        'activation',
        'tanh',
        'Activation that the cells had.',
        metavar='NAME',
    )
    flags.boolean(
        'lengths', False, 'Give the Keras model a mask of the real steps.'
    )
