"""Flags of the command `benchmark`."""

from .definer import Definer

WORKLOADS = (
    'classification_b100',
    'labelling_b20',
    'small_gru',
    'small_lstm',
    'ptb_small',
    'long',
)
GROUPS = {'small': ('small_gru', 'small_lstm')}
UNROLLS = ('static', 'dynamic', 'fused')


def define(flag_values):
    """Defines the flags on `flag_values` and returns their names."""
    definer = Definer(flag_values)
    definer.choices(
        'workload', 'all', 'Workloads to measure.', WORKLOADS, GROUPS
    )
    definer.choices('unroll', 'all', 'Unrolls of ours to measure.', UNROLLS)
    definer.boolean('jit', False, 'Measure the fused unroll under XLA, too.')
    definer.texts(
        'peer',
        'Peer and a Python that has it, as keras=PYTHON, torch=PYTHON or '
        'tf1=PYTHON; may be given several times. Peers of this Python take '
        'part by themselves; none leaves them out.',
        'NAME=PYTHON',
    )
    definer.number('rounds', 5, 'Turns of each contestant.', 1)
    definer.real('seconds', 1.0, 'Length of a turn.', 0, above=True)
    definer.number('threads', 0, 'Threads for each; 0 is one a core.', 0)
    definer.boolean('json', False, 'Print one JSON object, not tables.')
    definer.file('output', None, 'File for the result as JSON, too.')
    definer.file('page', None, 'File for the result as Markdown, too.')
    definer.file(
        'plot',
        None,
        'PNG of the cost over length, batch and units, measured on top.',
    )
    return definer.names
