"""Loops over the words of gensim's vectors."""

import pytest

from legacy_rnn.compat.porting import port_text

HEAD = 'from gensim.models import KeyedVectors\nx = KeyedVectors.load(path)\n'


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        (
            'for w, v in x.vocab.items():\n    rows[v.index] = w, v.count\n',
            'for w, v in x.key_to_index.items():\n'
            "    rows[v] = w, x.get_vecattr(w, 'count')\n",
        ),
        (
            'n = [v.index for v in x.vocab.values()]\n',
            'n = [x.key_to_index[v] for v in x.key_to_index]\n',
        ),
        (
            'n = {w: v.index for w, v in x.vocab.items()}\n',
            'n = {w: v for w, v in x.key_to_index.items()}\n',
        ),
    ],
)
def test_places_and_counts_are_asked_of_the_vectors(old, new):
    result = port_text(HEAD + old, '1.4')
    assert result.text == HEAD + new
    assert result.status == 'ported'
    assert port_text(result.text, '1.4').text == result.text


@pytest.mark.parametrize(
    'line',
    [
        'n = [v for v in x.vocab.values()]\n',
        'n = [v.sample_int for v in x.vocab.values()]\n',
        'n = [v.index for v in y.vocab.values()]\n',
    ],
)
def test_others_stay(line):
    result = port_text(HEAD + line, '1.4')
    assert line in result.text
    assert (result.status != 'ported') == (' x.' in line)
