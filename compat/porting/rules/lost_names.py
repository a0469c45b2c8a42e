"""Names of other packages that are gone: each use is a check.

What is sure is written anew: `as_matrix()` of frames, `frame.ix[:, 'a']` as
`loc`, and `frame.append(other)` as `pd.concat([frame, other])` where the other
is a frame. Methods are told by their names where the source imports the
package, and `append` and `sort`, which lists have, too, by the use of their
results.

Source: the list in `compat/sources/lost_names.py`.
"""

from __future__ import annotations

import ast

from ...sources import trees
from ...sources.lost_names import (
    GENSIM_OF_VECTORS,
    LOST,
    METHODS_LOST,
    PANDAS_ALONE,
    PANDAS_LOST,
    PANDAS_LOST_CALLS,
    PANDAS_LOST_RESULTS,
)
from ...sources.moved_names import METHODS_MOVED, MOVED
from .. import guards
from ..findings import CHECK
from ..kinds.frame_labels import place
from ..names.local_names import (
    assigned_values,
    dotted,
    emptied_modules,
    gensim_models,
    gensim_vectors,
    imported_names,
    reads_words,
)
from ..rule import ANY_SOURCE, Rule

RULE = Rule(
    name='lost-names',
    does='Reports what is gone from pandas, scikit-learn, Pillow and others',
    why="today's packages no longer have it",
    before='from sklearn.datasets import load_boston\n',
    sources=ANY_SOURCE,
    follows=('unescaped',),
)
# Arguments that no method of a list has.
_OF_FRAMES = ('columns', 'ignore_index')
# What uses the result of a call, which of a list's methods is None.
_USES = (ast.Assign, ast.Attribute, ast.Call, ast.Return, ast.keyword)
_ARRAYS = ('as_matrix', 'get_values')
# What makes a frame or a series, beside all that reads one.
_FRAMES = ('DataFrame', 'Series', 'concat', 'merge')
_CLASSES = ('pandas.DataFrame', 'pandas.Series')


