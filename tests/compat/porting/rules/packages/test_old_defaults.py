"""What functions did untold is said."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import check_noop, check_transformed

HEAD = (
    'import librosa, skimage.feature, skimage.transform\n'
    'from PIL import Image, ImageOps\n'
    'from sklearn import linear_model, manifold, model_selection, svm\n'
)


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('svm.SVC()', "svm.SVC(gamma='auto')"),
        (
            'linear_model.SGDClassifier(tol=None)',
            'linear_model.SGDClassifier(tol=None, max_iter=5)',
        ),
        (
            'manifold.TSNE(2, perplexity=5,)',
            "manifold.TSNE(2, perplexity=5, init='random', "
            'learning_rate=200.0)',
        ),
        (
            "manifold.TSNE(2, init='pca', n_iter=9)",
            "manifold.TSNE(2, init='pca', max_iter=9, learning_rate=200.0)",
        ),
        (
            'svm.SVC(\n    C=3,  # a, b\n)',
            "svm.SVC(\n    C=3,  # a, b\n gamma='auto')",
        ),
        (
            'Image.open(path).resize((3, 4))',
            'Image.open(path).resize((3, 4), resample=0)',
        ),
        ('ImageOps.fit(x, (3, 4))', 'ImageOps.fit(x, (3, 4), method=0)'),
        (
            'librosa.feature.mfcc(y, 8000)',
            "librosa.feature.mfcc(y=y, sr=8000, pad_mode='reflect')",
        ),
        (
            'librosa.phase_vocoder(librosa.stft(y), 2.0)',
            "librosa.phase_vocoder(librosa.stft(y, pad_mode='reflect'), "
            'rate=2.0)',
        ),
        ('librosa.cqt(y)', "librosa.cqt(y, pad_mode='reflect')"),
        (
            'skimage.feature.hog(y, 9, (8, 8))',
            "skimage.feature.hog(y, 9, (8, 8), block_norm='L1')",
        ),
        (
            "skimage.transform.resize(y, (3, 4), 1, 'wrap')",
            "skimage.transform.resize(y, (3, 4), 1, 'wrap', "
            'anti_aliasing=False)',
        ),
        (
            'skimage.transform.pyramid_reduce(a.x)',
            'skimage.transform.pyramid_reduce(a.x, '
            'channel_axis=-1 if a.x.ndim == 3 else None)',
        ),
        (
            'skimage.transform.pyramid_expand(image=y)',
            'skimage.transform.pyramid_expand(image=y, '
            'channel_axis=-1 if y.ndim == 3 else None)',
        ),
        (
            'skimage.filters.gaussian(f(y), 2)',
            'skimage.filters.gaussian((picture := f(y)), 2, '
            'channel_axis=-1 if picture.shape[2:] == (3,) else None)',
        ),
    ],
)
def test_what_was_done_untold_is_said(before, after):
    check_transformed(f'{HEAD}x = {before}\n', f'{HEAD}x = {after}\n', '1.4')


@pytest.mark.parametrize(
    'given',
    ['', "C=3, multi_class='multinomial', solver='lbfgs'", "'l1', True"],
)
def test_a_class_of_ours_does_what_no_arguments_say(given):
    call = f'linear_model.LogisticRegression({given})'
    ported = port_text(f'{HEAD}x = {call}\n', '1.4')
    assert ported.text.endswith(
        f'x = old_logistic.LogisticRegression({given})\n'
    )
    assert 'from legacy_rnn.compat import old_logistic\n' in ported.text
    assert port_text(ported.text, '1.4').text == ported.text


@pytest.mark.parametrize('module', ['decomposition', 'decomposition.pca'])
def test_components_are_ours(module):
    source = f'from sklearn.{module} import PCA\nx = PCA(n_components=2)\n'
    new = port_text(source, '1.4').text
    assert new.endswith('x = old_components.PCA(n_components=2)\n')


@pytest.mark.parametrize('module', ['nltk', 'nltk.tokenize'])
def test_words_of_a_text_are_ours(module):
    source = f'from {module} import word_tokenize as w\nx = w(y), map(w, z)\n'
    ours = 'old_tokens.word_tokenize'
    new = port_text(source, '1.4').text
    assert new.endswith(f'x = {ours}(y), map({ours}, z)\n')


@pytest.mark.parametrize('module', ['nltk', 'nltk.probability'])
def test_counts_of_words_are_ours(module):
    source = f'from {module} import FreqDist\nx = FreqDist(y)\n'
    new = port_text(source, '1.4').text
    assert new.endswith('x = old_counts.FreqDist(y)\n')


def test_workbooks_are_ours():
    source = 'import xlrd\nx = xlrd.open_workbook(y)\n'
    new = port_text(source, '1.4').text
    assert new.endswith('x = old_books.open_workbook(y)\n')


def test_folds_of_classes_are_ours():
    line = 'x = {}.StratifiedKFold(5, random_state=3).split(y, y)\n'
    new = port_text(HEAD + line.format('model_selection'), '1.4').text
    assert new.endswith(line.format('old_folds'))


@pytest.mark.parametrize(
    'line, owner',
    [
        ('x = {}.StratifiedShuffleSplit(5)\n', 'old_folds'),
        ('x = {}.train_test_split(y, stratify=z)\n', 'old_folds'),
        ('x = {}.train_test_split(y, test_size=2)\n', 'model_selection'),
    ],
)
def test_random_splits_of_classes_are_ours(line, owner):
    new = port_text(HEAD + line.format('model_selection'), '1.4').text
    assert new.endswith(line.format(owner))


@pytest.mark.parametrize('module', ['linear_model', 'linear_model.logistic'])
def test_a_class_of_ours_is_handed_on_and_inherited(module):
    source = (
        f'from sklearn.{module} import LogisticRegression as Fit\n'
        'class Own(Fit):\n    pass\nkinds = [Fit]\n'
    )
    ours = 'old_logistic.LogisticRegression'
    assert port_text(source, '1.4').text.endswith(
        f'class Own({ours}):\n    pass\nkinds = [{ours}]\n'
    )


@pytest.mark.parametrize(
    'line',
    [
        'from sklearn.svm import SVC\nclass SVC:\n    pass\nx = SVC()',
        'x = svm.SVC(gamma=0.5), model_selection.KFold(5), svm.SVC(**y)',
        'x = image.resize((3, 4), Image.BILINEAR)',
        'x.resize((3, 4))',
        'x = skimage.filters.gaussian(y, channel_axis=-1)',
        'x = ImageOps.fit(image, (3, 4), Image.BILINEAR)',
        "x = skimage.transform.resize(y, (3, 4), 1, 'edge', 0, True, z, True)",
    ],
)
def test_what_is_said_is_left(line):
    check_noop(f'{HEAD}{line}\n', '1.4')


def test_half_ported_programs_may_be_of_later_years():
    source = 'import tensorflow.compat.v1 as tf\ntf.disable_v2_behavior()\n'
    check_noop(
        f'{source}{HEAD}x = svm.SVC(C=3), image.resize((3, 4))\n'
        'y = linear_model.LogisticRegression()\n',
        '1.15',
        head=False,
    )
