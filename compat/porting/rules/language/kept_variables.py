"""Lists whose variable is read after them, as loops.

    ids = [f(x) for x in rows]      ids = []
    print x                         for x in rows:
                                        ids.append(f(x))
                                    print(x)

Python 2 kept the variable in the scope around; `names/leaked_names.py` finds
where it is read. A list that no name is given to is left to a check.

Source: Python 3.0, "What's New: Changed Syntax".
"""

from __future__ import annotations

import ast
import builtins
import collections
import dataclasses

from ....sources import trees
from ...findings import CHANGED, CHECK
from ...names import calls_of_names, leaked_names
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='kept-variables',
    does='Writes a list as a loop whose variable is read after it',
    why='Python 3 keeps the variable of a list to the list',
    before='ids = [f(x) for x in rows]\nprint x\n',
    after='ids = []\nfor x in rows:\n    ids.append(f(x))\nprint(x)\n',
    sources=ANY_SOURCE,
)


def apply(port):
    """Writes each list that a check of conversion speaks of."""
    told = collections.defaultdict(list)
    for finding in port.findings:
        if finding.severity == CHECK and leaked_names.WHY in finding.why:
            told[finding.line].append(finding)
    for node in trees.of_kind(port.source.tree, ast.Assign):
        found = told.get(node.value.lineno)
        if found and _is_plain(port, node, {f.old for f in found}):
            _write(port, node)
            new = f'{node.targets[0].id}.append(...)'
            given = dict(severity=CHANGED, rule=RULE.name, why=RULE.why)
            port.findings[:] = [f for f in port.findings if f not in found]
            kept = dataclasses.replace(found[0], new=new, **given)
            port.findings.append(kept)


def _is_plain(port, node, names):
    """Whether a statement gives a list to a name, on lines of its own."""
    made, target = node.value, node.targets[0]
    if not isinstance(made, ast.ListComp) or not isinstance(target, ast.Name):
        return False
    stored = [
        n.id
        for g in made.generators
        for n in ast.walk(g.target)
        if isinstance(n, ast.Name)
    ]
    used = {n.id for n in trees.of_kind(made, ast.Name)}
    start, end = port.source.span(node)
    text = port.source.text
    before = text[port.source.line_start(start) : start]
    after = text[end : port.source.line_end(end)].strip()
    return (
        names <= set(stored)
        and len(node.targets) == 1
        and target.id not in used
        and '#' not in port.source.get(node)
        and not before.strip()
        and (not after or after.startswith('#'))
        and not _may_read(port, made, target.id)
    )


def _may_read(port, made, name):
    """Whether a function that makes the list may read the name it gets."""
    tree = port.source.tree
    statements = trees.of_kind(tree, ast.Import, ast.ImportFrom)
    others = {a.asname or a.name for s in statements for a in s.names}
    calls = map(calls_of_names.dotted, trees.of_kind(made, ast.Call))
    if {c.partition('.')[0] for c in calls} <= others | set(dir(builtins)):
        return False
    functions = trees.of_kind(tree, ast.FunctionDef, ast.Lambda)
    return any(
        isinstance(n.ctx, ast.Load) and n.id == name
        for function in functions
        if made not in trees.walk(function)
        for n in trees.of_kind(function, ast.Name)
    )


def _write(port, node):
    source, name = port.source, node.targets[0].id
    start = source.span(node)[0]
    indent = source.text[source.line_start(start) : start]
    step = '\t' if '\n\t' in source.text else '    '
    pieces = [f'{name} = []']
    for generator in node.value.generators:
        loop = (source.whole(generator.target), ' in ')
        pieces += [f'\n{indent}for ', *loop, *_one_line(source, generator)]
        indent += step
        for test in generator.ifs:
            pieces += [f'\n{indent}if (', source.whole(test), '):']
            indent += step
    elt = source.whole(node.value.elt)
    pieces += [f'\n{indent}{name}.append(', elt, ')']
    source.replace(node, *pieces)


def _one_line(source, generator):
    """What a loop goes over, in brackets where it has many lines."""
    span = source.whole(generator.iter)
    is_long = '\n' in source.text[slice(*span)]
    return ['(', span, '):'] if is_long else [span, ':']
