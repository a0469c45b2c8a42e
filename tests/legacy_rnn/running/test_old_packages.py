"""Installed packages that were written for TensorFlow 1 have it under run."""

import sys

import pytest

from tests.legacy_rnn.running.programs import needs, runs

NETS = """
import tensorflow as tf


def draw():
    return tf.random_uniform([2])
"""


@pytest.mark.parametrize(
    ('line', 'package'),
    [
        ('from nets_a.layers import draw', 'import os\n'),
        ('import nets_b.layers as n; draw = n.draw', ''),
        ('from nets_c import draw', 'from .layers import draw\n'),
    ],
)
def test_any_package_that_runs_names_of_1_has_them(
    tmp_path, monkeypatch, capfd, line, package
):
    folder = tmp_path / 'site-packages' / line.split()[1].split('.')[0]
    folder.mkdir(parents=True)
    (folder / '__init__.py').write_text(package)
    (folder / 'layers.py').write_text(NETS)
    monkeypatch.syspath_prepend(folder.parent)
    code = f'import tensorflow as tf\n{line}\nprint(draw().shape)\n'
    assert runs(capfd, code)[0] == '(2,)'


def test_package_of_2_that_asks_for_estimators_has_them(
    tmp_path, monkeypatch, capfd
):
    folder = tmp_path / 'site-packages' / 'ranks_by_heads'
    folder.mkdir(parents=True)
    (folder / '__init__.py').write_text('from .heads import TRAIN\n')
    (folder / 'heads.py').write_text(
        'import tensorflow as tf\n'
        'from tensorflow import estimator as tf_estimator\n'
        'from tensorflow.compat.v1 import estimator\n'
        'layer = tf.keras.layers.Dense(2)\n'
        'TRAIN = tf_estimator.ModeKeys.TRAIN + estimator.ModeKeys.EVAL\n'
    )
    monkeypatch.syspath_prepend(folder.parent)
    code = (
        'import tensorflow.compat.v1 as tf\nfrom ranks_by_heads import TRAIN\n'
        'tf.disable_v2_behavior()\nprint(TRAIN)\n'
    )
    assert runs(capfd, code)[0] == 'traineval'


@needs('matplotlib')
def test_packages_use_old_styles_while_they_are_imported(
    tmp_path, monkeypatch, capfd
):
    folder = tmp_path / 'site-packages'
    folder.mkdir()
    (folder / 'plots_of_then.py').write_text(
        "import matplotlib.pyplot as plt\nplt.style.use('seaborn-darkgrid')\n"
    )
    monkeypatch.syspath_prepend(folder)
    for name in [n for n in sys.modules if n.startswith('matplotlib')]:
        monkeypatch.delitem(sys.modules, name)
    code = 'import plots_of_then\nprint(plots_of_then.plt.style.__name__)\n'
    assert runs(capfd, code)[0] == 'matplotlib.style'


@pytest.mark.parametrize(
    ('release', 'twice'),
    [('0.12', 'tf.mul(2.0, x)'), ('1.7', 'tf.layers.flatten([x])[0]')],
)
def test_package_for_compat_v1_runs_beside_releases_without_it(
    tmp_path, monkeypatch, capfd, release, twice
):
    name = f'nets_{release.replace(".", "_")}'
    folder = tmp_path / 'site-packages' / name
    folder.mkdir(parents=True)
    (folder / '__init__.py').write_text(
        'import tensorflow.compat.v1 as tf\nfrom . import old\n'
        'def draw():\n    return old.twice(tf.random.uniform([2]))\n'
    )
    (folder / 'old.py').write_text(
        f'import tensorflow as tf\ndef twice(x):\n    return {twice}\n'
    )
    monkeypatch.syspath_prepend(folder.parent)
    code = (
        f'import tensorflow as tf\nfrom {name} import draw\n'
        'print(draw().get_shape(), tf.__version__)\n'
    )
    line, *_ = runs(capfd, code, f'--release={release}')
    assert line.startswith(f'(2,) {release}.')
