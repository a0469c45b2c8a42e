"""Buffers of Python 2's `StringIO` that hold the bytes of a picture or file.

    buffer = StringIO()                       buffer = io.BytesIO()
    plt.imsave(buffer, image, format='png')   ...
    Image.open(StringIO(data))                Image.open(io.BytesIO(data))

Python 2's `StringIO` took bytes and text; Python 3's takes text alone.

Source: Python 2.7 and 3 documentation, `StringIO` and `io`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...kinds.texts import whole_files
from ...names import scopes
from ...names.local_names import dotted, imported_names, module_names
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='byte-buffers',
    does='Makes a buffer of bytes of a `StringIO` that a picture is saved to',
    why="Python 3's StringIO takes text alone",
    before=(
        'from StringIO import StringIO\n'
        'buffer = StringIO()\n'
        "plt.savefig(buffer, format='png')\n"
        'print buffer.getvalue()\n'
    ),
    after=(
        'import io\n'
        'from io import StringIO\n'
        'buffer = io.BytesIO()\n'
        "plt.savefig(buffer, format='png')\n"
        'print(buffer.getvalue())\n'
    ),
    sources=ANY_SOURCE,
)
# Functions and methods that write bytes to a file that they are given, or
# read them. Those of a common name are told by what owns them.
_OF_BYTES = frozenset(
    'GzipFile ZipFile imread imsave loadmat print_figure print_png savefig '
    'savemat savez savez_compressed'.split()
)
_OWNED = {
    'dump': ('pickle', 'cPickle'),
    'load': ('pickle', 'cPickle', 'np', 'numpy'),
    'open': ('Image', 'PIL.Image'),
}
_WHY = "Python 3's StringIO takes no bytes"


def apply(port):
    """Makes buffers of bytes where a source hands them to such functions."""
    if not port.project.python2:
        return
    tree = port.source.tree
    imported = imported_names(tree)
    found: dict = {}
    for scope in trees.of_kind(tree, ast.FunctionDef, ast.Module):
        nodes = list(scopes.own_nodes(scope))
        calls = [n for n in nodes if isinstance(n, ast.Call)]
        handed = [a for c in calls if _of_bytes(c) for a in _given(c)]
        names = {n.id for n in handed if isinstance(n, ast.Name)}
        names -= _written(calls)
        handed += [
            node.value
            for node in nodes
            if isinstance(node, ast.Assign)
            and {getattr(t, 'id', None) for t in node.targets} <= names
        ]
        for call in handed:
            function = getattr(call, 'func', None)
            if dotted(function, imported) == 'io.StringIO':
                found[id(call)] = call
    for call in found.values():
        if 'io' not in module_names(tree, 'io'):
            port.needs.add('io')
        port.source.replace(call.func, 'io.BytesIO')
        for value in call.args:
            whole_files.as_bytes(port, value, RULE)
        port.changed(call, RULE, _WHY, 'io.BytesIO')


def _of_bytes(call):
    name = trees.last_name(call.func)
    owner = ast.unparse(getattr(call.func, 'value', ast.Constant(None)))
    if name == 'save':  # Of a picture, or of numpy.
        return True
    return name in _OF_BYTES or owner in _OWNED.get(name, ())


def _given(call):
    return [*call.args, *(keyword.value for keyword in call.keywords)]


def _written(calls):
    """Names of buffers that a text is written to."""
    return {
        getattr(call.func.value, 'id', '')
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == 'write'
        and any(_is_text(argument) for argument in call.args)
    }


def _is_text(node):
    if isinstance(node, ast.BinOp):
        return _is_text(node.left)
    return isinstance(getattr(node, 'value', None), str)
