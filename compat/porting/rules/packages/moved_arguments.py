"""Arguments that other packages call otherwise today, or place nowhere.

Source: the list in `compat/sources/libraries/old_calls.py`; NumPy of Python 2,
whose arrays took `'string'` for the type of Python's strings.
"""

from __future__ import annotations

import ast
import re

from ....sources import trees
from ....sources.libraries.numpy_names import NUMPY_TYPES
from ....sources.libraries.old_calls import (
    ARGUMENTS_LOST,
    AXES_PLACED,
    DRAWING,
    FRAMES_ARGUMENTS_LOST,
    FRAMES_PLACED,
    FRAMES_RENAMED,
    METHODS_PLACED,
    METHODS_TOLD,
    OF_AXES,
    PLACED,
    RENAMED,
    TOLD,
    gone,
    may_be_data,
    places,
)
from ....sources.libraries.old_values import (
    CSV_READERS,
    OF_FRAMES,
    call_after,
    dates_of_old,
    is_written,
)
from ...findings import CHECK
from ...kinds.frames import frame_axes
from ...names import own_methods
from ...names.local_names import (
    assigned_values,
    dotted,
    imported_names,
    imported_packages,
    known_modules,
)
from ...rule import ANY_SOURCE, Rule
from ...text import frames_of_then

RULE = Rule(
    name='moved-arguments',
    does=(
        'Writes the arguments that NumPy, pandas, scikit-learn and '
        'others take today'
    ),
    why='they were renamed, dropped, or are given by name alone',
    before='import pandas as pd\nx = pd.read_excel(path, sheetname=0)\n',
    after='import pandas as pd\nx = pd.read_excel(path, sheet_name=0)\n',
    sources=ANY_SOURCE,
)
# Methods of `fillna` -> what is called today, and the arguments of both.
_FILLS = {
    **dict.fromkeys(('ffill', 'pad'), 'ffill'),
    **dict.fromkeys(('bfill', 'backfill'), 'bfill'),
}
_OF_FILLS = frozenset(['axis', 'inplace', 'limit'])

# Whose lost arguments the frames of then lack, too.
_LOST = ('count', 'resample', 'set_axis')


def apply(port):
    """Writes today's arguments in calls of other packages."""
    imported = imported_names(port.source.tree)
    numpy = known_modules(port.source.tree)
    packages = imported_packages(port.source.tree)
    for node in trees.of_kind(port.source.tree, ast.Call):
        full = dotted(node.func, imported)
        if port.has_ours(full) or own_methods.is_called(port, node):
            continue
        _port_names(port, node, full, packages)
        _port_places(port, node, full, packages)
        _tell(port, node, full, imported)
        _report_arguments(port, node, full, packages)
        if full.partition('.')[0] == 'numpy' and numpy:
            _port_types(port, node)


def _port_names(port, call, full, packages):
    method = '' if full else getattr(call.func, 'attr', '')
    names = RENAMED.get(full, {})
    if method and 'pandas' in packages and method in FRAMES_RENAMED:
        names, full = FRAMES_RENAMED[method], f'.{method}'
    elif method and packages & DRAWING:
        names, full = OF_AXES.get(method, {}), f'.{method}'
    for keyword in call.keywords:
        if names.get(keyword.arg) == '':
            _port_place(port, call, keyword, full)
        elif keyword.arg in names and not is_written(full, keyword):
            new = f'{names[keyword.arg]}='
            why = f'{full} calls {keyword.arg} {names[keyword.arg]} today'
            port.source.replace(keyword, new, keyword.value)
            port.changed(keyword, RULE, why, new)


def _tell(port, call, full, imported):
    """`pd.get_dummies(x)`, which gave numbers; `column.str.replace`."""
    told = TOLD.get(full, {})
    method = getattr(call.func, 'attr', '')
    owner, of_method = METHODS_TOLD.get(method, ('', {}))
    packages = imported_packages(port.source.tree)
    if 'pandas' in packages and _replaces_pattern(call):
        told = {'regex': True}
    elif owner in imported.values() and len(call.args) == 1:
        told = of_method
    given = [*call.args, *(k.value for k in call.keywords)]
    if given and not {k.arg for k in call.keywords} & {None, *told}:
        for name, value in told.items():
            new = f'{name}={value!r}'
            port.source.insert(port.source.whole(given[-1])[1], f', {new}')
            why = f'{full or f".{method}"} did so by default'
            port.changed(call, RULE, why, new)


def _replaces_pattern(call):
    """Whether it is `column.str.replace(pattern, text)`.

    A single character was never a pattern.
    """
    owner = getattr(call.func, 'value', None)
    if getattr(call.func, 'attr', '') != 'replace' or len(call.args) != 2:
        return False
    if getattr(owner, 'attr', '') != 'str':
        return False
    pattern = getattr(call.args[0], 'value', None)
    return (
        isinstance(pattern, str)
        and pattern != re.escape(pattern)
        and len(pattern) > 1
    )


def _port_place(port, call, keyword, full):
    """`np.reshape(a=x, newshape=[3])` to `np.reshape(x, [3])`."""
    why = f'{full} has no {keyword.arg} today'
    given = [*call.args, *call.keywords]
    if given[1:2] == [keyword] and getattr(given[0], 'arg', 'a') == 'a':
        for part in {*given[:2]}.intersection(call.keywords):
            port.source.replace(part, part.value)
        new = port.source.get(keyword.value)
        port.changed(keyword, RULE, why, new)
    else:
        port.note(call, CHECK, RULE, f'{why}: pass it by position')


