"""Pictures as they were read: arrays of 8 bits without a sign.

    label = np.array(Image.open(path))        label = label[:, :, 0]
    picture = cv2.imread(path)                picture = scipy.misc.imread(path)

Source: Pillow 5.4, OpenCV 3.4 and SciPy 1.1, as they ran.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.asked import Asked
from ...names.local_names import dotted, imported_names
from . import filled_names

_READERS = frozenset(
    f'{module}.imread'
    for module in 'cv2 imageio scipy.misc scipy.ndimage skimage.io'.split()
)
_ARRAYS = frozenset(['numpy.array', 'numpy.asarray'])
# Functions and methods that keep the type of a picture.
_KEEPING = frozenset('cv2.flip cv2.resize numpy.fliplr numpy.flipud'.split())
_METHODS = frozenset('copy reshape squeeze transpose'.split())
# What asks for numbers of another type, as text or by its name.
_OTHERS = frozenset(
    "'1' 'F' 'I' -1 2 IMREAD_ANYDEPTH IMREAD_UNCHANGED as_gray as_grey "
    'flatten'.split()
)
# How a name stays a picture whose items change, as `filled_names` tells it.
_CHANGES = frozenset(['put', 'put within'])


class Pictures:
    """Which expressions of a source are pictures, for sure.

    Args:
        tree: ast.Module.
    """

    def __init__(self, tree):
        self._tree = tree
        self._parents = trees.parents(tree)
        self._imported = imported_names(tree)
        self._asked = Asked(True)  # As in `label = label[0]`.

    def are(self, node):
        """Whether all that is known of an expression makes it a picture.

        Args:
            node: The expression, or None.
        """
        if isinstance(node, ast.Subscript):
            return _is_part(node.slice) and self.are(node.value)
        if isinstance(node, ast.Name):
            found = filled_names.find(node.id, node, self._parents, self._tree)
            values = [
                v if how == 'is' else None
                for how, v in found
                if how not in _CHANGES
            ]
            return self._all(tuple(map(id, values)), values)
        if not isinstance(node, ast.Call):
            return False
        full = dotted(node.func, self._imported)
        if full in _READERS:
            return _is_plain(node)
        if full in _ARRAYS:
            return (
                len(node.args) == 1
                and not node.keywords
                and (self._is_opened(node.args[0]))
            )
        if full in _KEEPING:
            return self.are((*node.args, None)[0])
        if isinstance(node.func, ast.Attribute):
            return node.func.attr in _METHODS and self.are(node.func.value)
        name = trees.called(node)
        returned = trees.returned(self._tree).get(name, [])
        return self._all(f'{name}()', returned)

    def _all(self, name, values):
        return bool(values) and self._asked.of(
            name, lambda: all(map(self.are, values))
        )

    def _is_opened(self, node):
        """Whether it is `Image.open(path)`, or a method of it."""
        if isinstance(node, ast.Name):
            found = filled_names.find(node.id, node, self._parents, self._tree)
            return (
                len(found) == 1
                and found[0][0] == 'is'
                and (self._is_opened(found[0][1]))
            )
        if not isinstance(node, ast.Call) or not _is_plain(node):
            return False
        if dotted(node.func, self._imported) == 'PIL.Image.open':
            return True
        return self._is_opened(getattr(node.func, 'value', None))


def _is_part(index):
    """Whether an index gives an array for sure."""
    parts = getattr(index, 'elts', [index])
    return any(isinstance(p, (ast.Slice, ast.Compare)) for p in parts)


def _is_plain(call):
    """Whether no argument of a call asks for numbers of another type."""
    given = [*call.args, *(k.value for k in call.keywords)]
    told = {k.arg for k in call.keywords}
    told |= {trees.last_name(node) for node in given}
    told |= {ast.unparse(node) for node in given}
    return told.isdisjoint(_OTHERS)
