"""Names of other packages that are gone: each use is a check.

What is sure is written anew: methods of frames by `text/frame_calls.py`, and
`words.get_feature_names()` as a list of `get_feature_names_out()`. Methods are
told by their names where the source imports the package, and `append` and
`sort`, which lists have, too, by the use of their results. Pillow's sizes of a
text are those of `compat.text_sizes`.

Source: the list in `compat/sources/libraries/lost_names.py`.
"""

from __future__ import annotations

import ast

from .... import text_sizes
from ....sources import trees
from ....sources.libraries.lost_names import (
    GENSIM_OF_VECTORS,
    LOST,
    METHODS_LOST,
    PANDAS_ALONE,
    PANDAS_LOST,
    PANDAS_LOST_CALLS,
    PANDAS_LOST_RESULTS,
)
from ....sources.libraries.moved_names import METHODS_MOVED, MOVED
from ... import guards
from ...findings import CHECK
from ...names import visible
from ...names.local_names import (
    assigned_values,
    dotted,
    emptied_modules,
    imported_names,
    imported_packages,
)
from ...names.vocabularies import (
    gensim_models,
    gensim_vectors,
    reads_words,
    word_asked,
)
from ...rule import ANY_SOURCE, Rule
from ...text import (
    frame_calls,
    frames_of_then,
    functions,
    statement_edits,
)

RULE = Rule(
    name='lost-names',
    does='Reports what is gone from pandas, scikit-learn, Pillow and others',
    why="today's packages no longer have it",
    before='from sklearn.datasets import load_boston\nload_boston()\n',
    sources=ANY_SOURCE,
    follows=('frame-functions', 'held-axes', 'unescaped', 'word-loops'),
)
# Arguments that no method of a list has.
_OF_FRAMES = ('columns', 'ignore_index')
# What uses the result of a call, which of a list's methods is None.
_USES = (
    *(ast.Assign, ast.Attribute, ast.Call, ast.Return, ast.Subscript),
    ast.keyword,
)
_SIZES = 'legacy_rnn.compat.text_sizes'
_CLASSES = ('pandas.DataFrame', 'pandas.Series')


def apply(port):
    """Reports names and methods that are gone."""
    imported = imported_names(port.source.tree)
    own = {name.partition('.')[0] for name in port.project.exports}
    own.update(emptied_modules(port.source.tree))
    packages = imported_packages(port.source.tree) - own
    models = _gensim_models(port.source.tree) if 'gensim' in packages else {}
    kinds = ast.AST if models else (ast.Import, ast.ImportFrom, ast.Attribute)
    for node in trees.of_kind(port.source.tree, kinds):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            _report_import(port, node, own)
        elif isinstance(node, ast.Attribute) and id(node) not in port.handled:
            full = dotted(node, imported)
            if full:
                longer = dotted(port.parents[id(node)], imported)
                if full.rpartition('.')[0] in _CLASSES and _gone(full):
                    frames_of_then.ask(port, node, RULE, RULE.why)
                elif longer not in MOVED:
                    _report(port, node, full, _gone(full))
            else:
                _report_method(port, node, packages, imported)
        owner = getattr(getattr(node, 'value', None), 'id', None)
        if owner in models and (
            not models[owner] or _is_vocabulary(port, node)
        ):
            _report_model(port, node)


def _report_import(port, node, own):
    """`import imp`, `from sklearn.datasets import load_boston`."""
    names = [alias.name for alias in _kept(port, node, own)]
    if isinstance(node, ast.ImportFrom):
        module = '' if node.level else str(node.module)
        names = [f'{module}.{name}' for name in names]
        if not all(name in MOVED for name in names):
            names.insert(0, module)
    names = [name for name in names if name not in MOVED]
    for name in dict.fromkeys(
        start for n in names for start in trees.starts(n)
    ):
        if name in LOST and name.partition('.')[0] not in own:
            if not guards.is_tried(port, node):
                _report(port, node, name, LOST[name])


def _kept(port, node, own):
    """What an import names, without what is gone and used nowhere."""
    module = getattr(node, 'module', '')
    start = f'{module}.' if module else ''
    if (
        module is None
        or getattr(node, 'level', None)
        or module.partition('.')[0] in own
        or module in MOVED
    ):
        return node.names
    lost = [a for a in node.names if f'{start}{a.name}' in LOST]
    if not module:  # What `import a.b` binds is a.
        lost = [a for a in lost if a.name not in own and '.' not in a.name]
    unused = {a.name for a in lost if not _is_used(port, a)}
    moves = any(f'{start}{a.name}' in MOVED for a in node.names)
    if (
        not unused
        or moves
        or any(name in LOST for name in trees.starts(module))
    ):
        return node.names
    if guards.is_tried(port, node):
        return node.names
    kept = [a for a in node.names if a.name not in unused]
    shown = ', '.join(map(ast.unparse, kept))
    line = ast.unparse(node).partition('import ')[0] + f'import {shown}'
    lines = [line] if kept else []
    why = f'{", ".join(sorted(unused))} is gone, and nothing uses it'
    statement_edits.write(port, node, lines, RULE, why)
    return kept


def _is_used(port, alias):
    bound = alias.asname or alias.name
    names = trees.of_kind(port.source.tree, ast.Name)
    return bound in port.wanted or any(n.id == bound for n in names)