def _report_arguments(port, call, full, packages):
    """`pd.read_csv(path, squeeze=True)`, `frame.fillna(method='ffill')`."""
    lost = ARGUMENTS_LOST.get(full, {})
    if not full and 'pandas' in packages:
        leaf = getattr(call.func, 'attr', '')
        lost = FRAMES_ARGUMENTS_LOST.get(leaf, {})
        if leaf == 'fillna' and _fill(port, call):
            return
    listed = full or f'{OF_FRAMES}.{getattr(call.func, "attr", "")}'
    after = call_after(full, call)
    written = [after[0]] if after else []
    if full in CSV_READERS and dates_of_old(call):
        return  # frame-readers writes it.
    for keyword in call.keywords:
        if keyword in written or is_written(listed, keyword):
            continue
        if keyword.arg in lost:
            name = f'{full or "." + call.func.attr}({keyword.arg}=)'
            why = f"today's package has no {name}: write {lost[keyword.arg]}"
            if full or call.func.attr in _LOST:
                port.note(keyword, CHECK, RULE, why)
            else:
                frames_of_then.ask(port, keyword, RULE, why)


def _fill(port, call):
    """`frame.fillna(method='pad', limit=1)` to `frame.ffill(limit=1)`."""
    given = {k.arg: k.value for k in call.keywords}
    new = _FILLS.get(getattr(given.pop('method', None), 'value', ''))
    owner = call.func.value
    # A column is a copy, which is to be written back.
    is_part = 'inplace' in given and not isinstance(owner, ast.Name)
    if not new or call.args or not given.keys() <= _OF_FILLS:
        return False
    if is_part and not (
        isinstance(port.parents.get(id(call)), ast.Expr)
        and isinstance(getattr(owner, 'slice', None), ast.Constant)
        and getattr(given['inplace'], 'value', None) is True
    ):
        return False
    left_out = ('method', 'inplace') if is_part else ('method',)
    parts = [k for k in call.keywords if k.arg not in left_out]
    kept = [piece for part in parts for piece in (', ', part)][1:]
    written = [owner, ' = '] if is_part else []
    port.source.replace(call, *written, owner, f'.{new}(', *kept, ')')
    port.changed(call, RULE, "today's fillna takes no method", f'.{new}()')
    return True


def _port_places(port, call, full, packages):
    """`frame.drop('a', 1)` to `frame.drop('a', axis=1)`."""
    line = _line(port, call, full, packages)
    if (
        line is None
        or _is_of_grid(port, call)
        or any(isinstance(a, ast.Starred) for a in call.args)
    ):
        return
    order, allowed = places(line)
    if len(call.args) == 1 and may_be_data(order, allowed):
        return
    taken = {keyword.arg for keyword in call.keywords}
    name = full or call.func.attr
    if len(call.args) > len(order) > allowed:
        why = f'today {order[allowed]} of {name} and what '
        port.note(call, CHECK, RULE, why + 'follows are given by name')
        return
    given = list(zip(order, call.args, strict=False))[allowed:]
    lost = [argument for argument, _ in given if argument in gone(line)]
    if lost:
        why = f"today's {name} has no {lost[0]}, which is given by place"
        port.note(call, CHECK, RULE, why)
        return
    for argument, value in given:
        argument = RENAMED.get(full, {}).get(argument) or argument
        if argument in taken:
            return
        port.source.insert(port.source.whole(value)[0], f'{argument}=')
        why = f'today {argument} of {name} is given by name'
        new = f'{argument}={port.source.get(value)}'
        port.changed(value, RULE, why, new)


def _is_of_grid(port, call):
    """Whether it is `grid.tight_layout(figure)`, which figures have, too."""
    owner = getattr(getattr(call.func, 'value', None), 'id', '')
    made = assigned_values(port.source.tree).get(owner, ())
    return any(
        trees.dotted(getattr(value, 'func', value)).endswith('GridSpec')
        for value in made
    )


def _line(port, call, full, packages):
    """The line of `old_calls` on what is called, or None."""
    if full:
        package, _, rest = full.partition('pylab.')
        is_pylab = package in ('', 'matplotlib.') and rest
        return PLACED.get(f'matplotlib.pyplot.{rest}' if is_pylab else full)
    method = getattr(call.func, 'attr', '')
    if 'pandas' in packages and method:
        if method == 'drop' and not _is_axis(call):
            return None
        if method in FRAMES_PLACED:
            return FRAMES_PLACED[method]
        if _is_of_frame(call) or frame_axes.is_given(port, call):
            return METHODS_PLACED['DataFrame'].get(method)
    return AXES_PLACED.get(method) if packages & DRAWING else None


def _is_of_frame(call):
    """Whether a method that others have, too, can only be of a frame.

    It is in `x.isnull().any(1)` and `x.replace(0, 1, True)`.
    """
    if call.func.attr == 'replace':
        in_place = call.args[2:] and getattr(call.args[2], 'value', None)
        return isinstance(in_place, bool)
    owner = getattr(getattr(call.func.value, 'func', None), 'attr', '')
    return owner in ('isna', 'isnull', 'notna', 'notnull')


def _is_axis(call):
    """Whether the second argument of `drop` can only be an axis."""
    return len(call.args) > 1 and getattr(call.args[1], 'value', None) in (
        0,
        1,
        'columns',
        'index',
    )


def _port_types(port, call):
    """`np.loadtxt(path, dtype='string')` to `dtype=str`."""
    for keyword in call.keywords:
        if keyword.arg != 'dtype':
            continue
        new = NUMPY_TYPES.get(str(getattr(keyword.value, 'value', '')))
        if new:
            why = f'NumPy no longer takes {keyword.value.value!r} as a dtype'
            port.source.replace(keyword.value, new)
            port.changed(keyword.value, RULE, why, new)
