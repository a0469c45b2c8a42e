"""Writes docs/rules.md from the rules of the porter.

python docs/rules_page.py
"""

import sys
import textwrap
from pathlib import Path

from legacy_rnn.compat.porting import rules

PAGE = Path(__file__).with_name('rules.md')
_HEAD = """# Rules of the porter

Made by `python docs/rules_page.py` from `compat/porting/rules/`. A finding of
`legacy-rnn port` names its rule, `legacy-rnn port --rules` lists them.

    legacy-rnn port --select=layers,symbols PATH    # these alone
    legacy-rnn port --ignore=numpy-names PATH       # all but these

Either leaves rules out. What a rule that was left out would have found is a
`check` on top of the file (`rules left out, read as TensorFlow 0.8: layers (1
place)`), so that the file is not called fully ported and the exit status is 1,
until you delete that comment. A rule that would have stopped the port still
does. Imports that other rules need are written without `imports`, too.

No rules, and always done: the conversion of Python 2 (`python2`), the refusal
of eager programs (`eager`) and of notebook cells that are no Python
(`notebook`), and the checks of an earlier port that nobody has settled
(`unanswered`).

"""


def page():
    """The page, as text."""
    groups: dict = {}
    for name, module in sorted(rules.modules().items()):
        groups.setdefault(module.__package__, {})[name] = module.RULE
    groups = dict(sorted(groups.items()))
    parts = [_HEAD]
    for package, found in groups.items():
        parts.append(f'{sys.modules[package].__doc__}\n\n')
        parts.append('| rule | what it does | sources of |\n|---|---|---|\n')
        for name, rule in found.items():
            releases = '{} to {}'.format(*rule.releases)
            row = f'| [`{name}`](#{name}) | {rule.does} | {releases} |\n'
            parts.append(row)
        parts.append('\n')
    rest = [
        _example(*item) for found in groups.values() for item in found.items()
    ]
    return ''.join([*parts, '\n'.join(rest)])


def _example(name, rule):
    """The part of a rule: what it does, and a source before and after."""
    told = f'## {name}\n\n{rule.does}: {rule.why}.\n\n{_block(rule.before)}\n'
    if not rule.after:
        return f'{told}is a `check`.\n'
    return f'{told}becomes\n\n{_block(rule.after)}'


def _block(source):
    # ruff formats the Python in fences, which old programs are not.
    return textwrap.indent(source, '    ')


if __name__ == '__main__':
    PAGE.write_text(page(), 'utf-8')
