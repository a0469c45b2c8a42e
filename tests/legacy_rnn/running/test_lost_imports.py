"""Names that have no home today end a program where it uses them."""

import linecache

import pytest

from legacy_rnn import run
from tests.legacy_rnn.running.programs import needs

IMPORTS = """\
from tensorflow.contrib.learn import SVM, DNNClassifier
try:
    from tensorflow.contrib.learn import SVM as found
except ImportError:
    found = None
print(DNNClassifier.__name__, found)
"""


@pytest.fixture
def ended(tmp_path, capfd):
    """A function that runs a script: its status, what it wrote and why."""

    def run_script(text):
        script = tmp_path / 'main.py'
        script.write_text(text)
        status = run.main([str(script)])
        return status, *capfd.readouterr()

    return run_script


# Real 1.15.5 answers each of these by an ImportError.
TRIED = [
    'from tensorflow import nope',
    'from tensorflow.nope import x',
    'import tensorflow.nope',
    'from tensorflow.contrib import nope',
    'from tensorflow.contrib.boosted_trees.proto import learner_pb2',
    'from tensorflow.models.rnn import rnn_cell',
    'from tensorflow.python.ops.rnn_cell_impl import _nope',
]


def test_import_that_nothing_uses_ends_no_run(ended):
    status, out, _ = ended(IMPORTS)
    assert (status, out) == (0, 'DNNClassifier None\n')


def test_import_of_a_module_that_nothing_uses_ends_no_run(ended):
    gone = 'from tensorflow.contrib.boosted_trees.proto import learner_pb2'
    assert ended(f"{gone}\nprint('on')\n")[:2] == (0, 'on\n')
    status, _, error = ended(f'{gone}\nlearner_pb2.LearnerConfig()\n')
    assert status == 2
    assert 'main.py:2: legacy_rnn has no tf.contrib.boosted_trees' in error


@pytest.mark.parametrize('is_read', [True, False])
def test_import_that_is_tried_raises_an_import_error(
    ended, is_read, monkeypatch
):
    # As Python 3.13 has it under `python -c`.
    known = (4, None, ['pass\n'], '<string>')
    monkeypatch.setitem(linecache.cache, '<string>', known)
    lines = []
    for line in TRIED:
        text = line if is_read else f'exec({line!r})'
        lines += ['try:', f'    {text}', f'    print({line!r})']
        lines += ['except ImportError:', '    pass']
    assert ended('\n'.join(lines))[:2] == (0, '')


@pytest.mark.parametrize(
    'use',
    ['SVM()', 'class A(SVM): pass', 'isinstance(1, SVM)', 'SVM.fit'],
)
def test_use_ends_it_by_the_error_of_the_import(ended, use):
    status, out, error = ended(IMPORTS + use)
    assert (status, out) == (2, 'DNNClassifier None\n')
    assert 'main.py:7: tf.contrib.learn.SVM was last in' in error


def test_traceback_of_an_import_shows_the_program_alone(ended):
    status, _, error = ended('from tensorflow.nope import x')
    assert status == 1 and 'importlib' not in error
    assert 'ModuleNotFoundError: legacy_rnn knows no tf.nope' in error


@pytest.mark.parametrize(
    ('line', 'missing'),
    [
        ('from six.gone import thing', 'six.gone'),
        ('from nltk.tokenize.moses import thing', ''),
        (
            'from tensorflow_addons.layers import NoisyDense as thing',
            'tensorflow_addons',
        ),
    ],
)
def test_helpers_import_of_a_lost_module_fails_at_its_use(
    ended, tmp_path, line, missing
):
    (tmp_path / 'helper.py').write_text(f'{line}\n')
    assert ended("import helper\nprint('on')\n")[:2] == (0, 'on\n')
    status, _, error = ended('import helper\nhelper.thing()\n')
    assert (status, missing in error) == (1, True)
    assert ended(f"{line}\nprint('on')\n")[:2] == (1, '')


@needs('sklearn')
@pytest.mark.parametrize(
    ('line', 'advice'),
    [
        (
            'from sklearn.datasets import load_iris, fetch_mldata as f',
            'openml',
        ),
        ('from sklearn.datasets import load_boston as f', 'fetch_openml'),
        ('from sklearn.cluster import KMeans, nothing as f', 'no sklearn.clu'),
    ],
)
def test_helpers_import_of_a_lost_name_fails_at_its_use(
    ended, tmp_path, line, advice
):
    (tmp_path / 'helper.py').write_text(f'{line}\n')
    assert ended("import helper\nprint('on')\n")[:2] == (0, 'on\n')
    status, _, error = ended('import helper\nhelper.f()\n')
    assert (status, advice in error) == (1, True)
    assert ended(f"{line}\nprint('on')\n")[:2] == (1, '')
    tried = f"try:\n    {line}\nexcept ImportError:\n    print('no')\n"
    (tmp_path / 'helper.py').write_text(tried)
    assert ended('import helper\n')[:2] == (0, 'no\n')


def test_what_contrib_had_of_tensorflow_addons_is_there(ended, tmp_path):
    (tmp_path / 'helper.py').write_text(
        'import tensorflow_addons.text.crf as crf\n'
        'from tensorflow_addons.seq2seq import hardmax, BasicDecoder\n'
    )
    script = (
        'import tensorflow_addons as tfa\n'
        "CELLS = {'norm': tfa.rnn.LayerNormLSTMCell}\n"
        'from helper import crf, hardmax\n'
        'print(tfa.text.crf_decode is crf.crf_decode)\n'
        'print(tfa.seq2seq.hardmax is hardmax)\n'
    )
    assert ended(script)[:2] == (0, 'True\nTrue\n')
    status, out, error = ended(script + 'tfa.optimizers.AdamW(1)\n')
    assert (status, out) == (1, 'True\nTrue\n')
    assert 'needs tensorflow_addons, which ended' in error


BOTH = """\
import tensorflow as tf
try:
    from tensorflow.contrib.rnn import GRUCell
    tf1 = tf
except ImportError:
    from tensorflow.compat.v1.nn.rnn_cell import GRUCell
    tf1 = tf.compat.v1
try:
    import tensorflow.contrib as contrib
except ImportError:
    pass
x = tf1.placeholder(tf.float32, [1, 2])
tf.compat.v1.Session().run(x, {x: [[1, 2]]})
print(tf1 is tf, contrib.rnn.GRUCell(2).state_size)
"""


def test_half_ported_program_has_no_contrib_where_it_has_another_way(ended):
    """As under TensorFlow 2.11; without another way there is contrib."""
    assert ended(BOTH)[:2] == (0, 'False 2\n')
    old = BOTH.replace('tf.compat.v1', 'tf')
    old = old.replace('tensorflow.compat.v1', 'tensorflow')
    assert ended(old)[:2] == (0, 'True 2\n')
