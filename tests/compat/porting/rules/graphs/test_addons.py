"""What of tensorflow_addons is here is imported from `compat.addons`."""

import importlib

import pytest

from legacy_rnn.compat.errors import RemovedSymbolError
from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.sources.libraries import addons
from tests.compat.porting.tools import check_noop, findings
from tests.legacy_rnn.running.programs import needs

HEAD = 'import tensorflow.compat.v1 as tf\ntf.disable_v2_behavior()\n'
BODY = 'x = tf.placeholder(tf.float32)\n'
HOME = 'legacy_rnn.compat.addons'


@pytest.mark.parametrize(
    ('before', 'after', 'use'),
    [
        (
            'import tensorflow_addons as tfa',
            f'import {HOME} as tfa',
            'tfa.text.crf.crf_decode(x, w, n)',
        ),
        (
            'import tensorflow_addons.text',
            f'import {HOME} as tensorflow_addons',
            'tensorflow_addons.text.crf_decode(x, w, n)',
        ),
        (
            'import tensorflow_addons.seq2seq as s',
            f'import {HOME}.seq2seq as s',
            's.BasicDecoder(c, s.TrainingSampler())',
        ),
        (
            'from tensorflow_addons import text as t, rnn',
            f'from {HOME} import text as t, rnn',
            't.crf_decode(rnn.NASCell(3))',
        ),
        (
            'from tensorflow_addons.text.crf import crf_decode',
            f'from {HOME}.text import crf_decode',
            'crf_decode(x, w, n)',
        ),
        (
            'from tensorflow_addons.seq2seq import sampler',
            f'from {HOME}.seq2seq import sampler',
            'sampler.TrainingSampler()',
        ),
        (
            'from tensorflow_addons.image import dense_image_warp',
            f'from {HOME}.image import dense_image_warp',
            'dense_image_warp(x, w)',
        ),
        ('import tensorflow_addons as tfa', f'import {HOME} as tfa', 'x'),
    ],
)
def test_import_is_of_what_is_here(before, after, use):
    ported = port_text(f'{HEAD}{before}\n{BODY}y = {use}\n', '1.15')
    assert ported.status == 'ported'
    assert f'\n{after}\n' in ported.text
    assert ported.text.endswith(f'{BODY}y = {use}\n')
    assert port_text(ported.text, '1.15').text == ported.text


def test_what_contrib_had_may_be_tried_first():
    source = (
        'try:\n    from tensorflow.contrib.image import dense_image_warp\n'
        'except ImportError:\n'
        '    from tensorflow_addons.image import dense_image_warp\n'
    )
    ported = port_text(f'{HEAD}{source}', '1.15')
    assert ported.status == 'ported'
    assert f'    from {HOME}.image import dense_image_warp\n' in ported.text


def test_other_modules_of_a_statement_stay():
    source = (
        'import tensorflow as tf\n'
        'def f():\n'
        '    import os, tensorflow_addons as tfa\n'
        '    return tfa.seq2seq.hardmax(tf.nn.rnn_cell.GRUCell(3))\n'
    )
    text = port_text(source, '1.4').text
    assert f'\n    import os\n    import {HOME} as tfa\n' in text


@pytest.mark.parametrize(
    ('source', 'told'),
    [
        (
            'from tensorflow_addons.optimizers import AdamW\nx = AdamW(1)\n',
            'nothing stands for optimizers.AdamW',
        ),
        (
            'from tensorflow_addons.text import *\n',
            'nothing stands for text.*',
        ),
        (
            'from tensorflow_addons.text import parse_time\n',
            'nothing stands for text.parse_time',
        ),
        ('import tensorflow_addons as tfa\ntfa = 3\n', 'of its own'),
    ],
)
def test_import_of_what_is_not_here_is_a_check(source, told):
    ported = check_noop(source)
    assert findings(ported, 'check') == ['addons']
    assert told in ported.findings[-1].why + ported.findings[0].why


