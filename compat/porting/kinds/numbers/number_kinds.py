"""What an expression of Python 2 gives: a whole number, or a real one.

Told by names and by calls, as programs of the time used them.
"""

from __future__ import annotations

import ast
import re

from ....sources import trees
from ...names import scopes
from ...names.local_names import imported_names
from . import additions, attribute_kinds, defined_numbers
from .attribute_kinds import HIDDEN

# Names that scripts give to counts: batch_size, num_steps, n_hidden.
_WHOLE_NAMES = re.compile(
    r'(^|_)(num|n|count|steps|epochs|batches|layers|units|idx|iters?)(_|$)'
    r'|iterations$|^(?!(step|block|font|marker|fig|figure|line|point|box)_)'
    r'\w+_(size|len|length|dim|count)s?$',
    re.I,
)
# And to what is real: train_loss, total_cost, accuracy, learning_rate.
_REAL_NAMES = re.compile(
    r'(^|_)(loss|losses|cost|costs|nll|perplexity|ppl|mse|rmse|acc|accuracy'
    r'|weight|weights|weighting|lr|(learning|dropout|decay)_rate|prob|probs'
    r'|elapsed|sigmas?|std|stddev|stdev|mean|variance|logits|temperature'
    r'|metrics?|auc|f1|precision|recall|bleu'
    r'|(avg|average|train|val|test|epoch|batch|elapsed)_times?)(_|$)'
)
_CONSTANTS = frozenset('e euler_gamma inf nan pi tau'.split())
_REAL_CALLS = frozenset(
    'arctan2 average ceil clock conv2d cos exp expm1 float float32 float64 '
    'floor fully_connected l2_normalize log log10 log1p log2 mean median norm '
    'normal percentile random round sin sqrt std tan time uniform var '
    'global_norm l2_loss log_softmax placeholder_with_default random_normal '
    'random_uniform reduce_logsumexp reduce_mean rsqrt sigmoid softmax '
    'softplus tanh to_double to_float truncated_normal'.split()
)
_LOSSES = re.compile(r'(^|_)loss(_|$)|cross_entropy|mean_squared|absolute_dif')
# Calls that give the kind of number that they are given.
_SAME_CALLS = frozenset(
    'Variable abs constant expand_dims identity neg negative reduce_max '
    'reduce_min reduce_sum reshape square squeeze stop_gradient sum tile '
    'transpose'.split()
)
# Calls that give a real number where any of theirs is one.
_MIXED_CALLS = frozenset(
    'add assign assign_add assign_sub div divide dot matmul max maximum min '
    'minimum mul multiply pow power sub subtract truediv where'.split()
)
# Calls that name the kind of number that they give.
_CASTS = frozenset('array asarray astype cast ones placeholder zeros'.split())
# Those of the casts that give real numbers where no type is named.
_FILLED = frozenset('ones zeros'.split())
_REAL_TYPE = re.compile(r'\b(float|double)(16|32|64)?\b')
_WHOLE_TYPE = re.compile(r"(\w+\.)?u?int\d*|'u?int\d*'")
_WHOLE_CALLS = frozenset('len int ord int32 int64 count index'.split())
# Calls whose arguments Python 2 wanted whole.
WANTS_WHOLE = frozenset('range xrange randint randrange'.split())


