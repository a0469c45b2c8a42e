"""Functions of tensorflow_addons are those of the last contrib."""

import pytest

from legacy_rnn.compat import r1_15
from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.sources import addons
from tests.compat.porting.tools import check_noop, findings

HEAD = 'import tensorflow.compat.v1 as tf\ntf.disable_v2_behavior()\n'
BODY = 'x = tf.placeholder(tf.float32)\n'
CRF = 'r1_15.contrib.crf.crf_decode(x, w, n)'


@pytest.mark.parametrize(
    ('before', 'call'),
    [
        ('import tensorflow_addons as tfa\n', 'tfa.text.crf.crf_decode'),
        (
            'import tensorflow_addons.text\n',
            'tensorflow_addons.text.crf_decode',
        ),
        ('from tensorflow_addons import text as t\n', 't.crf_decode'),
        ('from tensorflow_addons.text.crf import crf_decode\n', 'crf_decode'),
    ],
)
def test_functions_are_those_of_contrib(before, call):
    ported = port_text(f'{HEAD}{before}{BODY}y = {call}(x, w, n)\n', '1.15')
    assert ported.status == 'ported'
    assert ported.text.endswith(f'{BODY}y = {CRF}\n')
    assert 'addons' not in ported.text
    assert port_text(ported.text, '1.15').text == ported.text


def test_old_release_keeps_its_own_namespace():
    source = (
        'import tensorflow as tf\n'
        'import os, tensorflow_addons as tfa\n'
        'x = tf.nn.rnn_cell.GRUCell(3)\n'
        'y = tfa.seq2seq.hardmax(x)\n'
    )
    text = port_text(source, '1.4').text
    assert 'from legacy_rnn.compat import r1_15, r1_4\n' in text or (
        'import r1_15\n' in text and 'import r1_4\n' in text
    )
    assert '\nimport os\n' in text and 'r1_15.contrib.seq2seq.hardmax' in text


def test_import_that_nothing_uses_goes():
    text = port_text(f'{HEAD}import tensorflow_addons as tfa\n{BODY}', '1.15')
    assert (text.status, 'addons' in text.text) == ('ported', False)


@pytest.mark.parametrize(
    ('source', 'told'),
    [
        (
            'import tensorflow_addons as tfa\n'
            'x = tfa.text.crf_decode(a, b, c)\n'
            's = tfa.seq2seq.TrainingSampler()\n',
            'contrib.seq2seq.TrainingHelper(inputs, sequence_length)',
        ),
        (
            'from tensorflow_addons.optimizers import AdamW\nx = AdamW(1)\n',
            'nothing stands for optimizers.AdamW',
        ),
        ('import tensorflow_addons as tfa\nf(tfa)\n', 'by name'),
        ('import tensorflow_addons as tfa\ntfa = 3\n', 'of its own'),
    ],
)
def test_all_else_of_it_is_a_check_that_says_what_to_write(source, told):
    ported = check_noop(source)
    assert findings(ported, 'check') == ['addons']
    assert told in ported.findings[-1].why + ported.findings[0].why


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


def test_every_name_is_there():
    for name in addons.SAME.values():
        found = r1_15
        for part in name.split('.'):
            found = getattr(found, part)
        assert callable(found)
