"""The result of comparing a program, as text."""

from legacy_rnn.swapping import program, table

ROW = {
    'pair': 'written/static',
    'run': 1,
    'line': 'a.py:9',
    'name': 'loss:0',
    'quantity': 'fetch',
    'max_abs': 0.0,
    'max_rel': 0.0,
    'tolerance': 1e-6,
    'ties': 0,
    'nans': 0,
    'passed': True,
}


CALL = {
    'line': 'a.py:5',
    'name': 'dynamic_rnn',
    'alone': False,
    'steps': None,
    'to': None,
    'reason': 'because',
    'times': 1,
    'judged': 0,
}


def test_calls_of_one_line_are_told_of_once():
    other = {**CALL, 'reason': '', 'to': 'static_rnn', 'steps': 3}
    report = program.Report({'static': [CALL, other, CALL]}, [], [], {}, {})
    assert list(table.calls(report)) == [
        'a.py:5 dynamic_rnn (2 times) not swapped for static: because',
        'a.py:5 dynamic_rnn over 3 steps -> static_rnn, compared by no value',
    ]


def test_values_that_are_nan_are_told_of_and_kept_apart():
    blank = [{**ROW, 'run': run, 'nans': 1, 'passed': None} for run in (3, 4)]
    drift = {**ROW, 'quantity': 'variable', 'nans': 1, 'passed': None}
    report = program.Report({}, [], [ROW, *blank, drift], {}, {})
    _, judged, unjudged, shown = table.rows(report)
    assert judged.split()[3:5] == ['1', '1'] and 'PASS' in judged
    assert unjudged.split()[3:5] == ['3-4', '3'] and 'NaN' in unjudged
    assert 'shown' in shown
    (told,) = table.blanks(report)
    assert told == (
        '2 values hold NaN in both, from run 3 at a.py:9 on, fetch loss:0: '
        'that they agree is no evidence'
    )
    report.rows = [ROW]
    assert not list(table.blanks(report))
