"""Numbers that are written where a column held a text.

    frame.loc[frame['a'] == 'x', 'a'] = 0
    ->  frame['a'] = frame['a'].astype(object).mask(
            frame['a'] == 'x', 0).infer_objects()

Columns of text were objects, which hold numbers as well; since pandas 3 they
have a type of their own, which takes none. One that `loc` had made whole
numbers was one of these.

Source: pandas 3.0 release notes, "Dedicated string data type by default";
pandas 0.22 to 0.25, executed.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...kinds.frames.text_masks import number_into_text
from ...names.local_names import imported_packages
from ...rule import ANY_SOURCE, Rule

_BEFORE = (
    'import pandas as pd\nframe = pd.read_csv(path)\n'
    "frame.loc[frame['a'] == 'x', 'a'] = 0\n"
)
RULE = Rule(
    name='text-cells',
    does='Writes numbers into columns of text as into objects',
    why='since pandas 3 columns of text take no numbers',
    before=_BEFORE,
    after=_BEFORE.replace(
        "frame.loc[frame['a'] == 'x', 'a'] = 0",
        "frame['a'] = frame['a'].astype(object).mask(frame['a'] == 'x', 0)"
        '.infer_objects()',
    ),
    sources=ANY_SOURCE,
)


def apply(port):
    """Writes the whole column."""
    if 'pandas' not in imported_packages(port.source.tree):
        return
    for statement in trees.of_kind(port.source.tree, ast.Assign):
        found = number_into_text(statement)
        if found is None:
            continue
        column = found.frame, f'[{found.label!r}]'
        made = '.astype(object).mask('
        number = ast.literal_eval(statement.value)
        counts = found.by_loc and type(number) is int
        narrowed = '.infer_objects()' if counts else ''
        port.source.replace(
            statement,
            *(*column, ' = ', *column, made),
            *(found.mask, ', ', statement.value, f'){narrowed}'),
        )
        port.changed(statement, RULE, RULE.why, f'{made}...)')
