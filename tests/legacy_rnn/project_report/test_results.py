"""What `verify` said of a program, as the table shows it."""

import pytest

from legacy_rnn.project_report import programs, results, settings, stages

NOT_JUDGED = 'legacy-rnn: the original does not repeat itself: two runs of it'


def test_program_that_fetches_late_is_run_for_longer(tmp_path):
    steps = []

    class Verify:
        def run(self, arguments, *_):
            steps.append(arguments[1])
            if steps == ['--steps=3']:
                return 2, '', ['no value: nothing to compare; raise --steps']
            return 0, 'PASS: 9 runs', []

    told = settings.Settings()
    work = stages.Stages(tmp_path, tmp_path, told, Verify())
    for place in (stages.SOURCE, stages.PORT):
        (tmp_path / place).mkdir()
    dating = {'run': {'release': '0.8'}}
    found = programs.Found('a.py', ('a.py',), '', '.', dating)
    result = dict(results.EMPTY)
    work.run(found, result)
    assert steps == ['--steps=3', '--steps=150']
    assert result['verify_why'] == ['PASS: 9 runs']


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