class Kinds:
    """Kinds: 'whole', 'real', 'sizes', 'unknown', or 'any' of a computed one.

    Args:
        known: Dict from names to kinds.
        modules: Names of modules, whose functions are no methods.
        argument: `argument_kinds.ArgumentKinds`, or None.
    """

    def __init__(self, known=(), modules=(), argument=None):
        self._known = dict(known)
        self._argument = argument
        self._modules = frozenset(modules)
        self._found = {}

    def of(self, node):
        """Kind of an expression."""
        if node not in self._found:
            self._found[node] = self._find(node)
        return self._found[node]

    def _find(self, node):
        if isinstance(node, ast.Constant):
            return 'real' if isinstance(node.value, float) else 'whole'
        if isinstance(node, ast.Call):
            return self._of_call(node)
        if isinstance(node, ast.IfExp):
            return self._of_either(node.body, node.orelse)
        if isinstance(node, ast.UnaryOp):
            return self.of(node.operand)
        if _is_part_of_shape(node):
            return 'whole'
        if isinstance(node, ast.BinOp):
            kinds = {self.of(node.left), self.of(node.right)}
            if 'real' in kinds:
                return 'real'
            return 'whole' if kinds == {'whole'} else 'unknown'
        if isinstance(node, (ast.Name, ast.Attribute)):
            name = getattr(node, 'id', getattr(node, 'attr', ''))
            found = self._argument and self._argument(node, self)
            found = found or attribute_kinds.told(self._known, node, name)
            if found != HIDDEN:
                return found
            if name in _CONSTANTS and isinstance(node, ast.Attribute):
                return 'real'
            if _WHOLE_NAMES.search(name):
                return 'whole'
            return 'real' if _REAL_NAMES.search(name) else 'unknown'
        if _is_item_of_sizes(node):
            return 'whole'
        held = self.of(node.value) if isinstance(node, ast.Subscript) else ''
        if held == 'sizes':
            return held if isinstance(node.slice, ast.Slice) else 'whole'
        return 'real' if held == 'real' else 'unknown'

    def _of_call(self, node):
        name = getattr(node.func, 'id', getattr(node.func, 'attr', ''))
        if name in _WHOLE_CALLS:
            return 'whole'
        if name == 'as_list':  # Of a shape.
            return 'sizes'
        if name in _SAME_CALLS:
            given = self._owner(node) or node.args[:1]
            kind = self.of(given[0]) if given else 'unknown'
            return 'any' if kind == 'unknown' else kind
        if name in _MIXED_CALLS:
            is_real = 'real' in map(self.of, node.args)
            return 'real' if is_real else 'unknown'
        if name in _CASTS:
            given = [*node.args[name not in ('astype', 'placeholder') :]]
            given += [k.value for k in node.keywords]
            types = list(map(ast.unparse, given))
            if any(map(_REAL_TYPE.search, types)):
                return 'real'
            if any(map(_WHOLE_TYPE.fullmatch, types)):
                return 'whole'
            is_real = self._holds(node) or _is_filled(node)
            return 'real' if is_real else 'unknown'
        is_real = name in _REAL_CALLS or _LOSSES.search(name)
        return 'real' if is_real else 'unknown'

    def _owner(self, call):
        """List of what a method is called on; an empty one of functions."""
        owner = getattr(call.func, 'value', None)
        root = trees.dotted(owner).partition('.')[0]
        return [] if owner is None or root in self._modules else [owner]

    def _holds(self, call):
        """Whether an array is made of a list of real numbers."""
        given = call.args[0] if call.args else None
        elements = getattr(given, 'elts', [getattr(given, 'elt', None)])
        return 'real' in map(self.of, filter(None, elements))

    def _of_either(self, *nodes):
        """The kind of the one or the other; 0 is as good as 0.0."""
        kinds = {
            self.of(node)
            for node in nodes
            if getattr(node, 'value', None) != 0
        }
        return kinds.pop() if len(kinds) == 1 else 'unknown'


def _is_filled(call):
    """Whether it is `np.zeros(shape)`, without a type."""
    name = getattr(call.func, 'attr', '')
    package = getattr(getattr(call.func, 'value', None), 'id', '')
    if len(call.args) != 1 or call.keywords or name not in _FILLED:
        return False
    return package in ('np', 'numpy', 'tf')


def known(tree, imported=None, make=Kinds):
    """Kinds of names, those that follow from other names included.

    What follows is kept where it is real: whole numbers are to be sure.

    Args:
        tree: ast.Module, or a function of it.
        imported: Names that the module imports, where the tree is no module.
        make: Class of the kinds.
    """
    imported = imported_names(tree) if imported is None else imported
    found = _assigned(tree, make((), imported))
    for _ in range(3):  # Names may follow from each other.
        more = _assigned(tree, make(found, imported))
        more = {n: k for n, k in more.items() if found.get(n, 'any') == 'any'}
        if 'real' not in more.values():
            break
        found.update({n: k for n, k in more.items() if k == 'real'})
    return found


