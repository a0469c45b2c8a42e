"""Findings as annotations of a workflow."""

from pathlib import Path

from legacy_rnn.compat.porting import Finding
from legacy_rnn.porting import github


def _finding(**fields):
    given = {
        'line': 3,
        'column': 5,
        'severity': 'check',
        'rule': 'symbols',
        'old': 'x',
        'new': '',
        'why': '100 % sure: no',
        'release': '',
    }
    return Finding(**{**given, **fields})


def test_finding_stands_at_its_place():
    line = github.of_finding(Path('a,b:c.py'), _finding())
    assert line == (
        '::warning file=a%2Cb%3Ac.py,line=3,col=5,title=legacy-rnn symbols'
        '::100 %25 sure: no'
    )


def test_stop_is_an_error():
    line = github.of_finding(Path('a.py'), _finding(severity='stop'))
    assert line.startswith('::error file=a.py,line=3')


def test_cell_of_a_notebook_is_named_in_the_message():
    line = github.of_finding(Path('a.ipynb'), _finding(cell=2))
    assert 'line=' not in line.split('::')[1]
    assert '::cell 2:3:5: 100 %25 sure' in line


def test_message_keeps_to_one_line():
    assert '\n' not in github.of_file('a\nb.py', 'error', 'one\r\ntwo')
