"""Every record of an old release, computed again on today's TensorFlow.

One test is one case of one part in one release:

    pytest tests/golden/test_replay.py -k 'GRUCell and 0.12'

All of them together write the table of the documents:

    pytest tests/golden/test_replay.py --table=docs/goldens.md
"""

import pytest

from tests.golden import replay

CASES = [
    pytest.param(*case, id='-'.join([*case[:2], case[2].name]))
    for case in replay.cases()
]


@pytest.mark.parametrize(('version', 'part', 'case'), CASES)
def test_case_measures_what_the_release_measured(
    version, part, case, outcomes
):
    outcome = replay.replay(version, part, case)
    outcomes.append(outcome)
    found = outcome.found
    sentences = [line for lines in found.values() for line in lines]
    assert not found, (
        f'{case!r} under {version}:\n  '
        + '\n  '.join(sentences)
        + f'\nThe record is made by `python tests/golden/make.py {part}`, '
        f'run by the Python of TensorFlow {version}.'
    )
