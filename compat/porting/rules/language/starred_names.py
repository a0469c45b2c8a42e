"""Names that a star brought, and that today's module lacks or hides.

    from numpy import *     ->  from numpy import *
                                from numpy import inf as Inf
                                from builtins import max

Source: the release notes of NumPy 2.0, whose star brings a `max` of its own.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...findings import CHECK
from ...names import star_changes
from ...rule import ANY_SOURCE, Rule
from ...text import statement_edits

RULE = Rule(
    name='starred-names',
    does='Imports by name what a star brought and brings no more, or hides',
    why='its star brings other names today',
    before='from numpy import *\nx = max(1, Inf)\n',
    after=(
        'from numpy import *\nfrom numpy import inf as Inf\n'
        'from builtins import max\nx = max(1, Inf)\n'
    ),
    sources=ANY_SOURCE,
    follows=('held-axes', 'python2-builtins'),
)


def apply(port):
    """Imports such names below the star."""
    for star, names in star_changes.find(port).items():
        lines = [port.source.get(star)]
        by_package: dict = {}
        for name, (full, instead) in names.items():
            package, _, leaf = full.rpartition('.')
            shown = leaf if leaf == name else f'{leaf} as {name}'
            if instead and _is_left(port, name):
                why = f"today's {star.module} has no {name}: write {instead}"
                port.note(star, CHECK, RULE, why)
            elif full.startswith('='):
                lines.append(f'{name} = {full[1:]}')
            elif full:
                by_package.setdefault(package, []).append(shown)
        lines += [
            f'{package and f"from {package} "}import {", ".join(shown)}'
            for package, shown in by_package.items()
        ]
        if len(lines) > 1:
            statement_edits.write(port, star, lines, RULE, RULE.why)


def _is_left(port, name):
    """Whether no other rule took out each use of a name."""
    nodes = trees.of_kind(port.source.tree, ast.Name)
    used = [id(node) for node in nodes if node.id == name]
    return name in port.wanted or not port.handled.issuperset(used)
