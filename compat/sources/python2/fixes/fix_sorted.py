"""`x.sort(f, g, reverse=True)` and `sorted(x, cmp=f)`, which compared by f.

fissix's own fixer leaves what has a `cmp` and a `key`, and writes a comma too
many where a keyword follows.
"""

from fissix.fixer_util import ArgList, Comma, KeywordArg, Name, parenthesize
from fissix.fixer_util import touch_import as import_from
from fissix.fixes import fix_sorted
from fissix.pgen2 import token
from fissix.pygram import python_symbols as symbols
from fissix.pytree import Leaf, Node

_ORDER = ('cmp', 'key', 'reverse')
_PAIR = 3  # `key`, `=` and its value.


class FixSorted(fix_sorted.FixSorted):
    """Orders by one key as the arguments of Python 2 did."""

    def transform(self, node, results):
        """Writes the arguments anew, or leaves them all."""
        given = results.get('func_arg') or results.get('func_args') or []
        given = [part for part in given if part.type != token.COMMA]
        named = _named(given)
        if named is None or not given:
            return
        if 'cmp' not in named and all(map(_is_pair, given)):
            return
        compared, key = named.pop('cmp', None), named.get('key')
        if _is_none(key):
            key = named.pop('key', None) and None
        if not _is_none(compared):
            named = {'key': None, **named}
            named['key'] = _by(compared, key)
            import_from('functools', 'cmp_to_key', node)
        _write(given, named)


def _is_none(value):
    return value is None or str(value).strip() == 'None'


def _is_pair(part):
    is_argument = part.type == symbols.argument
    return is_argument and len(part.children) == _PAIR


def _named(given):
    """Dict from the names of arguments to their values, or None."""
    named = {}
    for name, part in zip(_ORDER, given, strict=False):
        if _is_pair(part):
            break
        if part.type in (symbols.argument, symbols.star_expr):
            return None
        named[name] = part
    for part in given[len(named) :]:
        name = part.children[0].value if _is_pair(part) else ''
        if name not in _ORDER or name in named:
            return None
        named[name] = part.children[2]
    return named


def _by(compared, key):
    """`cmp_to_key(compared)`, of what a key gives if there is one."""
    made = [Name('cmp_to_key'), ArgList([_plain(compared)])]
    if key is None:
        return Node(symbols.power, made)
    key = _plain(key)
    if key.type != token.NAME:
        key = parenthesize(key)
    called = Node(symbols.power, [key, ArgList([Name('item')])])
    made[0].prefix = ' '
    body = Node(symbols.power, [*made, ArgList([called])])
    head = [Name('lambda'), Name('item', prefix=' '), Leaf(token.COLON, ':')]
    return Node(symbols.lambdef, [*head, body])


def _plain(node):
    node = node.clone()
    node.prefix = ''
    return node


def _write(given, named):
    """Puts arguments in the places of others, with the space before them."""
    spaces = [part.prefix for part in given]
    parent = given[0].parent
    made = []
    for place, (name, value) in enumerate(named.items()):
        argument = KeywordArg(Name(name), _plain(value))
        argument.prefix = spaces[place] if place < len(spaces) else ' '
        made += [argument, Comma()]
    made = made[:-1]
    if parent.type != symbols.arglist:
        given[0].replace(Node(symbols.arglist, made) if made else [])
        return
    first = parent.children.index(given[0])
    kept = [child.clone() for child in parent.children[:first]]
    if not made and kept:
        kept.pop()
    parent.replace(Node(symbols.arglist, [*kept, *made]))
