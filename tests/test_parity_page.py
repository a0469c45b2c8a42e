"""The programs of docs/parity.md print what stands below them."""

import contextlib
import io
import re
from pathlib import Path

import pytest
import tensorflow as tf

PAGE = Path(__file__).resolve().parents[1] / 'docs' / 'parity.md'
PROGRAMS = re.findall(
    r'```python\n([^`]*)```\n(?:```\n([^`]*)```)?', PAGE.read_text('utf-8')
)


def test_every_known_reason_has_a_program():
    reasons = PAGE.read_text('utf-8').partition('## Known reasons')[2]
    for part in reasons.split('\n### ')[1:]:
        assert '```python' in part, part.splitlines()[0]
    assert len(PROGRAMS) == 12


@pytest.mark.first(2)
@pytest.mark.parametrize('number', range(len(PROGRAMS)))
def test_program_prints_what_stands_below_it(number):
    source, printed = PROGRAMS[number]
    output = io.StringIO()
    with tf.Graph().as_default(), contextlib.redirect_stdout(output):
        exec(compile(source, f'program {number}', 'exec'), {})
    assert output.getvalue() == printed
