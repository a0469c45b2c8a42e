"""What `verify` said of a program, as the table shows it."""

import pytest

from legacy_rnn.project_report import results

NOT_JUDGED = 'legacy-rnn: the original does not repeat itself: two runs of it'


@pytest.mark.parametrize(
    ('status', 'last', 'run', 'verify'),
    [
        (0, '', 'ran', 'PASS'),
        (1, '', 'ran', 'FAIL'),
        (None, '', 'could not', ''),
        (2, 'legacy-rnn: the ported program, a.py, ended', 'ran', 'could not'),
        (2, 'legacy-rnn: the original program, a.py', 'could not', ''),
        (2, 'legacy-rnn: so there is nothing to compare', 'ran', '-'),
        (2, NOT_JUDGED, 'ran', 'could not'),
    ],
)
def test_end_of_verify_is_judged(status, last, run, verify):
    result = dict(results.EMPTY)
    results.judge(result, status, ['a line'], last)
    assert (result['run'], result['verify']) == (run, verify)