def _is_item_of_sizes(node):
    """Whether it is `parameters['batch_size']['train']`."""
    while isinstance(node, ast.Subscript):
        index = getattr(node.slice, 'value', None)
        if isinstance(index, str) and _WHOLE_NAMES.search(index):
            return True
        node = node.value
    return False


def _is_shape(node):
    """Whether it is `x.shape`, `x.shape[:2]`, or the `size` of a picture."""
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
        node = node.value
    node = getattr(node, 'func', node)
    return getattr(node, 'attr', '') in ('shape', 'size', 'as_list')


def _is_part_of_shape(node):
    """Whether it is `x.shape[0]` or `x.size` of an array."""
    if isinstance(node, ast.Subscript):
        return getattr(node.value, 'attr', '') == 'shape'
    return (
        isinstance(node, ast.Attribute)
        and node.attr == 'size'
        and getattr(node.value, 'id', '') != 'self'
    )


def _assigned(tree, plain):
    """Kinds of the names that assignments, defaults and flags speak of.

    A name that is given several kinds may be any number; one that starts at
    0 and is given real numbers is real.

    Args:
        tree: ast.Module.
        plain: `Kinds` of expressions.
    """
    kinds = {n: {k} for n, k in defined_numbers.find(tree).items()}
    added: dict = {}
    guarded: set = set()
    for node in trees.walk(tree):
        for name, value in _given(node):
            # What is added to a real number leaves it one.
            own = additions.works_on(node, name, value, _SAME_CALLS)
            table = added if own else kinds
            guarded |= {name} if additions.is_guard(node) else set()
            kind = plain.of(value) if value is not None else 'whole'
            if getattr(value, 'value', None) == 0:
                kind = 'real' if kind == 'real' else 'zero'
            table.setdefault(name, set()).add(kind)
    guarded.update(filter(_REAL_NAMES.search, [*kinds, *added]))
    additions.settle(kinds, guarded)
    for name, more in added.items():
        if kinds.get(name) != {'real'}:
            kinds.setdefault(name, set()).update(more)
    additions.settle(kinds, guarded)
    for found in kinds.values():
        if 'zero' in found:  # As good as 0.0, where the others are real.
            found.remove('zero')
            found.update(() if found == {'real'} else {'whole'})
    return {
        name: found.pop() if len(found) == 1 else 'unknown'
        for name, found in kinds.items()
        if found not in ({'unknown'}, {'whole', 'unknown'})
    }


def _given(node):
    """Yields `(name, value)`; the value is None for a whole number."""
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        yield from _named(node.targets[0], node.value)
    elif isinstance(node, ast.AugAssign):
        yield from _named(node.target, node.value)
    elif isinstance(node, ast.For):
        counted = getattr(getattr(node.iter, 'func', None), 'id', '')
        whole = counted in WANTS_WHOLE
        yield from _named(node.target, None if whole else node.iter)
    elif isinstance(node, (ast.FunctionDef, ast.Lambda)):
        for argument, value in scopes.defaults(node.args):
            if isinstance(getattr(value, 'value', None), float):
                yield argument.arg, value


def _fetched(value):
    """What a call of `run` fetches, one by one."""
    if getattr(getattr(value, 'func', None), 'attr', '') != 'run':
        return ()
    return getattr(value.args[0], 'elts', ()) if value.args else ()


def _named(target, value):
    if isinstance(target, (ast.Tuple, ast.List)):
        is_shape = _is_shape(value)
        parts = getattr(value, 'elts', ()) or _fetched(value)
        if len(parts) == len(target.elts):
            for pair in zip(target.elts, parts, strict=True):
                yield from _named(*pair)
            return
        for part in target.elts:
            yield from _named(part, None if is_shape else target)
    elif isinstance(target, (ast.Name, ast.Attribute)):
        yield getattr(target, 'id', getattr(target, 'attr', '')), value
