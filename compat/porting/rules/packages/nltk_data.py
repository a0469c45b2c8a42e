"""Data of NLTK by today's names.

    nltk.download('punkt')    ->  nltk.download('punkt_tab')

Source: as of `sources/libraries/nltk_data.py`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries import nltk_data
from ...names.local_names import dotted, imported_names, imported_packages
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='nltk-data',
    does='Asks for data of NLTK by their names of today',
    why='NLTK reads other files since 3.8.2, and ends without them',
    before="import nltk\nnltk.download('punkt')\n",
    after="import nltk\nnltk.download('punkt_tab')\n",
    sources=ANY_SOURCE,
)


def apply(port):
    """Writes the names in calls, and in lists whose names calls take."""
    tree = port.source.tree
    imported = imported_names(tree)
    if 'nltk' not in imported_packages(tree):
        return
    seen = set()
    for call in trees.of_kind(tree, ast.Call):
        if dotted(call.func, imported) not in nltk_data.FUNCTIONS:
            continue
        named = [k.value for k in call.keywords if k.arg == 'info_or_id']
        for node in _texts([*call.args[:1], *named], tree):
            new = nltk_data.today(node.value)
            if new != node.value and node not in seen:
                seen.add(node)
                port.source.replace(node, repr(new))
                port.changed(node, RULE, RULE.why, repr(new))


def _texts(nodes, tree):
    """Strings among some arguments, their lists and the lists of loops."""
    names = {getattr(node, 'id', '') for node in nodes}
    loops = [
        loop.iter
        for loop in trees.of_kind(tree, ast.For)
        if getattr(loop.target, 'id', None) in names
    ]
    for node in [*nodes, *loops]:
        yield from filter(trees.is_text, getattr(node, 'elts', [node]))
