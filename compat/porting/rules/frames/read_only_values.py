"""Arrays of pandas' values that are written to, which may be read alone.

    x = frame.values                     -> x = frame.values.copy()
    np.random.shuffle(x)
    scale(frame.values[:, 1:])           -> scale(frame.values.copy()[:, 1:])
                                            where scale changes what it gets,
                                            in whichever file it is

Source: pandas 3.0 release notes, "Copy-on-Write".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...kinds.arrays import written_arrays
from ...kinds.frames import frames
from ...names.local_names import dotted, imported_names
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='read-only-values',
    does='Copies values of pandas that are written to',
    why='values of pandas 3 are read-only',
    before='import pandas as pd\nx = pd.read_csv(path).values\nx[0] = 0\n',
    after=(
        'import pandas as pd\nx = pd.read_csv(path).values.copy()\nx[0] = 0\n'
    ),
    sources=ANY_SOURCE,
)
# What only frames and columns are taken parts of by.
_PLACES = ('iloc', 'ix', 'loc')
# Methods that give the same values.
_ARRAYS = ('as_matrix', 'to_numpy')
_VIEWS = ('numpy.asarray', 'numpy.asanyarray')


def apply(port):
    """Copies values that are written to."""
    tree = port.source.tree
    imported = imported_names(tree)
    has_pandas = any(n.startswith('pandas') for n in imported.values())
    if not has_pandas and 'pandas' not in port.project.packages:
        return
    done, told = set(), port.project.frames
    for value in written_arrays.Written(
        tree, imported, told.writers, told.changed
    ).values():
        node = written_arrays.base(value)
        # Without pandas, `values` may be those of anything.
        if id(node) not in done and (
            has_pandas or isinstance(value, ast.Call) or _is_placed(node)
        ):
            done.add(id(node))
            _copy(port, node, imported)


def _is_placed(node):
    """Whether it is `frame.loc[rows, 'a'].values` or `frame['a'].values`."""
    part = getattr(node, 'value', None)
    owner = getattr(part, 'value', None)
    is_labelled = trees.is_text(getattr(part, 'slice', None))
    return is_labelled or getattr(owner, 'attr', '') in _PLACES


def _copy(port, node, imported):
    """`frame.values`, which may not be written to."""
    called = getattr(getattr(node, 'func', None), 'attr', '')
    is_values = getattr(node, 'attr', '') == 'values'
    is_known = any(n.startswith('pandas') for n in imported.values())
    if is_known and is_values and _is_labelled(node.value, imported):
        # A copy of values of text would take no numbers.
        port.source.replace(node, node.value, '.to_numpy(copy=True)')
        port.changed(node, RULE, RULE.why, '.to_numpy(copy=True)')
    elif (
        is_values
        or (called in _ARRAYS and not _is_copied(node))
        or _is_view(port, node, imported)
    ):
        port.source.insert(port.source.whole(node)[1], '.copy()')
        port.changed(node, RULE, RULE.why, '.copy()')


def _is_copied(call):
    """Whether it is `frame['a'].to_numpy(copy=True)`."""
    return any(k.arg == 'copy' for k in call.keywords)


def _is_labelled(node, imported):
    """Whether it is `frame['a']`, of pandas alone."""
    label = getattr(node, 'slice', None)
    is_other = any(
        full.partition('.')[0] == 'xarray' for full in imported.values()
    )
    return isinstance(getattr(label, 'value', None), str) and not is_other


def _is_view(port, node, imported):
    """Whether it is `np.asarray(frame)`."""
    if not isinstance(node, ast.Call) or len(node.args) != 1:
        return False
    known, given = frames.of_source(port.source.tree), node.args[0]
    return (
        dotted(node.func, imported) in _VIEWS
        and not node.keywords
        and (known.is_frame(given) or known.is_column(given))
    )
