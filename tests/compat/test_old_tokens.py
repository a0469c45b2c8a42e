"""Words are those of NLTK 3.4."""

import pytest

pytest.importorskip('nltk')

from legacy_rnn.compat import old_tokens  # noqa: E402
from tests.legacy_rnn.running.programs import runs  # noqa: E402

# Recorded under NLTK 3.4.5.
RECORDED = {
    "He said: 'hello'": "He said : 'hello '",
    "'a b' and 'em": "' a b ' and 'em",
    "I can't; it's O'Neil's": "I ca n't ; it 's O'Neil 's",
    'wait.. so.... and...': 'wait.. so ... . and ...',
    'a \u2014 b\u2014c': 'a \u2014 b\u2014c',
    '**bold** 2*3': '**bold** 2*3',
    '``q\'\' "r"': "`` q '' `` r ''",
    '\u201cx\u201d \u2018y\u2019': '\u201c x \u201d \u2018 y \u2019',
    "the dogs'\nhouse": "the dogs' house",
}


@pytest.mark.parametrize('text', RECORDED)
def test_words_are_those_of_then(text):
    found = old_tokens.word_tokenize(text, preserve_line=True)
    assert ' '.join(found) == RECORDED[text]
    tokenizer = old_tokens.TreebankWordTokenizer()
    assert tokenizer.tokenize(text) == found


def test_programs_get_them_under_run(capfd):
    code = (
        'import nltk\nfrom nltk.tokenize import word_tokenize\n'
        'text = "said \'hello\'"\n'
        'print(word_tokenize(text, preserve_line=True))\n'
        'print(nltk.word_tokenize(text, preserve_line=True))\n'
        'print(nltk.tokenize.TreebankWordTokenizer().tokenize(text))\n'
    )
    wanted = '[\'said\', "\'hello", "\'"]'
    assert runs(capfd, code)[:3] == [wanted] * 3
