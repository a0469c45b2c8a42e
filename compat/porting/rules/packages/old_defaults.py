"""What functions did untold until about 2019, and do otherwise today.

    SVC(C=3)                 ->  SVC(C=3, gamma='auto')
    LogisticRegression()     ->  old_logistic.LogisticRegression()
    image.resize((9, 9))     ->  image.resize((9, 9), resample=0)

Half-ported programs may be of later years, and are left.

Source: as of `sources/libraries/old_defaults.py`.
"""

from __future__ import annotations

import ast
import re

from ....sources import trees
from ....sources.libraries import old_defaults
from ....sources.libraries.old_calls import PLACED, places
from ....sources.libraries.old_values import GIVEN
from ...names.local_names import dotted, imported_names, imported_packages
from ...rule import ANY_SOURCE, Rule
from ...text import arguments

RULE = Rule(
    name='old-defaults',
    does='Says what functions of scikit-learn, librosa and others did untold',
    why='they do otherwise today, without a word',
    before='from sklearn.svm import SVC\nmodel = SVC(C=3)\n',
    after="from sklearn.svm import SVC\nmodel = SVC(C=3, gamma='auto')\n",
    sources=ANY_SOURCE,
    follows=('moved-arguments', 'old-values'),
)


def apply(port):
    """Writes what was done."""
    if port.may_be_later:
        return
    imported = imported_names(port.source.tree)
    packages = imported_packages(port.source.tree)
    if packages & old_defaults.REPLACED:
        _name_ours(port, imported)
    has_pictures = any(f.startswith('PIL') for f in imported.values())
    for call in trees.of_kind(port.source.tree, ast.Call):
        full = dotted(call.func, imported)
        told = old_defaults.TOLD.get(full, {})
        if has_pictures and not full and _resizes(port, call):
            told = {'resample': old_defaults.NEAREST}
        if told:
            _tell(port, call, full, told)


def _name_ours(port, imported):
    """`LogisticRegression` and `word_tokenize`, which are ours."""
    known = old_defaults.ours(port.release)
    for node in trees.of_kind(port.source.tree, ast.Attribute, ast.Name):
        ours = known.get(dotted(node, imported))
        if ours and _is_asked(port, ours):
            package, leaf, kind = ours.rsplit('.', 2)
            new = f'{leaf}.{kind}'
            port.needs.add(f'{package}:{leaf}')
            port.source.replace(node, new)
            port.changed(node, RULE, RULE.why, new)


def _is_asked(port, ours):
    """Whether the program has a word for which a port needs ours."""
    asked = old_defaults.ASKED.get(ours)
    return not asked or any(
        re.search(pattern, text)
        for text in (port.source.text, *map(_text, port.project.trees))
        for pattern in asked
    )


@trees.once
def _text(tree):
    """What a source of another file says, in Python 3."""
    return ast.unparse(tree)


def _resizes(port, call):
    """Whether it is `image.resize(size)`; that of an array gives nothing."""
    if getattr(call.func, 'attr', '') != 'resize':
        return False
    is_used = not isinstance(port.parents.get(id(call)), ast.Expr)
    return is_used and len(call.args) == 1 and not call.keywords


def _tell(port, call, full, told):
    """Says what is not said yet, by name or by place."""
    by_name = {keyword.arg for keyword in call.keywords}
    is_open = any(isinstance(part, ast.Starred) for part in call.args)
    if is_open or None in by_name or GIVEN.get(full, {}).keys() & by_name:
        return
    order = places(PLACED[full])[0] if full in PLACED else []
    taken = {*by_name, *order[: len(call.args)]}
    if 'multichannel' in by_name or _picture(call) is None:
        taken.add('channel_axis')
    new = ', '.join(
        f'{name}={_said(port, call, value)}'
        for name, value in told.items()
        if name not in taken
    )
    if not new:
        return
    arguments.add(port.source, call, new)
    port.changed(call, RULE, RULE.why, new)


def _said(port, call, value):
    """The text of a value, which may hang on a picture: that gets a name."""
    if not isinstance(value, old_defaults.Colours):
        return repr(value)
    picture = _picture(call)
    name = port.source.get(picture)
    if not isinstance(picture, (ast.Attribute, ast.Name)):
        names = {n.id for n in trees.of_kind(port.source.tree, ast.Name)}
        name = '_picture' if 'picture' in names else 'picture'
        port.source.insert(port.source.whole(picture)[0], f'({name} := ')
        port.source.insert(port.source.whole(picture)[1], ')')
    return f'-1 if {value.text.format(name)} else None'


def _picture(call):
    named = [k.value for k in call.keywords if k.arg == 'image']
    return next(iter([*call.args, *named]), None)
