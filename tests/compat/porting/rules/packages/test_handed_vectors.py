"""Models of gensim in functions that are given them."""

import pytest

from legacy_rnn.compat.porting import engine, project
from tests.compat.porting.tools import check_noop, findings

PLACES = "getattr(m, 'wv', m).key_to_index"


def ported(body, packages=('gensim',)):
    source = f'def f(m, words):\n    {body}\n'
    beside = project.Project(packages=frozenset(packages))
    return engine.port_text(source, '1.4', project=beside)


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('return m.vocab[w].index', f'return {PLACES}[w]'),
        (
            'return len(m.vocab), [m.vocab[w].index for w in words]',
            f'return len({PLACES}), [{PLACES}[w] for w in words]',
        ),
        (
            'return {w: m.vocab[w].count for w in m.vocab}',
            "return {w: getattr(m, 'wv', m).get_vecattr(w, 'count') "
            f'for w in {PLACES}}}',
        ),
    ],
)
def test_words_of_a_model_of_another_file_are_asked_of_its_vectors(
    before, after
):
    assert f'    {after}\n' in ported(before).text
    assert before in ported(before, ()).text


def test_other_uses_of_its_vocabulary_are_checked():
    body = 'return m.vocab[w].index, m.vocab'
    assert findings(ported(body), 'check') == ['handed-vectors']


@pytest.mark.parametrize(
    'body',
    [
        'return m.vocab[w]',
        'return m.vocab[w].index(words)',
        'm = g(m)\n    return m.vocab[w].index',
        'return words.vocab.index, [w for w in m.vocab]',
    ],
)
def test_what_words_of_gensim_did_not_have_stays(body):
    check_noop(f'import gensim\ndef f(m, words):\n    {body}\n')
