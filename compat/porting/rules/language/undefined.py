"""Names that nothing defines, where a program may come by.

    for step in range(steps):
        train()
    print(los)        check: nothing defines los

What stands in a function or method that neither the file names from there
nor another of the program takes, in a `try` that catches it, or below a test
of the version never runs or ends nothing, and is left alone. So is an error
that is raised, which ends it in any case. A source that makes names as it runs
tells nothing, nor does one that imports `*` from a module whose names are not
known, as the magic `%pylab` does.

Source: Python's `symtable`.
"""

from __future__ import annotations

import builtins

from ....sources.notebook import ipython
from ... import guards
from ...findings import CHECK
from ...names import global_names, star_changes
from ...names.local_names import imported_names
from ...names.reached import Reached
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='undefined',
    does='Reports names that nothing defines where a program may come by',
    why='it ends there with a NameError',
    before='print(los)\n',
    sources=ANY_SOURCE,
)
# What modules, notebooks and Windows have besides.
_GIVEN = frozenset(
    '__annotations__ __builtins__ __cached__ __class__ __doc__ __file__ '
    '__loader__ __name__ __package__ __path__ __spec__ In Out WindowsError '
    '_ __ ___ display exit get_ipython quit'.split()
)
# Other rules write Python 3's or report them.
_OF_PYTHON_2 = frozenset('buffer cmp coerce file reload'.split())


def apply(port):
    """Reports the first use of each name that nothing defines."""
    if port.project.generation is None and not _is_of_keras(port):
        return  # A piece of code, whose names stand elsewhere.
    tree = port.source.tree
    brought = _brought(port.project.modules or {}, tree)
    lines = [text for _, text in ipython.hidden(port.source.text)]
    if any(text.startswith('%pylab') for text in lines):
        return
    if brought is None or global_names.binds_by_running(tree):
        return
    wanted, bound = global_names.find(port.source.text)
    missing = wanted - bound - brought - _GIVEN - set(dir(builtins))
    missing -= {name for text in lines for name in ipython.captured(text)}
    missing -= {need.rpartition(':')[2] for need in port.needs}
    for names in star_changes.find(port).values():
        missing -= {*names}
    if port.project.python2:
        missing -= _OF_PYTHON_2
    if not missing:
        return
    reached = Reached(tree, port.project.wanted).names
    names = [n for n in reached if n.id in missing]
    for name in sorted(names, key=lambda n: (n.lineno, n.col_offset)):
        if name.id in missing and not guards.is_asked(port, name):
            missing.discard(name.id)
            why = f'nothing defines {name.id}: it ends with a NameError here'
            port.note(name, CHECK, RULE, why)


def _is_of_keras(port):
    """Whether it is a file of a program that has Keras, if no TensorFlow."""
    names = imported_names(port.source.tree).values()
    used = {*port.project.packages, *(n.partition('.')[0] for n in names)}
    return port.project.modules is not None and 'keras' in used


def _brought(modules, tree):
    """Names that `*` may bring, a set; None where they are not known.

    Args:
        modules: As `Project.modules`.
        tree: ast.Module.
    """
    names = [
        modules.get(module, star_changes.of_library(module))
        for module in global_names.starred(tree)
    ]
    return None if None in names else frozenset().union(*names)
