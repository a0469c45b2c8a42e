"""Shapes of what functions and methods give, by their names."""

from __future__ import annotations

import ast

from . import shapes

RANGES = frozenset('range xrange'.split())
_ARRAY_MODULES = frozenset('PIL librosa pandas scipy'.split())
_ARRAY_FUNCTIONS = frozenset('cv2.cvtColor cv2.imread cv2.resize'.split())
_NUMBER_MODULES = frozenset('math time'.split())
_OURS = 'compat.numpy1.'
_DRAWS = frozenset(
    'random.gauss random.randint random.random random.randrange '
    'random.uniform'.split()
)
_NUMBERS = frozenset(
    'abs bool chr float hash id int len ord pow round str unicode'.split()
)
_LISTED = frozenset('list reversed sorted tuple'.split())
_REDUCING = frozenset(
    'all any argmax argmin average max mean median min prod std sum '
    'var'.split()
)
_NUMBER_METHODS = frozenset(
    'count find format index item join lower lstrip replace rstrip strip '
    'total_seconds upper'.split()
)
_ARRAY_METHODS = frozenset(
    'as_matrix astype dot flatten numpy ravel reshape squeeze swapaxes '
    'to_numpy toarray todense transpose'.split()
)
# Methods of Pillow's pictures.
_PICTURE_METHODS = frozenset('convert crop resize rotate transform'.split())
_ROW_METHODS = frozenset('readlines split splitlines'.split())
_FILLED = frozenset('empty ones random.rand random.randn zeros'.split())
# What NumPy gives as lists of arrays, which may be of unlike shapes.
_LISTS = frozenset(
    'array_split dsplit histogram histogram2d hsplit linalg.eig linalg.eigh '
    'linalg.lstsq linalg.qr linalg.svd polyfit split unique vsplit'.split()
)
_MAKERS = frozenset('array asanyarray asarray'.split())
_NUMPY_DRAWS = frozenset('random.normal random.randint random.uniform'.split())
_TYPES = ('float', 'int', 'uint')


def find(call, full, of):
    """The shape of what a call gives, as `shapes` has them.

    Args:
        call: ast.Call.
        full: Dotted name of what is called, `''` where no import reaches it.
        of: Callable from an expression to its shape.
    """
    root, _, leaf = full.partition('.')
    if root == 'numpy':
        return _of_numpy(leaf, call, of)
    if root in _NUMBER_MODULES or full in _DRAWS:
        return ()
    if root in _ARRAY_MODULES or _OURS in full or full in _ARRAY_FUNCTIONS:
        return shapes.ARRAY
    if isinstance(call.func, ast.Attribute):
        return _of_method(call.func.attr, call, of)
    return _of_builtin(getattr(call.func, 'id', ''), call.args, of)


def _of_builtin(name, given, of):
    if name in _NUMBERS:
        return ()
    if name in RANGES:
        return shapes.ROW
    if name == 'map' and getattr(given[0], 'id', '') in _NUMBERS:
        return shapes.ROW
    shape = of(given[0]) if given else None
    if name == 'set':
        return shapes.ROW if shape == () or shapes.is_row(shape) else None
    if name in ('max', 'min', 'sum'):
        alone = len(given) == 1 and shapes.is_row(shape)
        return () if alone or all(of(one) == () for one in given) else None
    if name not in _LISTED or shape == shapes.ARRAY:
        return None
    return shapes.ROW if shape == () else shape  # Of a text.


def _of_method(name, call, of):
    if name in _NUMBER_METHODS:
        return ()
    if name in _ROW_METHODS:
        return shapes.ROW
    if name in _ARRAY_METHODS:
        return shapes.ARRAY
    if name in _REDUCING:
        return shapes.ARRAY if call.args or call.keywords else ()
    shape = of(call.func.value)
    if name == 'tolist':
        return shape if isinstance(shape, tuple) else None
    is_picture = shape == shapes.ARRAY and name in _PICTURE_METHODS
    return shape if name == 'copy' or is_picture else None


def _of_numpy(leaf, call, of):
    plain = bool(call.args) and not call.keywords
    if leaf in _FILLED:
        return _filled(leaf, call.args)
    if leaf in _LISTS:
        return None
    if leaf in _REDUCING and plain and len(call.args) == 1:
        return ()
    if leaf in _NUMPY_DRAWS:
        return () if plain and len(call.args) < 3 else shapes.ARRAY
    if plain and (leaf in _MAKERS or leaf.startswith(_TYPES)):
        shape = of(call.args[0])
        return shape if isinstance(shape, tuple) else shapes.ARRAY
    return shapes.ARRAY


def _filled(leaf, sizes):
    """The shape of `np.zeros((n, 3))` and `np.random.rand(n, 3)`."""
    if not leaf.startswith('random.'):
        written = getattr(sizes[0], 'elts', None) if sizes else ()
        sizes = sizes[:1] if written is None else written
    if any(isinstance(size, ast.Starred) for size in sizes):
        return shapes.ARRAY
    return tuple(map(ast.unparse, sizes))
