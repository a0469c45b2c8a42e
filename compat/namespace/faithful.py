"""What the namespaces do as a release did, and a port leaves to today's.

A port to today's TensorFlow calls today's `train.Saver` and `gfile`, as its
rows say: only beside other code of the time do the differences matter.
"""

from __future__ import annotations

import functools
import importlib

from ..releases import Release

# The last release of it, and where it stands: `module:function of release`.
_MADE = {'train.Saver': ('1.15', 'train:saver_class')}
_MADE.update(
    (f'gfile.{name}', ('0.9', f'core.gfile:{name}'))
    for name in (
        'Copy DeleteRecursively Exists FastGFile GFile Glob IsDirectory '
        'ListDirectory MakeDirs MkDir Open Remove Rename RmDir Stat Walk'
    ).split()
)
_MADE.update(
    (name, ('1.2', 'core.summaries:FileWriter'))
    for name in ('train.SummaryWriter', 'summary.FileWriter')
)
# What had its variable among the global ones, and the last release of that.
_GLOBAL = {'train.match_filenames_once': '1.0'}
_GLOBAL.update(
    (f'train.{name}', '0.9')
    for name in (
        'input_producer limit_epochs range_input_producer '
        'slice_input_producer string_input_producer'
    ).split()
)


@functools.cache
def find(name, release):
    """The symbol of a release that is not today's.

    Args:
        name: Public name relative to `tensorflow`.
        release: A Release.

    Returns:
        A function or class; None if today's will do.
    """
    last, place = _MADE.get(name, ('', ''))
    if not last or release > Release(last):
        return None
    module, _, attribute = place.partition(':')
    package = __name__.rpartition('.namespace.')[0]
    value = getattr(importlib.import_module(f'.{module}', package), attribute)
    return value(release) if name == 'train.Saver' else value


def around(function, name, release):
    """Today's function, with around it what a release did beside.

    Args:
        function: Today's.
        name: Public name relative to `tensorflow`.
        release: A Release.

    Returns:
        A function that takes the same arguments.
    """
    if name in _GLOBAL and release <= Release(_GLOBAL[name]):
        package = __name__.rpartition('.namespace.')[0]
        module = importlib.import_module('.core.inputs', package)
        return module.with_global_variables(function)
    return function
