"""Writes docs/rules.md from the rules of the porter.

python docs/rules_page.py
"""

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
    found = sorted((n, m.RULE) for n, m in rules.modules().items())
    rows = ['| rule | what it does | sources of |', '|---|---|---|']
    for name, rule in found:
        releases = '{} to {}'.format(*rule.releases)
        rows.append(f'| [`{name}`](#{name}) | {rule.does} | {releases} |')
    parts = [_HEAD, '\n'.join(rows), '\n']
    for name, rule in found:
        parts.append(f'\n## {name}\n\n{rule.does}: {rule.why}.\n\n')
        parts.append(_block(rule.before))
        parts.append('\nbecomes\n\n' if rule.after else '\nis a `check`.\n')
        parts.append(_block(rule.after) if rule.after else '')
    return ''.join(parts)


def _block(source):
    # ruff formats the Python in fences, which old programs are not.
    return textwrap.indent(source, '    ')


if __name__ == '__main__':
    PAGE.write_text(page(), 'utf-8')
