"""What matplotlib's figures, axes and pictures are asked for otherwise today.

    axes = Axes3D(figure)    axes = figure.add_subplot(projection='3d')

Such axes have stood in no figure since matplotlib 3.7, and nothing said so.

Source: matplotlib's API changes, 3.0 to 3.11.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries import plot_styles
from ....sources.libraries.moved_names import COLORS
from ....sources.libraries.old_calls import DRAWING, SHOWN_BY_BARS
from ...findings import CHECK
from ...names.local_names import assigned_values, dotted, imported_names
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='figures',
    does="Writes today's calls of matplotlib's figures, axes and pictures",
    why='the old ones are gone, or draw nothing',
    before=(
        'import matplotlib.pyplot as plt\n'
        'from mpl_toolkits.mplot3d import Axes3D\n'
        'axes = Axes3D(plt.figure())\n'
    ),
    after=(
        'import matplotlib.pyplot as plt\n'
        'from mpl_toolkits.mplot3d import Axes3D\n'
        "axes = plt.figure().add_subplot(projection='3d')\n"
    ),
    sources=ANY_SOURCE,
)
_AXES = (
    'mpl_toolkits.mplot3d.Axes3D',
    'mpl_toolkits.mplot3d.axes3d.Axes3D',
)
_PLACED = ('matplotlib.pyplot.subplot', 'pylab.subplot')
# What axes hold, whose lists nothing can be taken out of since 3.7.
_HELD = ('artists', 'collections', 'images', 'lines', 'patches', 'texts')
_PLACES = (ast.Attribute, ast.Call, ast.Name, ast.Subscript)
_SETTINGS = {
    'axes.color_cycle': 'axes.prop_cycle',
    'axes.hold': 'nothing: axes hold what they have',
    'savefig.frameon': 'savefig.transparent',
    'text.latex.preview': 'nothing',
    'text.latex.unicode': 'nothing: it is so',
}


def apply(port):
    """Writes or reports what matplotlib no longer takes."""
    imported = imported_names(port.source.tree)
    packages = {full.split('.')[0] for full in imported.values()}
    if not packages & DRAWING:
        return
    bars = _bars(port.source.tree)
    for loop in trees.of_kind(port.source.tree, ast.For):
        _port_lines(port, loop.iter)
    for node in trees.of_kind(port.source.tree, ast.Call, ast.Constant):
        if isinstance(node, ast.Call):
            _port_call(port, node, imported)
            _port_colors(port, node)
            _port_bar(port, node, bars)
        elif isinstance(node, ast.Constant):
            _check_setting(port, node)


def _bars(tree):
    """The names that color bars are bound to, as they are written."""
    return {
        ast.unparse(target)
        for node in trees.of_kind(tree, ast.Assign)
        if _is_bar(node.value)
        for target in node.targets
    }


def _is_bar(value):
    return trees.called(value) == 'colorbar'


def _port_bar(port, call, bars):
    """`bar.set_clim(0, 1)`, `bar.draw_all()`."""
    method = getattr(call.func, 'attr', '')
    if method not in SHOWN_BY_BARS and method != 'draw_all':
        return
    bar = call.func.value
    if not _is_bar(bar) and ast.unparse(bar) not in bars:
        return
    if method in SHOWN_BY_BARS:
        port.rename(call.func, RULE, f'mappable.{method}')
    elif not _is_bar(bar):
        name = ast.unparse(bar)
        new = f'{name}.update_normal({name}.mappable)'
        port.source.replace(call, new)
        port.changed(call, RULE, 'matplotlib 3.8 dropped it', new)


def _port_lines(port, lines):
    """`for line in contour.collections`, which is one since 3.8."""
    name = getattr(getattr(lines, 'value', None), 'id', None)
    made = assigned_values(port.source.tree).get(name, ())
    called = [getattr(getattr(v, 'func', None), 'attr', '') for v in made]
    if getattr(lines, 'attr', '') == 'collections' and any(
        method.removeprefix('tri') in ('contour', 'contourf')
        for method in called
    ):
        port.source.replace(lines, f'[{name}]')
        why = 'matplotlib 3.10 has the lines of a contour as one'
        port.changed(lines, RULE, why, f'[{name}]')


def _port_colors(port, call):
    """`plt.imshow(x, cmap='spectral')`, `plt.get_cmap('Vega10')`."""
    named = [k.value for k in call.keywords if k.arg == 'cmap']
    if trees.called(call) in ('get_cmap', 'set_cmap'):
        named += call.args[:1]
    for value in named:
        name, reverse, _ = str(getattr(value, 'value', '')).partition('_r')
        if isinstance(value, ast.Constant) and name in COLORS:
            new = repr(COLORS[name] + reverse)
            port.source.replace(value, new)
            port.changed(value, RULE, 'matplotlib calls it otherwise', new)


def _check_setting(port, node):
    """`rcParams['savefig.frameon'] = False`."""
    name = str(node.value)
    if name in _SETTINGS:
        why = f'matplotlib has no setting {name}: write {_SETTINGS[name]}'
        port.note(node, CHECK, RULE, why)


def _port_call(port, call, imported):
    full = dotted(call.func, imported)
    if full in _AXES:
        _port_axes(port, call)
    if full in plot_styles.CHOOSING:
        _port_backend(port, call)
    method = getattr(call.func, 'attr', '')
    if call.args and trees.called(call) == 'plot':
        _port_gaps(port, call)
    if full in _PLACED or (not full and method == 'add_subplot'):
        _port_place(port, call)
    if full == 'matplotlib.pyplot.gca' and call.keywords and method:
        port.rename(call.func, RULE, 'gcf().add_subplot')
    if full or not method:
        return
    if method == 'gca' and call.keywords:
        port.rename(call.func, RULE, 'add_subplot')
    elif method == 'set_window_title':
        if getattr(call.func.value, 'attr', '') == 'canvas':
            port.rename(call.func, RULE, 'manager.set_window_title')
    elif method == 'tostring_rgb' and not call.args:
        _port_pixels(port, call, imported)
    elif method == 'get_array':
        _port_cells(port, call)
    elif method in ('pop', 'remove'):
        _port_removal(port, call, method)
    elif method == 'set_color_cycle' and len(call.args) == 1:
        port.source.replace(
            call, call.func.value, '.set_prop_cycle(color=', call.args[0], ')'
        )
        why = 'axes have no set_color_cycle since matplotlib 3.0'
        port.changed(call, RULE, why, 'set_prop_cycle')


def _port_gaps(port, call):
    """`plt.plot(y)` of a list of gaps and, where any is added, of arrays."""
    lists = assigned_values(port.source.tree)
    for value in call.args:
        name = getattr(value, 'id', None)
        if any(map(_has_gaps, lists.get(name, ()))) and any(
            trees.dotted(other.func) == f'{name}.append'
            for other in trees.of_kind(port.source.tree, ast.Call)
        ):
            port.source.replace(value, 'numpy1.drawn(', value, ')')
            port.needs.add('legacy_rnn.compat:numpy1')
            why = 'matplotlib draws no gaps beside arrays of one'
            port.changed(value, RULE, why, 'numpy1.drawn')


def _has_gaps(value):
    """Whether a value is `[None, ...]`, or made of None in another way."""
    if isinstance(value, ast.BinOp):
        return _has_gaps(value.left) or _has_gaps(value.right)
    items = getattr(value, 'elts', [getattr(value, 'elt', value)])
    is_list = isinstance(value, (ast.List, ast.ListComp))
    return is_list and any(
        isinstance(item, ast.Constant) and item.value is None for item in items
    )


_BACKEND = ('backend', 'newbackend')


def _port_backend(port, call):
    """`matplotlib.use('Qt4Agg')`."""
    named = [k.value for k in call.keywords if k.arg in _BACKEND]
    for node in [*call.args[:1], *named]:
        name = str(getattr(node, 'value', None))
        new = plot_styles.BACKENDS.get(name.lower())
        if new and isinstance(node, ast.Constant):
            port.source.replace(node, repr(new))
            port.changed(node, RULE, f'{name} is {new} today', repr(new))


def _port_place(port, call):
    """`plt.subplot('211')`, whose three digits are a number today."""
    if len(call.args) != 1 or not _is_text(call.args[0]):
        return
    (place,) = call.args
    if isinstance(place, ast.Constant):
        port.source.replace(place, str(place.value))
    else:
        port.source.replace(place, 'int(', place, ')')
    why = 'matplotlib 3.5 takes three digits as a number alone'
    port.changed(call, RULE, why, 'int')


def _is_text(value):
    """Whether a value is text by how it is written; literals of digits."""
    if isinstance(value, ast.Constant):
        return isinstance(value.value, str) and value.value.isdecimal()
    if isinstance(value, ast.BinOp) and isinstance(
        value.op, (ast.Add, ast.Mod)
    ):
        return _is_text(value.left) or trees.is_text(value.left)
    if isinstance(value, ast.Call):
        return trees.called(value) in ('format', 'str')
    return isinstance(value, ast.JoinedStr)


def _port_axes(port, call):
    """`Axes3D(figure)`, which no longer stands in the figure."""
    if len(call.args) == 1 and not call.keywords:
        end = ".add_subplot(projection='3d')"
        figure = call.args[0]
        simple = isinstance(figure, (ast.Name, ast.Attribute, ast.Call))
        around = ('', end) if simple else ('(', f'){end}')
        port.source.replace(call, around[0], figure, around[1])
        why = 'Axes3D(figure) stands in no figure since matplotlib 3.7'
        port.changed(call, RULE, why, end[1:])
    else:
        why = (
            'such axes stand in no figure since matplotlib 3.7: add '
            'figure.add_axes(axes)'
        )
        port.note(call, CHECK, RULE, why)


def _port_pixels(port, call, imported):
    """`canvas.tostring_rgb()`, three bytes for each dot."""
    names = [name for name, full in imported.items() if full == 'numpy']
    if not names:
        port.needs.add('numpy:frombuffer')
    start = f'{names[0]}.frombuffer(' if names else 'frombuffer('
    end = ".buffer_rgba(), 'uint8').reshape(-1, 4)[:, :3].tobytes()"
    port.source.replace(call, start, call.func.value, end)
    why = 'matplotlib 3.10 dropped it; today there are four bytes for a dot'
    port.changed(call, RULE, why, f'{start}...{end}')


def _port_cells(port, call):
    """`zip(mesh.get_paths(), mesh.get_array())`: the array has two axes."""
    around = port.parents.get(id(call))
    names = [
        getattr(getattr(other, 'func', None), 'attr', '')
        for other in trees.given(around)
    ]
    if 'get_paths' in names and getattr(around.func, 'id', '') == 'zip':
        port.source.replace(call, call, '.compressed()')
        why = 'pcolor keeps the two axes of its cells since matplotlib 3.8'
        port.changed(call, RULE, why, 'get_array().compressed()')


def _port_removal(port, call, method):
    """`axes.lines.remove(line)`, `axes.lines.pop(0)`."""
    held = call.func.value
    if getattr(held, 'attr', '') not in _HELD or len(call.args) > 1:
        return
    if method == 'remove' and isinstance(call.args[0], _PLACES):
        new = f'{ast.unparse(call.args[0])}.remove()'
        port.source.replace(call, call.args[0], '.remove()')
        port.changed(call, RULE, 'what axes hold removes itself', new)
    elif method == 'pop' and isinstance(port.parents.get(id(call)), ast.Expr):
        first = [ast.Constant(-1), *call.args][-1]
        place = ast.unparse(first)
        port.source.replace(call, held, f'[{place}].remove()')
        new = f'{ast.unparse(held)}[{place}].remove()'
        port.changed(call, RULE, 'what axes hold removes itself', new)
    else:
        why = 'what axes hold removes itself: call its remove()'
        port.note(call, CHECK, RULE, why)