def _gone(full):
    """What to write for `a.b`, also for a method by its class, or None."""
    owner, _, name = full.rpartition('.')
    is_method = owner in _CLASSES and name != 'from_csv'  # `frame-readers`.
    return LOST.get(full, PANDAS_LOST.get(name) if is_method else None)


def _report(port, node, name, instead):
    if instead is not None and not _is_fallback(port, node, name):
        why = f"today's package has no {name}: write {instead}"
        port.note(node, CHECK, RULE, why)


def _is_fallback(port, node, name):
    """Whether it is for those alone whose package is older."""
    package = name.partition('.')[0]
    names = guards.failed_imports(port, node)
    roots = {name.partition('.')[0] for name in names}
    lost = [n for name in names for n in trees.starts(name) if n in LOST]
    return package in roots and not lost and MOVED.keys().isdisjoint(names)


def _report_method(port, node, packages, imported):
    """`frame.ix`, `draw.textsize(text)`: what a package's objects had."""
    call = port.calls.get(id(node))
    shown = f'.{node.attr}'
    used = packages
    if node.attr in PANDAS_ALONE:
        used = packages | port.project.packages
    if 'pandas' in used:
        instead = _of_pandas(port, node, call)
        if not frame_calls.write(port, RULE, node, instead) and instead:
            why = f"today's pandas has no {shown}: write {instead}"
            frames_of_then.ask(port, node, RULE, why)
    if _is_vocabulary(port, node) and _are_vectors(port, node.value):
        _report(port, node, shown, 'key_to_index')
    if 'sklearn' in packages and _listed(port, node, call, imported):
        return
    if 'PIL' in packages and _measured(port, node, call):
        return
    if 'numpy' in packages and _ranged(port, node, call):
        return
    is_result = node.attr.endswith('_')  # Of an estimator that was fit.
    if not (call or is_result) or _is_of_type(port, node, imported):
        return
    for package in packages & set(METHODS_LOST):
        _report(port, node, shown, METHODS_LOST[package].get(node.attr))


def _is_of_type(port, node, imported):
    """Whether a method of arrays is one of a type, which has it today."""
    if node.attr != 'newbyteorder':
        return False
    values = assigned_values(port.source.tree)
    found = values.get(getattr(node.value, 'id', None)) or [node.value]
    return all(
        getattr(value, 'attr', '') == 'dtype'
        or dotted(getattr(value, 'func', value), imported) == 'numpy.dtype'
        for value in found
    )


def _of_pandas(port, node, call):
    """What to write for a method of a frame; None where it may be none."""
    least, instead = PANDAS_LOST_CALLS.get(node.attr, (0, None))
    if call is None:
        return PANDAS_LOST.get(node.attr)
    if instead is not None:
        given = len(call.args) + len(call.keywords)
        return instead if given >= least else None
    of_frames = any(k.arg in _OF_FRAMES for k in call.keywords)
    is_used = isinstance(port.parents.get(id(call)), _USES)
    if not is_used and not of_frames:
        return PANDAS_LOST.get(node.attr)
    return PANDAS_LOST.get(node.attr, PANDAS_LOST_RESULTS.get(node.attr))


def _listed(port, node, call, imported):
    """Whether `words.get_feature_names()` was written anew."""
    if node.attr != 'get_feature_names' or call is None:
        return False
    # It gave the values that were encoded.
    of_values = 'sklearn.preprocessing.OneHotEncoder' in imported.values()
    if of_values or call.args or call.keywords:
        return False
    new = 'list(', node.value, '.get_feature_names_out())'
    port.source.replace(call, *new)
    port.changed(call, RULE, 'scikit-learn 1.2 dropped it', new[-1])
    return True


def _measured(port, node, call):
    """Whether `draw.textsize(text)` was written anew."""
    if node.attr not in text_sizes.__all__ or call is None:
        return False
    port.needs.add(f'{_SIZES}:{node.attr}')
    functions.write(port, call, node.attr)
    port.changed(call, RULE, 'Pillow 10 dropped it', node.attr)
    return True


def _ranged(port, node, call):
    """Whether `x.ptp(1)` was written anew."""
    names = {f.name for f in trees.of_kind(port.source.tree, ast.FunctionDef)}
    if node.attr != 'ptp' or call is None or 'ptp' in names:
        return False
    function = f'{visible.name_of(port, call)}.ptp'
    functions.write(port, call, function)
    port.changed(call, RULE, 'NumPy 2 dropped it', function)
    return True


def _gensim_models(tree):
    """Dict from models to whether `word-vectors` writes of them."""
    of_words = gensim_models(tree, True)
    return {name: name in of_words for name in gensim_models(tree)}


def _is_vocabulary(port, node):
    """Whether more than the words of a vocabulary are asked for."""
    if getattr(node, 'attr', '') != 'vocab':
        return False
    is_word = word_asked(node, port.parents)
    return not is_word and not reads_words(node, port.parents)


def _are_vectors(port, node):
    if getattr(node, 'attr', '') == 'wv':
        return True
    return ast.unparse(node) in gensim_vectors(port.source.tree)


def _report_model(port, node):
    """`model['word']` and `model.most_similar('word')`."""
    name = getattr(node, 'attr', '')
    if isinstance(node, ast.Subscript) or name in GENSIM_OF_VECTORS:
        shown = ast.unparse(node)
        instead = shown.replace(node.value.id, f'{node.value.id}.wv', 1)
        today = METHODS_MOVED['gensim'].get(name, name)
        instead = instead.removesuffix(name) + today
        _report(port, node, shown, instead)
