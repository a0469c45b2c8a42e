"""Names that Python's library, NumPy and others never had, or dropped.

    import collections, numpy as np
    collections.Generator    check: Python 3.11.7 has no collections.Generator
    np.MachAr()              check: numpy 2.4.1 has no numpy.MachAr
    os.makedirs(x, exist=1)  check: os.makedirs refuses this call
    word2vec.load(x)         check: word2vec.load asks for numpy.float

The modules that the porter finds are asked. A call is asked by its dotted
name, or by the one name that it is imported by. What other rules write or
report, what stands in a `try`, in a handler or below a test of the version or
the system, and what no program comes by is left alone.

Source: the installed modules.
"""

from __future__ import annotations

import ast
import collections
import re

from ....dating import package_calls
from ....sources import trees
from ....sources.libraries import old_defaults
from ....sources.libraries.lost_names import LOST
from ....sources.libraries.moved_names import MOVED
from ... import guards
from ...findings import CHECK, STOP
from ...names import installed
from ...names.local_names import dotted, imported_names
from ...names.reached import Reached
from ...rule import ANY_SOURCE, EVERY_OTHER, Rule

RULE = Rule(
    name='installed-names',
    does="Reports what today's Python, NumPy and others lack or refuse",
    why='a program ends there with an AttributeError or ImportError',
    before='import numpy as np\nx = np.MachAr()\n',
    follows=EVERY_OTHER,
    sources=ANY_SOURCE,
)
_SYSTEMS = re.compile(
    r'\bos\.name\b|platform|\bPY[23]\b|system\(|getdefaultencoding'
)


def apply(port):
    """Reports each name once that an installed module lacks."""
    tree, project = port.source.tree, port.project
    own = {name.partition('.')[0] for name in project.exports}
    own |= {*project.beside, *(project.modules or ())}
    put = {
        trees.dotted(node)
        for node in trees.of_kind(tree, ast.Attribute)
        if isinstance(node.ctx, ast.Store)
    }
    aliases = {full: alias for alias, full in _imported(tree)}
    ends = []
    for node, full in (*_imported(tree), *_read(port)):
        if full.partition('.')[0] in own or trees.dotted(node) in put:
            continue
        call = port.calls.get(id(node))
        is_name = isinstance(node, ast.Name)
        place = aliases.get(full, node) if is_name else node
        why = _lacked(full)
        if not why and call is not None:
            why, place = _refused(full, call) or _asking(full), call
        if why and not _is_left(port, full, place):
            ends.append((why, node))
    names = Reached(tree, project.wanted).names if ends else ()
    reached = {id(name) for name in names}
    told = set()
    for why, node in ends:
        is_reached = isinstance(node, ast.alias) or id(_root(node)) in reached
        if is_reached and why not in told:
            told.add(why)
            port.note(node, CHECK, RULE, why)


def _lacked(full):
    name = installed.lacked(full)
    return name and f'{installed.owner(name)} has no {name}: it ends here'


def _refused(full, call):
    names = tuple(keyword.arg for keyword in call.keywords)
    if None in names or any(isinstance(a, ast.Starred) for a in call.args):
        return ''
    ours = old_defaults.ASKED.get(old_defaults.AS_TODAY.get(full, ''), ())
    asked = tuple(name for name in names if name not in ours)
    error = installed.refused(full, len(call.args), asked)
    if 'positional' in error and full in old_defaults.AS_TODAY:
        return ''  # Ours take more by place.
    if not error:
        return ''
    return f'{full} of {installed.owner(full)} refuses this call: {error}'


def _asking(full):
    asked = package_calls.lost_name(full)
    return asked and f'{full} asks for {asked}, which is there no more'


def _imported(tree):
    """Pairs of what `from` imports, and its dotted name."""
    for node in trees.of_kind(tree, ast.ImportFrom):
        for alias in node.names if not node.level else ():
            if alias.name != '*':
                yield alias, f'{node.module}.{alias.name}'


def _read(port):
    """Pairs of names and their dotted names.

    They are the outermost attributes, and what is called by the one name that
    it is imported by.
    """
    tree = port.source.tree
    imported = imported_names(tree)
    inner = set()
    for node in trees.of_kind(tree, ast.Attribute):
        inner.add(id(node.value))
        if id(node) not in inner:
            yield node, dotted(node, imported)
    sure = {*imported} & _imported_once(tree)
    for node in trees.of_kind(tree, ast.Name) if sure else ():
        if id(node) in port.calls and node.id in sure:
            yield node, imported[node.id]


def _imported_once(tree):
    """Names that one import binds, and no later `*` nor inner `def`."""
    nodes = trees.of_kind(tree, ast.ImportFrom, ast.Import)
    bound = [(a.asname or a.name, n.lineno) for n in nodes for a in n.names]
    stars = [line for name, line in bound if name == '*']
    taken = {node.name for node in trees.of_kind(tree, trees.DEFINING)}
    times = collections.Counter(name for name, _ in bound)
    last = max(stars, default=0)
    return {n for n, k in bound if times[n] == 1 and k > last} - taken


def _is_written(port, name, node):
    """Whether a rule wrote more than a name of ours that calls today's."""
    start, end = port.source.span(node)
    edits = [e for e in port.source.edits if e.start < end and start < e.end]
    if isinstance(node, ast.Call) and name in old_defaults.AS_TODAY:
        last = port.source.span(node.func)[1]
        edits = [edit for edit in edits if edit.end > last]
    return bool(edits)


def _root(node):
    while isinstance(node, ast.Attribute):
        node = node.value
    return node


def _is_left(port, name, node):
    """Whether other rules see to a name, or nothing comes by."""
    is_listed = any(n in LOST or n in MOVED for n in trees.starts(name))
    is_restored = port.restores_frames and name.startswith('pandas.')
    if is_listed or is_restored or id(node) in port.handled:
        return True
    if _is_written(port, name, node):
        return True
    lines = range(node.lineno, node.end_lineno + 1)
    told = [f for f in port.findings if f.severity in (CHECK, STOP)]
    if any(f.line in lines for f in told):
        return True
    return (
        guards.is_tried(port, node)
        or guards.is_handler(port, node)
        or guards.is_asked(port, node)
        or guards.is_asked(port, node, _SYSTEMS)
    )
