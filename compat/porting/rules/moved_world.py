"""Names of NumPy that scripts of the time used and that are gone.

Source: NumPy 1.24 and 2.0 release notes.
"""

from __future__ import annotations

import ast

from ..findings import CHECK

RULE = 'numpy'
_BUILTINS = {
    'bool': 'bool',
    'complex': 'complex',
    'float': 'float',
    'int': 'int',
    'long': 'int',
    'object': 'object',
    'str': 'str',
    'unicode': 'str',
}
_RENAMED = {
    'Infinity': 'inf',
    'PINF': 'inf',
    'bool8': 'bool_',
    'cfloat': 'complex128',
    'int0': 'intp',
    'longfloat': 'longdouble',
    'mat': 'asmatrix',
    'rank': 'ndim',
    'round_': 'round',
    'singlecomplex': 'complex64',
    'float_': 'float64',
    'complex_': 'complex128',
    'string_': 'bytes_',
    'unicode_': 'str_',
    'Inf': 'inf',
    'NaN': 'nan',
    'NAN': 'nan',
    'infty': 'inf',
    'product': 'prod',
    'cumproduct': 'cumprod',
    'alltrue': 'all',
    'sometrue': 'any',
    'row_stack': 'vstack',
    'in1d': 'isin',
    'trapz': 'trapezoid',
}


def port_numpy(port):
    """Writes today's names for those that NumPy dropped."""
    aliases = module_names(port.source.tree)
    for node in ast.walk(port.source.tree):
        if not isinstance(node, ast.Attribute):
            continue
        root = node.value
        if not isinstance(root, ast.Name) or root.id not in aliases:
            continue
        _port(port, node, root.id)


def _port(port, node, numpy):
    name = node.attr
    if name in _BUILTINS:
        _replace(port, node, _BUILTINS[name])
    elif name in _RENAMED:
        _replace(port, node, f'{numpy}.{_RENAMED[name]}')
    elif name == 'NINF':
        _replace(port, node, f'(-{numpy}.inf)')
    elif name == 'asscalar':
        _asscalar(port, node)
    elif name == 'load':
        _load(port, node)


def _replace(port, node, new):
    port.source.replace(node, new)
    why = f'NumPy no longer has {node.attr}'
    port.changed(node, RULE, why, new)


def _asscalar(port, node):
    call = port.calls.get(id(node))
    if call is None or len(call.args) != 1 or call.keywords:
        port.note(
            node, CHECK, RULE, 'NumPy no longer has asscalar: use item()'
        )
        return
    port.source.replace(call, '(', call.args[0], ').item()')
    why = 'NumPy no longer has asscalar'
    port.changed(call, RULE, why, f'({port.source.get(call.args[0])}).item()')


def _load(port, node):
    """`np.load(path)`, which read pickles until NumPy 1.16.2."""
    call = port.calls.get(id(node))
    if call is None or len(call.args) != 1 or call.keywords:
        return
    if isinstance(call.args[0], ast.Starred):
        return
    new = ', allow_pickle=True'
    if port.project.python2:
        new += ", encoding='latin1'"
    port.source.insert(port.source.whole(call.args[0])[1], new)
    port.changed(call, RULE, 'NumPy wants to be told to read pickles', new)


def module_names(tree, module='numpy'):
    """Names that are an imported module and nothing else."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name == module:
                    found.add(alias.asname or module)
    stored = {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)
    }
    parameters = {n.arg for n in ast.walk(tree) if isinstance(n, ast.arg)}
    return found - stored - parameters
