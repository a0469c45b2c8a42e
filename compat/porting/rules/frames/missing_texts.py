"""Texts of columns in which values are missing, which were `'nan'`.

    frame = pd.read_csv(path)
    frame.a.astype(str)     ->  frame.a.astype(str).fillna('nan')
    rows['a'].astype(str)   ->  old_frames.texts(rows['a'])

Source: pandas 3.0 release notes, "Dedicated string data type by default".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...kinds.frames import dates, frames
from ...names.local_names import imported_names
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='missing-texts',
    does='Makes texts of what is missing in columns of pandas',
    why='astype(str) leaves it missing since pandas 3',
    before=(
        'import pandas as pd\nframe = pd.read_csv(path)\n'
        'x = frame.a.astype(str)\n'
    ),
    after=(
        'import pandas as pd\nframe = pd.read_csv(path)\n'
        "x = frame.a.astype(str).fillna('nan')\n"
    ),
    sources=ANY_SOURCE,
    follows=('numpy-names',),
)
_FILL = ".fillna('nan')"
# Packages whose values are taken by labels, too.
_LABELLED = frozenset('datasets h5py tables xarray'.split())


def apply(port):
    """Writes what gives texts throughout."""
    tree = port.source.tree
    imported = imported_names(tree).values()
    if 'pandas' not in imported:
        return
    others = {name.partition('.')[0] for name in imported} & _LABELLED
    for call in trees.of_kind(tree, ast.Call):
        if not _asks_texts(call) or _is_whole(call.func.value):
            continue
        owner = call.func.value
        if dates.of_source(tree).kind(owner):
            continue
        if _is_of_pandas(tree, owner):
            if not _is_filled(port, call):
                port.source.insert(port.source.span(call)[1], _FILL)
                port.changed(call, RULE, RULE.why, _FILL)
        elif not others and _is_labelled(owner):
            port.source.replace(call, 'old_frames.texts(', owner, ')')
            port.needs.add('legacy_rnn.compat:old_frames')
            port.changed(call, RULE, RULE.why, 'old_frames.texts')


def _asks_texts(call):
    """Whether it is `x.astype(str)`."""
    if getattr(call.func, 'attr', '') != 'astype' or len(call.args) != 1:
        return False
    kind = call.args[0]
    name = getattr(kind, 'value', None) or trees.dotted(kind)
    return not call.keywords and name in ('str', 'np.str', 'numpy.str')


def _is_whole(owner):
    """Whether nothing is missing: `x.fillna(0)`, `x.astype(int)`."""
    method = getattr(getattr(owner, 'func', None), 'attr', '')
    return method in ('astype', 'dropna', 'fillna')


def _is_filled(port, call):
    """Whether it is `x.astype(str).fillna('')`."""
    return getattr(port.parents.get(id(call)), 'attr', '') == 'fillna'


def _is_of_pandas(tree, owner):
    """Whether something says that it is a column or a frame."""
    known = frames.of_source(tree)
    if known.is_column(owner) or known.is_frame(owner):
        return True
    return isinstance(owner, ast.Subscript) and known.is_frame(owner.value)


def _is_labelled(owner):
    """Whether it is `rows['a']`."""
    label = getattr(owner, 'slice', None)
    return isinstance(getattr(label, 'value', None), str)
