"""Data of NLTK are asked for by their names of today."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

HEAD = 'import nltk\n'


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ("nltk.download('punkt')", "nltk.download('punkt_tab')"),
        (
            "nltk.download(['punkt', 'stopwords'])",
            "nltk.download(['punkt_tab', 'stopwords'])",
        ),
        (
            "for name in ('punkt', 'brown'):\n    nltk.download(name)",
            "for name in ('punkt_tab', 'brown'):\n    nltk.download(name)",
        ),
        (
            "nltk.data.find('tokenizers/punkt/english.pickle')",
            "nltk.data.find('tokenizers/punkt_tab/english')",
        ),
        (
            "nltk.download(info_or_id='averaged_perceptron_tagger')",
            "nltk.download(info_or_id='averaged_perceptron_tagger_eng')",
        ),
    ],
)
def test_names_are_those_of_today(before, after):
    check_transformed(f'{HEAD}{before}\n', f'{HEAD}{after}\n', '1.4')


@pytest.mark.parametrize(
    'line',
    [
        "nltk.download('stopwords')",
        "nltk.download('punkt_tab')",
        "nltk.data.load('tokenizers/punkt/english.pickle')",  # Which asks so.
        "other.download('punkt')",
        'nltk.download()',
    ],
)
def test_all_else_is_left(line):
    check_noop(f'{HEAD}{line}\n', '1.4')
