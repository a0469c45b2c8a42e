"""Makes `own_names.txt`: what the modules have that rows with a star name.

    python compat/data/make_own_names.py

A row such as `ours('contrib.layers.*', 'contrib.layers:*')` speaks of the
names alone that its module has: public ones, those in its `__all__` or
`HOMES`, and any that the history lists. One line a module:

    contrib.layers NAME NAME …

`*` stands for a module that makes names when it is asked for them.
"""

import __future__

import importlib
import pathlib
import types

from legacy_rnn.compat import history, table
from legacy_rnn.compat.releases import RELEASES

TARGET = pathlib.Path(__file__).with_name('own_names.txt')
# What passes on any name, of today's kernels or of Python's own module.
OPEN = ('private.inspection', 'private.raw_ops')
_IMPORTED = (types.ModuleType, __future__._Feature)


def main():
    """Writes the list beside this script."""
    TARGET.write_text(render(), 'utf-8')
    print(f'wrote {TARGET}')


def render():
    """The text of the list."""
    stars = {
        row.target.partition(':')[0]
        for row in table.rows()
        if row.target.endswith(':*')
    }
    lines = [' '.join([name, *_names(name)]) for name in sorted(stars)]
    return '\n'.join(lines) + '\n'


def _names(name):
    """Names of a module that scripts of any release may ask for."""
    module = importlib.import_module(f'legacy_rnn.compat.{name}')
    owners = [module]
    if hasattr(module, 'for_release'):
        owners += map(module.for_release, RELEASES)
    if name in OPEN:
        return ['*']
    old = {name.rpartition('.')[2] for name in history.names()}
    shown = set(getattr(module, '__all__', ()))
    public = {leaf for leaf in dir(module) if not leaf.startswith('_')}
    return sorted(
        leaf
        for leaf in old | shown | set(getattr(module, 'HOMES', public))
        if any(_has(owner, leaf, leaf in shown) for owner in owners)
    )


def _has(owner, name, is_shown):
    """Whether it has a name that it does not merely import."""
    try:
        value = getattr(owner, name)
    except (AttributeError, ImportError):
        return False
    return is_shown or not isinstance(value, _IMPORTED)


if __name__ == '__main__':
    main()
