"""What the namespaces do as a release did, and a port leaves to today's.

A port to today's TensorFlow calls today's `train.Saver` and `gfile`, as their
rows say: only beside other code of the time do the differences matter.
"""

from ..releases import Release

_GLOBAL = 'core.inputs:with_global_variables'
# Name -> last release, and `module:attribute` below `legacy_rnn.compat`.
_GIVEN = {
    'train.Saver': ('1.15', 'train:saver_class'),
    'train.SummaryWriter': ('1.2', 'core.summaries:FileWriter'),
    'summary.FileWriter': ('1.2', 'core.summaries:FileWriter'),
    # Its variable is among the global ones.
    'train.match_filenames_once': ('1.0', _GLOBAL),
}
_GIVEN.update(
    (f'gfile.{name}', ('0.9', f'core.gfile:{name}'))
    for name in (
        'Copy DeleteRecursively Exists FastGFile GFile Glob IsDirectory '
        'ListDirectory MakeDirs MkDir Open Remove Rename RmDir Stat Walk'
    ).split()
)
_GIVEN.update(
    (f'train.{name}', ('0.9', _GLOBAL))
    for name in (
        'input_producer limit_epochs range_input_producer '
        'slice_input_producer string_input_producer'
    ).split()
)
# Those that are made by a call with the release, or with today's symbol.
OF_RELEASE = frozenset(['train:saver_class'])
AROUND_TODAY = frozenset([_GLOBAL])


def target(name, release):
    """What a namespace gives in place of today's, or `''`.

    Args:
        name: Public name relative to `tensorflow`.
        release: A Release.
    """
    last, found = _GIVEN.get(name, ('0.5', ''))
    return found if release <= Release(last) else ''
