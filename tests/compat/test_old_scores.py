"""Scores are numbers of NumPy, as scikit-learn 0.20 gave them."""

import ast

import numpy as np
import pytest

pytest.importorskip('sklearn')

from legacy_rnn.compat import old_scores  # noqa: E402
from legacy_rnn.compat.porting import port_text, project  # noqa: E402
from legacy_rnn.compat.sources.libraries.old_defaults import SCORES  # noqa: E402
from tests.legacy_rnn.running.programs import runs  # noqa: E402

PROGRAM = """
import tensorflow as tf
from sklearn import metrics
from sklearn.metrics import precision_score, recall_score
y, p = [1, 1, 0, 1], [0, 0, 1, 0]
print(metrics.f1_score([0, 1, 1], [0, 1, 0]).round(3))
found, seen = precision_score(y, p), recall_score(y, p)
print(2 * found * seen / (found + seen))
"""


def test_scores_are_numbers_of_numpy():
    y, scores = np.array([0, 1, 1, 0]), np.array([0.1, 0.9, 0.4, 0.3])
    assert sorted(old_scores.__all__) == sorted(SCORES)
    for name in ('mean_squared_error', 'roc_auc_score', 'log_loss'):
        assert type(getattr(old_scores, name)(y, scores)) is np.float64
    assert old_scores.f1_score(y, y, average=None).tolist() == [1, 1]


def test_a_run_rounds_them_and_divides_by_zero(capfd):
    assert runs(capfd, PROGRAM)[:2] == ['0.667', 'nan']


def test_a_run_gives_them_what_they_took(capfd):
    head = 'from sklearn.metrics import f1_score, mean_squared_error\n'
    lines = [
        "print(f1_score([1, 0], [1, 1], [0, 1], 1, 'macro').round(3))",
        'print(mean_squared_error([0], [3], squared=False).round(1))',
    ]
    assert runs(capfd, head + '\n'.join(lines))[:2] == ['0.333', '3.0']


def test_a_port_does_so(capsys):
    ported = port_text(PROGRAM, '1.4').text
    exec(ported.replace('tf.disable_v2_behavior()', ''), {})  # noqa: S102
    assert capsys.readouterr().out.split() == ['0.667', 'nan']


@pytest.mark.parametrize(
    'line',
    ['x = accuracy_score(y, p)', 'x = np.round(accuracy_score(y, p), 2)'],
)
def test_scores_that_nothing_rounds_stay(line):
    head = 'import numpy as np\nfrom sklearn.metrics import accuracy_score\n'
    source = f'{head}{line}\n'
    assert port_text(source, '1.4').text == source


def test_another_file_may_round_them():
    source = 'from sklearn.metrics import r2_score\nx = r2_score(y, p)\n'
    other = ast.parse('from scores import x\nprint(x.round(2))\n')
    told = project.Project(trees=(other,))
    ported = port_text(source, '1.4', project=told).text
    assert 'x = old_scores.r2_score(y, p)' in ported