def apply(port):
    """Reports names and methods that are gone."""
    imported = imported_names(port.source.tree)
    own = {name.partition('.')[0] for name in port.project.exports}
    own.update(emptied_modules(port.source.tree))
    packages = {n.partition('.')[0] for n in imported.values()} - own
    models = _gensim_models(port.source.tree) if 'gensim' in packages else {}
    kinds = ast.AST if models else (ast.Import, ast.ImportFrom, ast.Attribute)
    for node in trees.of_kind(port.source.tree, kinds):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            _report_import(port, node, own)
        elif isinstance(node, ast.Attribute) and id(node) not in port.handled:
            full = dotted(node, imported)
            if full:
                longer = dotted(port.parents[id(node)], imported)
                if longer not in MOVED:
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
    names = [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        module = '' if node.level else str(node.module)
        names = [f'{module}.{name}' for name in names]
        if not all(name in MOVED for name in names):
            names.insert(0, module)
    names = [name for name in names if name not in MOVED]
    for name in dict.fromkeys(start for n in names for start in _starts(n)):
        if name in LOST and name.partition('.')[0] not in own:
            if not guards.is_tried(port, node):
                _report(port, node, name, LOST[name])


def _gone(full):
    """What to write for `a.b`, also for a method by its class, or None."""
    owner, _, name = full.rpartition('.')
    is_method = owner in _CLASSES and name != 'from_csv'  # `frame-readers`.
    return PANDAS_LOST.get(name) if is_method else LOST.get(full)


def _starts(name):
    """`a`, `a.b` and `a.b.c` of `a.b.c`."""
    parts = name.split('.')
    return ['.'.join(parts[: n + 1]) for n in range(len(parts))]


def _report(port, node, name, instead):
    if instead is not None and not _is_fallback(port, node, name):
        why = f"today's package has no {name}: write {instead}"
        port.note(node, CHECK, RULE, why)


def _is_fallback(port, node, name):
    """Whether it is for those alone whose package is older."""
    package = name.partition('.')[0]
    names = guards.failed_imports(port, node)
    roots = {name.partition('.')[0] for name in names}
    lost = [n for name in names for n in _starts(name) if n in LOST]
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
        written = _as_array(port, node, call) or _by_labels(port, node)
        written = written or _sorted(port, node, call)
        written = written or _by_place(port, node, call)
        if not written and not _joined(port, node, call, instead, imported):
            _report(port, node, shown, instead)
    if _is_vocabulary(port, node) and _are_vectors(port, node.value):
        _report(port, node, shown, 'key_to_index')
    for package in packages & set(METHODS_LOST) if call is not None else ():
        _report(port, node, shown, METHODS_LOST[package].get(node.attr))


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


def _as_array(port, node, call):
    """Whether `frame.as_matrix(columns)` was written anew."""
    if node.attr not in _ARRAYS or call is None:
        return False
    given = [*call.args, *(k.value for k in call.keywords)]
    names = {k.arg for k in call.keywords}
    starred = any(isinstance(g, (ast.Starred, ast.Tuple)) for g in given)
    if len(given) > 1 or names - {'columns'} or starred:
        return False
    columns = [g for g in given if getattr(g, 'value', g) is not None]
    part = ['[', columns[0], ']'] if columns else []
    port.source.replace(call, node.value, *part, '.to_numpy()')
    why = f'pandas no longer has {node.attr}'
    port.changed(call, RULE, why, 'to_numpy()')
    return True


def _sorted(port, node, call):
    """Whether `frame.sort(columns)` was written anew, as `sort_values`."""
    if node.attr != 'sort' or call is None:
        return False
    given = {k.arg for k in call.keywords}
    if not given & {'columns', 'inplace', 'ascending'}:
        return False
    by = 'columns' in given or bool(call.args)
    if None in given or 'columns' in given and call.args:
        return False
    port.rename(node, RULE, 'sort_values' if by else 'sort_index')
    for keyword in call.keywords:
        if keyword.arg == 'columns':
            start = port.source.span(keyword)[0]
            port.source.replace_span(start, start + len('columns'), 'by')
    return True


def _by_labels(port, node):
    """Whether `frame.ix[rows, 'column']` was written anew, as `loc`."""
    index = port.parents.get(id(node))
    if node.attr != 'ix' or not isinstance(index, ast.Subscript):
        return False
    parts = getattr(index.slice, 'elts', [index.slice])
    kinds = {place(part) for part in parts}
    if _is_of_index(port, index.slice):
        kinds = {'label'}
    if 'number' in kinds or not kinds & {'label', 'mask'}:
        return False
    port.source.replace_leaf(node, 'loc')
    port.changed(node, RULE, 'pandas has ix no longer', 'loc')
    return True


def _is_of_index(port, node):
    """Whether it is a name of labels alone: `rows = list(frame.index)`."""
    kept = assigned_values(port.source.tree).get(getattr(node, 'id', None))
    values = [
        value.args[0]
        if isinstance(value, ast.Call) and len(value.args) == 1
        else value
        for value in kept or ()
    ]
    return bool(values) and all(
        isinstance(value, ast.Attribute) and value.attr == 'index'
        for value in values
    )


def _by_place(port, node, call):
    """Whether `frame.irow(i)` was written anew, as `iloc`."""
    part = {'irow': '.iloc[', 'icol': '.iloc[:, '}.get(node.attr)
    if not part or call is None or call.keywords or len(call.args) != 1:
        return False
    port.source.replace(call, node.value, part, call.args[0], ']')
    why = f'pandas no longer has {node.attr}'
    port.changed(call, RULE, why, f'{part}...]')
    return True


def _joined(port, node, call, instead, imported):
    """Whether `frame.append(other)` was written anew, as `pd.concat`."""
    if node.attr != 'append' or not instead or len(call.args) != 1:
        return False
    pandas = [name for name, full in imported.items() if full == 'pandas']
    if not pandas or not _is_frame(port, call.args[0], imported):
        return False
    named = [f', {k.arg}={port.source.get(k.value)}' for k in call.keywords]
    frames = [node.value, ', ', call.args[0], ']', *named, ')']
    port.source.replace(call, f'{pandas[0]}.concat([', *frames)
    why = 'frames have no append since pandas 2'
    port.changed(call, RULE, why, f'{pandas[0]}.concat')
    return True


def _is_frame(port, node, imported):
    """Whether it is, or holds, what pandas read or made alone."""
    values = [node]
    if isinstance(node, ast.Name):
        values = assigned_values(port.source.tree).get(node.id, [None])
    names = [dotted(getattr(v, 'func', None), imported) for v in values]
    return all(
        name.startswith('pandas.read_')
        or name.removeprefix('pandas.') in _FRAMES
        for name in names
    )


def _gensim_models(tree):
    """Dict from models to whether `word-vectors` writes of them."""
    of_words = gensim_models(tree, True)
    return {name: name in of_words for name in gensim_models(tree)}


def _is_vocabulary(port, node):
    """Whether more than the words of a vocabulary are asked for."""
    if getattr(node, 'attr', '') != 'vocab':
        return False
    return not reads_words(node, port.parents)


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
