"""Methods that other packages call otherwise today.

They are told by their names where the source imports the package; those of
gensim's vectors by `wv`, too, the name that they have in a model.

Source: the list in `compat/sources/libraries/moved_names.py`; the release
notes of h5py 3.0, imbalanced-learn 0.8, matplotlib 3.6 and 3.7, networkx 2.4,
nibabel 5.0 and Python 3.9.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries.moved_names import GENSIM_OF_MODELS, METHODS_MOVED
from ...names.local_names import dotted, imported_names
from ...names.vocabularies import gensim_models
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='moved-methods',
    does="Writes today's methods of what matplotlib, h5py and others give",
    why='the old ones are gone',
    before='import threading\nif worker.isAlive():\n    pass\n',
    after='import threading\nif worker.is_alive():\n    pass\n',
    follows=('moved-arguments', 'moved-names'),
    sources=ANY_SOURCE,
)


def apply(port):
    """Writes today's methods."""
    imported = imported_names(port.source.tree)
    modules = {full.split('.')[0] for full in imported.values()}
    names: dict = {}
    for module in modules & set(METHODS_MOVED):
        names.update(METHODS_MOVED[module])
    models = gensim_models(port.source.tree) if 'gensim' in modules else ()
    for node in trees.of_kind(port.source.tree, ast.Attribute):
        if dotted(node, imported):
            continue
        if getattr(node.value, 'id', None) in models:
            # Its vectors have the others, see `lost-names`.
            today = GENSIM_OF_MODELS.get(node.attr)
        elif getattr(node.value, 'attr', None) == 'wv':
            today = METHODS_MOVED['gensim'].get(node.attr)
        else:
            today = names.get(node.attr)
        if today and not (node.attr == 'iteritems' and port.project.python2):
            port.rename(node, RULE, today)
        for module, special in _SPECIAL.items():
            if module in modules:
                special(port, node)


def _h5py(port, node):
    """`file['name'].value`, and `file[name].value` of a file by its name."""
    index = getattr(getattr(node.value, 'slice', None), 'value', None)
    is_file = isinstance(node.value, ast.Subscript) and (
        getattr(node.value.value, 'id', None) in _files(port.source.tree)
    )
    if node.attr == 'value' and (is_file or isinstance(index, str)):
        end = port.source.span(node.value)[1]
        port.source.replace_span(end, port.source.span(node)[1], '[()]')
        port.changed(node, RULE, 'a data set has no value since 3.0', '[()]')


@trees.once
def _files(tree):
    """Names that are bound to files of h5py alone."""
    imported = imported_names(tree)
    bound: dict = {}
    for node in trees.of_kind(tree, ast.Assign, ast.With):
        if isinstance(node, ast.Assign):
            pairs = [(target, node.value) for target in node.targets]
        else:
            pairs = [(i.optional_vars, i.context_expr) for i in node.items]
        for target, value in pairs:
            opened = dotted(getattr(value, 'func', value), imported)
            bound.setdefault(getattr(target, 'id', None), set()).add(opened)
    return {name for name, given in bound.items() if given == {'h5py.File'}}


def _matplotlib(port, node):
    """`for tick in axis.get_major_ticks(): tick.label`."""
    if node.attr == 'label' and _is_tick(port, node.value):
        port.rename(node, RULE, 'label1')


def _is_tick(port, owner):
    """Whether a name goes through ticks, or an index is of them."""
    ticks = owner.value if isinstance(owner, ast.Subscript) else None
    if isinstance(owner, ast.Name):
        above = port.parents.get(id(owner))
        while above is not None and not (
            isinstance(above, ast.For)
            and getattr(above.target, 'id', None) == owner.id
        ):
            above = port.parents.get(id(above))
        ticks = getattr(above, 'iter', None)
    called = getattr(getattr(ticks, 'func', None), 'attr', '')
    return called in ('get_major_ticks', 'get_minor_ticks')


_VIEWS = {'edge': 'adj', 'node': 'nodes'}
_OPTIONS = frozenset('args config flags opt options opts params'.split())
_OF_MANY = 'dict iter len list set sorted tuple'.split()
_OF_DICTS = 'get has_key items iteritems keys values'.split()


def _networkx(port, node):
    """`graph.node[name]`, `graph.node.items()`, `for name in graph.node`."""
    own = _own(port.source.tree) if node.attr in _VIEWS else ()
    if node.attr not in _VIEWS or ast.unparse(node) in own:
        return
    if trees.last_name(node.value).lower() in _OPTIONS:
        return
    if node.attr == 'edge' and any(text.endswith('.edge') for text in own):
        return  # Edges of a program's own have ends oftener than nodes.
    parent = port.parents.get(id(node))
    is_dict = getattr(parent, 'attr', '') in _OF_DICTS
    is_many = getattr(parent, 'iter', None) is node or (
        isinstance(parent, ast.Call) and trees.called(parent) in _OF_MANY
    )
    if isinstance(parent, ast.Compare):
        is_many = isinstance(parent.ops[0], (ast.In, ast.NotIn))
    if is_dict or is_many or isinstance(parent, ast.Subscript):
        port.rename(node, RULE, _VIEWS[node.attr])


@trees.once
def _own(tree):
    """What a program sets itself: `self.node`, `self.edge`, as text."""
    found = {
        ast.unparse(node)
        for node in trees.of_kind(tree, ast.Attribute)
        if node.attr in _VIEWS and isinstance(node.ctx, ast.Store)
    }
    for class_ in trees.of_kind(tree, ast.ClassDef):
        for line in class_.body:
            targets = getattr(line, 'targets', [getattr(line, 'target', None)])
            names = [ast.unparse(target) for target in filter(None, targets)]
            names.append(getattr(line, 'name', ''))
            found.update(f'self.{name}' for name in names)
    return found


def _nibabel(port, node):
    """`image.get_data()`, `image.get_affine()`, `image.get_header()`."""
    call = port.calls.get(id(node))
    own = trees.of_kind(port.source.tree, ast.FunctionDef)
    if call is None or call.args or any(f.name == node.attr for f in own):
        return
    why = f'images have no {node.attr} since nibabel 5.0'
    if node.attr in ('get_affine', 'get_header'):
        today = node.attr.removeprefix('get_')
        port.source.replace(call, node.value, f'.{today}')
        port.changed(call, RULE, why, f'.{today}')
    elif node.attr == 'get_data' and not call.keywords:
        imported = imported_names(port.source.tree)
        names = [name for name, full in imported.items() if full == 'numpy']
        if not names:
            port.needs.add('numpy:asanyarray')
        start = f'{names[0]}.asanyarray(' if names else 'asanyarray('
        port.source.replace(call, start, node.value, '.dataobj)')
        port.changed(call, RULE, why, f'{start}....dataobj)')


def _xml(port, node):
    """`element.getchildren()`."""
    call = port.calls.get(id(node))
    if call is not None and node.attr == 'getchildren':
        port.source.replace(call, 'list(', node.value, ')')
        why = 'elements have no getchildren since Python 3.9'
        port.changed(call, RULE, why, 'list(...)')


_SPECIAL = {
    'h5py': _h5py,
    'matplotlib': _matplotlib,
    'networkx': _networkx,
    'nibabel': _nibabel,
    'xml': _xml,
}
