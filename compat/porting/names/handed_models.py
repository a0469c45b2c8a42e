"""Functions and classes that are given models of gensim, or its vectors.

model = Word2Vec.load(path)
rows = look_up(words, model)     # def look_up(words, vectors): vectors[word]
"""

from __future__ import annotations

import ast
import dataclasses

from ...sources import trees
from .vocabularies import gensim_models, gensim_vectors

MODEL, VECTORS = 'model', 'vectors'


@dataclasses.dataclass(frozen=True)
class Found:
    """What one source tells.

    Attributes:
        arguments: Set of pairs, of the name of a function or class and the
            names of its arguments.
        handed: Set of `(called, key, giver)`: what is called, the place or
            the name of the argument, and `MODEL`, `VECTORS`, or the pair of
            a function and its own argument that it hands on.
    """

    arguments: frozenset = frozenset()
    handed: frozenset = frozenset()

    def __or__(self, other):
        """What two sources tell."""
        arguments = self.arguments | other.arguments
        return Found(arguments, self.handed | other.handed)

    def given(self, *kinds):
        """Set of pairs, of functions or classes and of their arguments.

        Args:
            *kinds: What these are given: `MODEL`, `VECTORS`, or both.
        """
        known: set = set()
        while True:
            new = {
                (called, name)
                for called, key, giver in self.handed
                if giver in kinds or giver in known
                for function, names in self.arguments
                if function == called
                for name in _named(names, key)
            }
            if new <= known:
                return known
            known |= new


@trees.once
def find(tree):
    """Reads a source.

    Args:
        tree: ast.Module.

    Returns:
        Found.
    """
    arguments: set = set()
    handed: set = set()
    for name, function in _called(tree):
        names = _arguments(function)
        arguments.add((name, names))
        made = _made(tree, gensim_models(tree, True, function), set(names))
        stays = _unbound(function)
        for called, key, value in _given(function):
            if value in made:
                handed.add((called, key, made[value]))
            elif value in stays:
                handed.add((called, key, (name, value)))
    made = _made(tree)
    inside = {
        id(call)
        for function in trees.of_kind(tree, ast.FunctionDef)
        for call in trees.of_kind(function, ast.Call)
    }
    for called, key, value in _given(tree, inside):
        if value in made:
            handed.add((called, key, made[value]))
    return Found(frozenset(arguments), frozenset(handed))


def names(tree, given):
    """Yields functions and classes with the dotted names of such models.

    Args:
        tree: As for `find`.
        given: As `Found.given` tells it.
    """
    for name, function in _called(tree):
        models = {n for n in _unbound(function) if (name, n) in given}
        yield function, models
        owner = trees.parents(tree).get(id(function))
        if isinstance(owner, ast.ClassDef) and name == owner.name:
            yield owner, _kept(owner, models)


def _made(tree, of_function=frozenset(), without=frozenset()):
    """Names of models and of vectors, to which of both they are."""
    models = gensim_models(tree, True) | of_function
    kinds = (VECTORS, gensim_vectors(tree)), (MODEL, models)
    return {name: kind for kind, names in kinds for name in names - without}


def _kept(owner, models):
    """`self.model` of a class that binds it to such an argument alone."""
    found: dict = {}
    for node in trees.of_kind(owner, ast.Assign):
        for target in node.targets:
            is_model = trees.dotted(node.value) in models
            found.setdefault(trees.dotted(target), set()).add(is_model)
    return {
        name
        for name, told in found.items()
        if name.startswith('self.') and told == {True}
    }


def _called(tree):
    """Yields functions by what calls them: `__init__` by its class."""
    parents = trees.parents(tree)
    for function in trees.of_kind(tree, ast.FunctionDef):
        owner = parents.get(id(function))
        is_made = function.name == '__init__' and hasattr(owner, 'bases')
        yield owner.name if is_made else function.name, function


def _arguments(function):
    """Tuple of the names of a function's arguments, without `self`."""
    names = [a.arg for a in [*function.args.posonlyargs, *function.args.args]]
    if names[:1] in (['self'], ['cls']):
        names = names[1:]
    return (*names, *(a.arg for a in function.args.kwonlyargs))


def _unbound(function):
    """Set of a function's arguments that it binds to nothing else."""
    nodes = trees.of_kind(function, ast.Name)
    bound = {n.id for n in nodes if not isinstance(n.ctx, ast.Load)}
    return set(_arguments(function)) - bound


def _given(tree, without=()):
    """Yields what is called, the place or name, and the dotted name given."""
    for call in trees.of_kind(tree, ast.Call):
        called = trees.called(call)
        if not called or id(call) in without:
            continue
        for place, value in enumerate(call.args):
            if isinstance(value, ast.Starred):
                break
            yield called, place, trees.dotted(value)
        for keyword in call.keywords:
            yield called, keyword.arg, trees.dotted(keyword.value)


def _named(names, key):
    """The argument of a place or of a name, if there is one."""
    if isinstance(key, int):
        return names[key : key + 1]
    return [key] if key in names else []
