"""Flags that functions set on the flags they are given.

Up to 1.4 a program could set a flag that nothing defined, also where it had
handed its flags on: `main(flags.FLAGS)`, and there `config.save_dir = path`.
"""

from __future__ import annotations

import ast
import dataclasses

from ..sources import trees
from .names.local_names import flag_holders, short_name


@dataclasses.dataclass
class Uses:
    """What one file does with flags, by names without their modules.

    Attributes:
        given: Places `(function, place)` that get the flags themselves; a
            place is a number, or the name of an argument.
        functions: Function -> names of its parameters.
        handed: `(function, parameter)` -> places that it is handed on to.
        set: `(function, parameter)` -> attributes that are set on it.
    """

    given: set = dataclasses.field(default_factory=set)
    functions: dict = dataclasses.field(default_factory=dict)
    handed: dict = dataclasses.field(default_factory=dict)
    set: dict = dataclasses.field(default_factory=dict)


@trees.once
def uses(tree):
    """Reads the uses of one source, a `Uses`."""
    found = Uses()
    named = _named_otherwise(tree)
    holders = flag_holders(tree)
    for node in trees.of_kind(tree, ast.Call, ast.FunctionDef):
        if isinstance(node, ast.Call):
            for place, value in _arguments(node, named):
                if short_name(value) in ('FLAGS', *holders):
                    found.given.add(place)
        elif isinstance(node, ast.FunctionDef):
            _read_function(node, named, found)
    return found


def set_by_functions(files):
    """Flags that functions set on what are the program's flags.

    Args:
        files: `Uses` of the program's files.

    Returns:
        Set of names.
    """
    todo = [place for file in files for place in file.given]
    known, flags = set(todo), set()
    while todo:
        function, place = todo.pop()
        for file in files:
            key = function, _parameter(file.functions.get(function), place)
            flags |= file.set.get(key, set())
            new = file.handed.get(key, set()) - known
            known |= new
            todo.extend(new)
    return flags


def _parameter(names, place):
    if not isinstance(place, int):
        return place
    return names[place] if names and place < len(names) else ''


def _named_otherwise(tree):
    """`m` -> `main` of `from program import main as m`."""
    return {
        alias.asname: alias.name
        for node in trees.of_kind(tree, ast.ImportFrom)
        for alias in node.names
        if alias.asname
    }


def _arguments(call, named):
    """`((function, place), value)` of each argument of a call."""
    name = short_name(call.func)
    name = named.get(name, name)
    places = [
        *enumerate(call.args),
        *((k.arg, k.value) for k in call.keywords),
    ]
    return [((name, place), value) for place, value in places]


def _read_function(node, named, found):
    names = [a.arg for a in (*node.args.posonlyargs, *node.args.args)]
    names = names[1:] if names[:1] == ['self'] else names
    found.functions[node.name] = names
    for inner in trees.walk(node):
        if isinstance(inner, ast.Call):
            for place, value in _arguments(inner, named):
                if getattr(value, 'id', None) in names:
                    key = node.name, value.id
                    found.handed.setdefault(key, set()).add(place)
        elif isinstance(getattr(inner, 'ctx', None), ast.Store):
            owner = getattr(getattr(inner, 'value', None), 'id', None)
            if isinstance(inner, ast.Attribute) and owner in names:
                key = node.name, owner
                found.set.setdefault(key, set()).add(inner.attr)
