"""Models of gensim are asked for vectors by `wv`."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import check_noop, check_transformed

MODEL = 'from gensim.models import Word2Vec\nm = Word2Vec(words)\n'


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        (
            'x = [m[w] for w in y if w in m]',
            'x = [m.wv[w] for w in y if w in m.wv]',
        ),
        ('x = m.most_similar(y)[0]', 'x = m.wv.most_similar(y)[0]'),
        (
            'x = m.index2word[m[y].argmax()]',
            'x = m.wv.index_to_key[m.wv[y].argmax()]',
        ),
        (
            'x = m.vocab[y].index, m.wv.vocab[y].index, m.vocab[y].count',
            'x = m.wv.key_to_index[y], m.wv.key_to_index[y], '
            "m.wv.get_vecattr(y, 'count')",
        ),
        ('x = len(m.vocab)', 'x = len(m.wv.key_to_index)'),
        (
            'x = [w for w in m.wv.vocab.keys() if w not in m.wv.vocab]',
            'x = [w for w in m.wv.key_to_index.keys()'
            ' if w not in m.wv.key_to_index]',
        ),
        (
            'for n, d in zip([1, 2], [m, {}]):\n    x = d[w] if w in d else n',
            'for n, d in zip([1, 2], [m.wv, {}]):\n'
            '    x = d[w] if w in d else n',
        ),
        ('for d in m, n:\n    x = d[w]', 'for d in m.wv, n:\n    x = d[w]'),
        ('m.save_word2vec_format(p)', 'm.wv.save_word2vec_format(p)'),
    ],
)
@pytest.mark.parametrize(
    'model',
    [MODEL, 'import gensim\nm = gensim.models.word2vec.Word2Vec(words)\n'],
)
def test_models_are_asked_by_wv(before, after, model):
    check_transformed(f'{model}{before}\n', f'{model}{after}\n', '1.4')


def test_own_model_asks_its_wv():
    head = (
        'import gensim\nclass M(gensim.models.Word2Vec):\n'
        '    def f(self, word): '
    )
    before = f'{head}return self.syn0[0], word in self.vocab\n'
    after = f'{head}return self.wv.vectors[0], word in self.wv.key_to_index\n'
    check_transformed(before, after, '1.4')


@pytest.mark.parametrize('use', ['train(d)', 'd.wv[w]', 'd.save(p)', 'pass'])
def test_models_of_a_loop_stay_where_more_is_asked(use):
    check_noop(f'{MODEL}for d in [m, n]:\n    {use}\n')


def test_names_of_one_function_are_its_own():
    text = (
        'from gensim.models import Word2Vec\n'
        'def f():\n    m = Word2Vec.load(p)\n    return m{}[w]\n'
        'def g():\n    m = h()\n    return m[w]\n'
        'def k(m):\n    m = Word2Vec.load(m)\n    return m[w]\n'
    )
    check_transformed(text.format(''), text.format('.wv'), '1.4')


def test_model_that_is_an_attribute_is_asked_by_wv():
    class_ = (
        'from gensim.models import word2vec\n'
        'class A:\n'
        '    def __init__(self):\n'
        '        self.m = word2vec.Word2Vec.load(p)\n'
        '        self.x = {}\n'
    )
    check_transformed(
        class_.replace('{}', 'self.m[w]'), class_.replace('{}', 'self.m.wv[w]')
    )


def test_vectors_are_asked_for_their_words():
    class_ = (
        'import pickle\n'
        'from gensim.models import KeyedVectors\n'
        'class A:\n'
        '    def restore(self, data):\n'
        '        self.m = pickle.loads(data)\n'
        '    def load(self):\n'
        '        self.m = KeyedVectors.load_word2vec_format(p)\n'
        '    def __iter__(self):\n'
        '        yield from self.m.vocab\n'
        '    def __len__(self):\n'
        '        return len(self.m.vocab)\n'
    )
    check_transformed(class_, class_.replace('vocab', 'key_to_index'))


def test_vectors_are_their_own():
    text = (
        'from gensim.models import KeyedVectors\n'
        'm = KeyedVectors.load(p)\n'
        'x = m.wv[y], m.wv.{}, m.wv.{}[0], m.wv, m.wv.vocab[y].index\n'
        'def f(m):\n    return m.wv[y]\n'
    )
    after = text.replace('.wv', '', 5)
    after = after.replace('vocab[y].index', 'key_to_index[y]')
    check_transformed(
        text.format('syn0', 'index2word'),
        after.format('vectors', 'index_to_key'),
    )


@pytest.mark.parametrize(
    'made',
    [
        'm = Word2Vec(words)\nv = m.wv\n',
        'v = Word2Vec.load(p).wv\n',
        'from gensim.models import KeyedVectors\n'
        'def f():\n    return KeyedVectors.load(p)\nv = f()\n',
        'def f():\n    found = Word2Vec.load(p).wv\n    return found\n'
        'v = f()\n',
    ],
)
def test_vectors_are_known_by_another_name(made):
    before = f'from gensim.models import Word2Vec\n{made}'
    text = 'x = v{}[y]{} if y in v{} else v[y]\n'
    check_transformed(
        before + text.format('.vocab', '.index', '.vocab'),
        before + text.format('.key_to_index', '', '.key_to_index'),
    )


def test_models_are_known_by_the_function_that_gives_them():
    text = (
        'from gensim.models import Word2Vec\n'
        'class A:\n'
        '    def read(self):\n        return Word2Vec.load(p)\n'
        '    def ask(self):\n        self.m = self.read()\n'
        '        return self.m{}[y], y in self.m{}\n'
    )
    check_transformed(text.format('', ''), text.format('.wv', '.wv'))


def test_place_of_a_word_in_what_may_be_a_model_is_checked():
    source = (
        'from gensim.models import Word2Vec\nm = {}m = m.wv\n'
        'x = m.vocab[y].index\n'
    )
    model = source.format('Word2Vec.load(p)\n')
    assert [f.line for f in port_text(model, '1.4').findings] == [4]
    own = 'class A:\n    def f(self, v):\n        self.vocab = v\n'
    check_noop(own + source.format('A()\n'), '1.4')


def test_model_that_a_function_is_given_is_asked_by_wv():
    text = (
        'import gensim\ndef f(m, words):\n'
        '    return [m.wv[w] if w in m{} else 0 for w in words]\n'
    )
    check_transformed(text.format(''), text.format('.wv'), '1.4')


@pytest.mark.parametrize(
    'body',
    [
        'return m[w] if w in m else 0',
        'return m.wv[w] if w in m else m.docvecs[0]',
        'm = h(m)\n    return m.wv[w] if w in m else 0',
    ],
)
def test_what_a_function_is_given_may_be_another(body):
    check_noop(f'import gensim\ndef f(m, w):\n    {body}\n', '1.4')


@pytest.mark.parametrize(
    'source',
    [
        MODEL + 'x = m.wv[y]\nm.save(z)\n',
        MODEL + 'm = read(m)\nx = m[y]\n',
        'from gensim.models import Doc2Vec\nm = Doc2Vec()\nx = y in z\n',
        'from gensim.models import KeyedVectors\n'
        'm = KeyedVectors.load(p)\nx = m[y]\n',
        'm = Word2Vec(words)\nx = m[y]\n',
        'from gensim.models import KeyedVectors\n'
        'm = KeyedVectors.load(p)\nm = read(p)\nx = len(m.vocab)\n',
    ],
)
def test_vectors_and_others_stay(source):
    check_noop(source, '1.4')


def test_vectors_of_a_function_are_their_own():
    text = (
        'from gensim.models import KeyedVectors\n'
        'def load(path):\n'
        '    model = KeyedVectors.load_word2vec_format(path)\n'
        "    return model{}['a'], len(model.{})\n"
        'model = Net(load(path))\nx = model.wv\n'
    )
    new = text.format('', 'key_to_index')
    check_transformed(text.format('.wv', 'vocab'), new, '1.4')