def test_use_of_what_is_not_here_is_a_check():
    ported = port_text(
        f'{HEAD}import tensorflow_addons as tfa\n{BODY}'
        'y = tfa.text.crf_decode(x, w, n)\n'
        's = tfa.layers.WeightNormalization(x)\n'
        'f(tfa)\n',
        '1.15',
    )
    assert f'import {HOME} as tfa\n' in ported.text
    found = [f for f in ported.findings if f.severity == 'check']
    assert [f.old for f in found] == ['tfa.layers.WeightNormalization', 'tfa']
    assert 'nothing stands for layers.WeightNormalization' in found[0].why
    assert 'by name' in found[1].why
    assert port_text(ported.text, '1.15').text == ported.text


@pytest.mark.parametrize(
    'source',
    [
        'try:\n  import tensorflow_addons\nexcept ImportError:\n  pass\n',
        'import my_tensorflow_addons\n',
        'from . import tensorflow_addons\n',
    ],
)
def test_what_is_tried_or_another_module_is_left(source):
    assert check_noop(source).status == 'ported'


def test_port_says_what_of_ours_remains_and_why():
    source = f'{HEAD}import tensorflow_addons as tfa\n{BODY}tfa.rnn\n'
    (left,) = port_text(source, '1.15').remains
    assert (left.name, left.why) == (HOME, 'tensorflow_addons has ended')
    source = f'{HEAD}from tensorflow_addons.text.crf import crf_decode\n{BODY}'
    (left,) = port_text(f'{source}crf_decode\n', '1.15').remains
    assert left.name == f'{HOME}.text.crf_decode'
    assert left.why == 'tensorflow_addons has ended'


def test_every_name_is_there():
    home = importlib.import_module(HOME)
    names = [name for name in addons.SAME if name[:3] != 'rnn']
    names += [f'activations.{name}' for name in addons.OURS['activations']]
    names += [f'seq2seq.{name}' for name in addons.OURS['seq2seq']]
    for name in names:
        module, leaf = name.split('.')
        assert callable(getattr(getattr(home, module), leaf))


@pytest.mark.parametrize('name', ['layers', 'text.parse_time'])
def test_name_that_is_not_here_says_so(name):
    found = importlib.import_module(HOME)
    with pytest.raises(RemovedSymbolError, match=f'tensorflow_addons.{name}'):
        for part in name.split('.'):
            found = getattr(found, part)


@needs('tf_keras')
def test_cells_of_keras_2_say_what_to_set(monkeypatch):
    monkeypatch.delenv('TF_USE_LEGACY_KERAS', raising=False)
    rnn = importlib.import_module(f'{HOME}.rnn')
    with pytest.raises(RemovedSymbolError, match='TF_USE_LEGACY_KERAS'):
        rnn.NASCell(3)


@pytest.mark.parametrize(
    ('line', 'needs_keras'),
    [
        ('from tensorflow_addons.rnn import LayerNormLSTMCell as cell', True),
        ('import tensorflow_addons.rnn as r; cell = r.NASCell', True),
        ('from tensorflow_addons.seq2seq import hardmax as cell', False),
    ],
)
def test_ports_of_its_cells_ask_for_keras_2(line, needs_keras):
    text = port_text(f'{HEAD}{line}\n{BODY}y = cell(3)\n', '1.15').text
    assert ('TF_USE_LEGACY_KERAS' in text) == needs_keras


@pytest.mark.parametrize(
    'line',
    [
        'import numpy as np, tensorflow as tf, tensorflow_addons as tfa',
        'import tensorflow_addons as tfa, tensorflow as tf',
        'import tensorflow.compat.v1 as tf, tensorflow_addons as tfa',
    ],
)
def test_one_import_of_tensorflow_and_of_the_package(line):
    """What the release is imported by stands beside what is here."""
    text = port_text(
        f'{line}\nx = tf.compat.v1.placeholder(tf.float32)\n'
        'c = tf.compat.v1.nn.rnn_cell.GRUCell(tfa.seq2seq.hardmax(x))\n',
        '1.15',
    ).text
    assert 'import legacy_rnn.compat.addons as tfa\n' in text
    assert 'from legacy_rnn.compat import r1_15\n' in text
    assert 'tensorflow_addons' not in text
    assert ('import numpy as np\n' in text) is ('numpy' in line)
    compile(text, '<port>', 'exec')
