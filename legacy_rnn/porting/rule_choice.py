"""Which rules a port runs, and the list to choose from."""

from __future__ import annotations

import difflib
import textwrap

from legacy_rnn.compat.porting import rules
from legacy_rnn.console import command

LIST = '`legacy-rnn port --rules` lists them'
# What findings name besides rules, and why it is always done.
_ALWAYS = {
    'eager': 'eager code cannot be ported',
    'left-out': 'it tells what the rules left out would do',
    'notebook': 'a cell that is not valid Python cannot be ported',
    'python2': 'Python 2 is converted before rules can read it',
    'unanswered': 'it stays until the comment of the check is deleted',
}


def left_out(select, ignore, style):
    """Names of the rules that a port leaves out.

    Args:
        select: The flag: names separated by commas, or None for all.
        ignore: The flag: names separated by commas, or None.
        style: Style of the port.

    Returns:
        Frozenset of names.

    Raises:
        CommandError: A name is no rule's, or no rule is left to run.
    """
    known = rules.modules()
    chosen = set(known) if select is None else _names('select', select)
    chosen -= set() if ignore is None else _names('ignore', ignore)
    of_style = [n for n in known if style in known[n].RULE.styles]
    if not chosen.intersection(of_style):
        raise command.CommandError(
            f'--select and --ignore leave no rule to run; --style={style} '
            f'has {", ".join(sorted(of_style))}'
        )
    return frozenset(known) - chosen


def lines():
    """The rules by name: each with what it does, and its releases."""
    width = max(map(len, rules.modules())) + 2
    for name, module in sorted(rules.modules().items()):
        yield from textwrap.wrap(
            module.RULE.does + _releases(module.RULE),
            79,
            initial_indent=name.ljust(width),
            subsequent_indent=' ' * width,
        )


def _releases(rule):
    first, last = rule.releases
    if (first, last) == ('0.5', '1.15'):
        return ''
    return f' (TensorFlow {first} to {last})'


def _names(flag, text):
    """The rules that a flag names."""
    names = [part.strip().replace('_', '-') for part in text.split(',')]
    for name in names:
        if name not in rules.modules():
            raise command.CommandError(f'--{flag}={text}: {_unknown(name)}')
    return set(names)


def _unknown(name):
    if name in _ALWAYS:
        return f'{name} always runs: {_ALWAYS[name]}'
    if not name:
        return f'expected names of rules, got an empty one; {LIST}'
    known = sorted(rules.modules())
    near = [n for n in known if _is_near(name, n)]
    if not near:
        return f'there is no rule {name}; {LIST}'
    hint = ' or '.join(near)
    return f'there is no rule {name}; did you mean {hint}? {LIST}'


def _is_near(name, known):
    """Whether a name may be a slip of the pen for a rule's, or a part."""
    parts = [known, *known.split('-')]
    return bool(difflib.get_close_matches(name, parts, 1, 0.75))
