"""Packages of TensorFlow 1's time, installed or not, are checked."""

import pytest

from legacy_rnn.compat.dating import old_packages
from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.names.exports import Exports
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import (
    check_noop,
    findings,
    packages_installed,
)

FILES = {
    'written_for_1/__init__.py': 'from . import (tools,  # noqa\n  nets)\n',
    'written_for_1/tools.py': 'import os\n',
    'written_for_1/nets/__init__.py': 'from written_for_1.nets.one import f\n',
    'written_for_1/nets/one.py': (
        'import tensorflow as tf\ndef f(x): return tf.pack([x])\n'
    ),
    'written_for_2/__init__.py': (
        'import tensorflow as tf\n'
        'def f(x):\n  from .old import g\n  return tf.math.log(x)\n'
    ),
    'written_for_2/old.py': 'import tensorflow as tf\ng = tf.pack\n',
    'tensorlayer/__init__.py': (
        'import tensorflow as tf\nx = tf.data.experimental.AUTOTUNE\n'
        'with tf.GradientTape() as t: pass\n'
    ),
    'of_python_3_6/__init__.py': 'from .maps import f\n',
    'of_python_3_6/maps.py': 'from collections import namedtuple, Mapping\n',
    'of_estimators/__init__.py': 'from .heads import head\n',
    'of_estimators/heads.py': (
        'import tensorflow as tf\n'
        'from tensorflow import estimator as tf_estimator\n'
        'head = tf.keras.layers.Dense\n'
    ),
    'of_any_python.py': (
        'from collections import namedtuple\n'
        'try:\n  from collections.abc import Mapping\n'
        'except ImportError:\n  from collections import Mapping\n'
    ),
    'of_numpy_1/__init__.py': 'from . import kinds\n',
    'of_numpy_1/kinds.py': (
        'import numpy as np\nKINDS = [np.float, np.int32]\n'
    ),
    'draws_as_then.py': (
        "from matplotlib import pyplot as plt\nplt.style.use('seaborn')\n"
    ),
    'of_any_numpy.py': (
        '"""np.float was float."""\nimport numpy as np\n'
        'try: KINDS = [np.float]\nexcept AttributeError: pass\n'
        'if old: KINDS = [np.float]\ndef f(x): return np.float(x)\n'
        'KINDS = [np.float32]; g = lambda x: np.float(x)\n'
    ),
    'pandas_ml/__init__.py': (
        "import sklearn.metrics as m\nf = getattr(m, 'jaccard_' + x)\n"
    ),
    'single_file.py': 'from tensorflow.contrib import rnn\n',
    'tensor2tensor/__init__.py': '# Of the TensorFlow authors.\n',
    'tensor2tensor/settings.py': 'import json  # No tensorflow\n',
    'tensor2tensor/model.py': 'import tensorflow as tf\nx = tf.log\n',
    'tensorpack/__init__.py': (
        'from tensorpack.tools import log\n'
        'if log:\n  from tensorpack.models import f\n'
    ),
    'tensorpack/tools.py': 'import tensorflow as tf\nlog = tf.sin\n',
    'tflearn/__init__.py': 'from . import layers\n',
    'tflearn/layers.py': (
        'import tensorflow as tf\nclass A(tf.keras.layers.Layer):\n'
        '  def f(self, x): return tf.log(x)\n'
    ),
}


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Installs packages of both generations."""
    with packages_installed(FILES, tmp_path, monkeypatch):
        yield


def test_package_is_told_of_once():
    source = 'import sonnet as snt\nfrom sonnet import nets\nimport tflearn\n'
    ported = check_noop(source)
    assert findings(ported, 'check') == ['old-packages'] * 2


@pytest.mark.parametrize(
    'source',
    [
        'import tf_metrics\n',
        'from tflearn.layers import lstm\n',
        'import os, sonnet as snt\n',
        'import sugartensor as tf\n',
        'def f():\n    import prettytensor as pt\n',
    ],
)
def test_package_is_known_without_being_installed(source):
    ported = check_noop(source)
    assert findings(ported, 'check') == ['old-packages']


@pytest.mark.parametrize(
    'source',
    [
        'import written_for_1\n',
        'from written_for_1.nets import one\n',
        'import single_file\n',
        'from tensor2tensor.model import x\n',
        'from tensorpack import f\n',
    ],
)
def test_installed_package_is_read(source, installed):
    assert findings(check_noop(source), 'check') == ['old-packages']


@pytest.mark.usefixtures('installed')
def test_old_package_may_build_layers_of_keras():
    assert old_packages.builds_keras('import tflearn as t\n')
    assert old_packages.builds_keras('from tflearn.layers import A\n')
    assert not old_packages.builds_keras('import tensorlayer, prettytensor\n')


def test_package_that_asks_for_what_numpy_dropped_is_checked(installed):
    ported = check_noop('import of_numpy_1.kinds\nimport of_any_numpy\n')
    (why,) = (f.why for f in ported.findings if f.severity == 'check')
    assert 'of_numpy_1 does not import: it asks for numpy.float,' in why


def test_package_that_asks_by_a_text_is_checked(installed):
    ported = check_noop('from pandas_ml import ConfusionMatrix\n')
    (why,) = (f.why for f in ported.findings if f.severity == 'check')
    assert 'it asks for sklearn.metrics.jaccard_similarity_score' in why


def test_package_that_asks_for_a_style_of_then_is_checked(installed):
    ported = check_noop('import draws_as_then\n')
    (why,) = (f.why for f in ported.findings if f.severity == 'check')
    assert 'it asks for the style seaborn of matplotlib,' in why


def test_package_that_asks_for_estimators_is_checked_and_runs(installed):
    ported = check_noop('import of_estimators\n')
    (why,) = (f.why for f in ported.findings if f.severity == 'check')
    assert 'it asks for tensorflow.estimator' in why
    assert old_packages.asks_old('of_estimators')
    assert not old_packages.asks_old('of_python_3_6')


def test_package_that_asks_for_what_python_dropped_is_checked(installed):
    ported = check_noop('import of_python_3_6 as maps\n')
    (why,) = (f.why for f in ported.findings if f.severity == 'check')
    assert 'it asks for collections.Mapping' in why


@pytest.mark.parametrize(
    'source',
    [
        'from tensor2tensor.settings import json\n',
        'import of_any_python\n',
        'import written_for_2\n',
        'import tensorlayer as tl\n',
        'import numpy, os.path\n',
        'from . import tflearn\n',
        'try:\n    import tflearn\nexcept ImportError:\n    pass\n',
    ],
)
def test_other_packages_are_not_checked(source, installed):
    assert check_noop(source).status == 'ported'


def test_copy_beside_the_program_is_ported_and_not_checked():
    told = Project(exports={'tflearn.layers': Exports({})})
    source = 'from tflearn.layers import lstm\n'
    assert port_text(source, '1.4', project=told).status == 'ported'


@pytest.mark.parametrize(
    'facts',
    [
        {'beside': frozenset({'written_for_1'})},
        {'modules': {'written_for_1': None}},
    ],
)
def test_folder_of_the_program_on_the_path_is_not_checked(installed, facts):
    source = 'import written_for_1.nets.one\n'
    told = Project(**facts)
    assert not findings(port_text(source, '1.4', project=told), 'check')


@pytest.mark.parametrize(
    ('source', 'count'),
    [
        ('import written_for_1 as w\n', 1),
        ('from written_for_1 import nets\n', 1),
        ('from written_for_1 import main\n', 0),
    ],
)
def test_folder_of_the_name_has_what_lies_in_it_alone(
    installed, source, count
):
    held = {'written_for_1': frozenset({'main'})}
    told = Project(modules=held, beside=frozenset(held))
    ported = port_text(source, '1.4', project=told)
    assert findings(ported, 'check').count('old-packages') == count


def test_functions_that_a_port_has_of_its_own_are_not_checked():
    names = 'pad_sequences as pad, to_categorical'
    ported = port_text(f'from tflearn.data_utils import {names}\n', '1.15')
    assert not findings(ported, 'check')
    start = 'from legacy_rnn.compat.tflearn_data import '
    assert [start + name for name in names.split(', ')] == (
        ported.text.splitlines()
    )


def test_other_functions_beside_them_are_checked():
    source = 'from tflearn.data_utils import pad_sequences, shuffle\n'
    assert findings(port_text(source, '1.15'), 'check') == ['old-packages']
