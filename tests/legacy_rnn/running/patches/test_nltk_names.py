"""Names of NLTK's data are today's under run."""

import pytest

from tests.legacy_rnn.running.programs import needs, runs

PROGRAM = """
import nltk
try:
    nltk.data.find({!r})
except LookupError as error:
    print(str(error).split("'")[1])
"""


@needs('nltk')
@pytest.mark.parametrize(
    ('path', 'wanted'),
    [
        ('tokenizers/no_such_thing', 'no_such_thing'),
        ('tokenizers/punkt', 'punkt_tab'),
    ],
)
def test_data_are_found_by_names_of_then(capfd, path, wanted):
    assert runs(capfd, PROGRAM.format(path))[0] == wanted
