"""Training of gensim's models, told how much there is of it."""

from tests.compat.porting.tools import check_noop, check_transformed

HEAD = 'import gensim\nmodel = gensim.models.Word2Vec(min_count=1)\n'


def test_models_are_told_how_much_there_is():
    check_transformed(
        HEAD + 'model.train(words)\n',
        HEAD + 'model.train(words, total_examples=model.corpus_count, '
        'epochs=model.epochs)\n',
    )


def test_model_that_loads_itself_stays_one():
    loaded = HEAD + 'if old:\n    model = model.load(path)\n'
    check_transformed(
        loaded + 'model.train(words)\n',
        loaded + 'model.train(words, total_examples=model.corpus_count, '
        'epochs=model.epochs)\n',
    )
    check_noop(loaded.replace('model.load', 'other.load') + 'model.train(x)\n')


def test_what_is_told_is_left():
    check_transformed(
        'from gensim.models import Doc2Vec\nclass A:\n'
        '    def f(self):\n'
        '        self.m = Doc2Vec()\n'
        '        self.m.train(f(x), total_examples=3,)\n',
        'from gensim.models import Doc2Vec\nclass A:\n'
        '    def f(self):\n'
        '        self.m = Doc2Vec()\n'
        '        self.m.train(f(x), total_examples=3, '
        'epochs=self.m.epochs,)\n',
    )


def test_what_is_no_model_is_left():
    check_noop(HEAD + 'other.train(words)\n')
    check_noop(HEAD + 'model.train(words, total_words=3, epochs=1)\n')
    check_noop('model.train(words)\n')


def test_what_is_read_has_its_name_of_today():
    check_transformed(
        HEAD + 'model.build_vocab(sentences=words)\n'
        'model.train(documents = words,\n  epochs=model.epochs)\n',
        HEAD + 'model.build_vocab(corpus_iterable=words)\n'
        'model.train(corpus_iterable = words,\n  epochs=model.epochs, '
        'total_examples=model.corpus_count)\n',
    )
    check_noop(HEAD + 'model.build_vocab(words, update=True)\n')
    check_noop(HEAD + 'other.build_vocab(sentences=words)\n')
