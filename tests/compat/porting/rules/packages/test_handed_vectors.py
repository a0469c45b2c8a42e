"""Models of gensim in functions that are given them."""

import ast

import pytest

from legacy_rnn.compat.porting import engine, project
from legacy_rnn.compat.porting.names import handed_models
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


LOADED = "from gensim.models import Word2Vec\nw2v = Word2Vec.load('x')\n"
OF_M = "getattr(m, 'wv', m)"


@pytest.mark.parametrize(
    ('asked', 'today'),
    [
        ('m[word]', f'{OF_M}[word]'),
        ('word in m', f'word in {OF_M}'),
        ('m.syn0', f'{OF_M}.vectors'),
        ('m.most_similar(m.index2word[0])', None),
        (
            'm.train(word)',
            'm.train(word, total_examples=m.corpus_count, epochs=m.epochs)',
        ),
    ],
)
@pytest.mark.parametrize('call', ['f(1, w2v)', 'f(m=w2v, word=1)'])
def test_function_that_is_given_a_model_asks_its_vectors(call, asked, today):
    if today is None:
        today = f'{OF_M}.most_similar({OF_M}.index_to_key[0])'
    defined = 'def f(word, m):\n    return {}\n'
    source = f'{LOADED}{defined.format(asked)}{call}\n'
    assert defined.format(today) in engine.port_text(source, '1.4').text
    other = engine.port_text(source.replace('Word2Vec.load', 'dict'), '1.4')
    assert OF_M not in other.text and 'total' not in other.text


@pytest.mark.parametrize('call', ['f(1, kv)', 'f(m=kv, word=1)'])
def test_function_that_is_given_vectors_asks_their_words(call):
    source = LOADED.replace('Word2Vec', 'KeyedVectors').replace('w2v', 'kv')
    source += f'def f(word, m):\n    return word in m.vocab, m[word]\n{call}\n'
    today = source.replace('m.vocab', PLACES)
    assert today in engine.port_text(source, '1.4').text


def test_models_go_through_functions_and_files():
    files = [
        f'{LOADED}rows = g([1], w2v)\n',
        'def g(words, model):\n    return [H(model).f(w) for w in words]\n',
    ]
    trees = [ast.parse(file) for file in files]
    models = handed_models.find(trees[0]) | handed_models.find(trees[1])
    beside = project.Project(packages=frozenset(['gensim']), models=models)
    source = (
        'class H:\n'
        '    def __init__(self, vectors):\n'
        '        self.m = vectors\n'
        '    def f(self, w):\n'
        '        return self.m[w], self.x[w]\n'
    )
    ported = engine.port_text(source, '1.4', project=beside).text
    assert "return getattr(self.m, 'wv', self.m)[w], self.x[w]\n" in ported
    assert engine.port_text(source, '1.4').text == source


@pytest.mark.parametrize(
    'body',
    ['m = g(m)\n    return m[0]', 'return m[0], m.docvecs', 'm[0] = 1'],
)
def test_what_is_no_model_of_then_stays(body):
    source = f'{LOADED}def f(m):\n    {body}\nf(w2v)\n'
    assert (
        f'    {body}\n'.split('\n')[-2] in engine.port_text(source, '1.4').text
    )
