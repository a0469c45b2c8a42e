"""Half-ported sources: only what today's TensorFlow raises for is written."""

import json
import textwrap

import pytest

from legacy_rnn.compat.dating import generation
from legacy_rnn.compat.porting import port_notebook, port_text
from legacy_rnn.compat.porting.engine import ALREADY
from legacy_rnn.compat.porting.findings import STOP
from legacy_rnn.compat.porting.project import Project

OURS = 'from legacy_rnn.compat import r1_15\n'


def port(before, release='1.15', project=None):
    """Ports a source; a second time nothing changes."""
    before = textwrap.dedent(before).lstrip('\n')
    ported = port_text(before, release, project=project)
    again = port_text(ported.text, release, project=project)
    assert again.text == ported.text
    return ported


def check(before, after, **options):
    ported = port(before, **options)
    assert ported.text == textwrap.dedent(after).lstrip('\n')
    assert ported.status == 'ported'


def unchanged(source, **options):
    check(source, source, **options)


def test_graph_mode_comes_before_what_stands_above_an_import():
    check(
        """
        import tensorflow as tf
        x = tf.compat.v1.placeholder(tf.float32, [4, 5, 3])
        from tensorflow.contrib.rnn import GRUCell
        cell = GRUCell(3)
        """,
        """
        import tensorflow.compat.v1 as tf
        tf.disable_v2_behavior()
        x = tf.compat.v1.placeholder(tf.float32, [4, 5, 3])
        from legacy_rnn.compat.r1_15.contrib.rnn import GRUCell
        cell = GRUCell(3)
        """,
    )


def test_variables_are_resources_beside_keras():
    check(
        """
        import tensorflow as tf
        l2 = tf.keras.regularizers.l2(0.1)
        w = tf.compat.v1.get_variable('w', [3], regularizer=l2)
        cell = tf.compat.v1.nn.rnn_cell.GRUCell(3)
        """,
        f"""
        import tensorflow as tf
        {OURS.strip()}
        tf.compat.v1.enable_resource_variables()
        l2 = tf.keras.regularizers.l2(0.1)
        w = tf.compat.v1.get_variable('w', [3], regularizer=l2)
        cell = r1_15.nn.rnn_cell.GRUCell(3)
        """,
    )


def test_cells_and_layers_go_to_the_namespace_and_the_rest_stays():
    check(
        """
        import tensorflow.compat.v1 as tf
        tf.disable_v2_behavior()
        x = tf.placeholder(tf.float32, [4, 5, 3])  # data
        cell = tf.nn.rnn_cell.DropoutWrapper(
            tf.nn.rnn_cell.BasicLSTMCell(6), output_keep_prob=.5)
        outputs, state = tf.nn.dynamic_rnn(cell, x, dtype=tf.float32)
        y = tf.reduce_sum(tf.nn.softmax(x, dim=1), 1, keep_dims=True)
        logits = tf.layers.dense(outputs, 2)
        """,
        f"""
        import tensorflow.compat.v1 as tf
        {OURS.strip()}
        tf.disable_v2_behavior()
        x = tf.placeholder(tf.float32, [4, 5, 3])  # data
        cell = r1_15.nn.rnn_cell.DropoutWrapper(
            r1_15.nn.rnn_cell.BasicLSTMCell(6), output_keep_prob=.5)
        outputs, state = tf.nn.dynamic_rnn(cell, x, dtype=tf.float32)
        y = tf.reduce_sum(tf.nn.softmax(x, dim=1), 1, keep_dims=True)
        logits = r1_15.layers.dense(outputs, 2)
        """,
    )


def test_method_goes_with_its_private_class():
    check(
        """
        import tensorflow.compat.v1 as tf
        from tensorflow.python.layers import base as base_layer
        class Adapter(base_layer.Layer):
            def __init__(self, name):
                base_layer.Layer.__init__(self, name=name)
        """,
        f"""
        import tensorflow.compat.v1 as tf
        {OURS.strip()}
        from tensorflow.python.layers import base as base_layer
        class Adapter(r1_15.python.layers.base.Layer):
            def __init__(self, name):
                r1_15.python.layers.base.Layer.__init__(self, name=name)
        """,
    )


def test_tf_is_tensorflow_2_beside_compat_v1():
    check(
        """
        import tensorflow as tf
        tf.compat.v1.disable_eager_execution()
        x = tf.compat.v1.placeholder(tf.float32, [4, 5, 3])
        y = tf.nn.dropout(tf.math.log(x), 0.5)
        z = tf.concat([tf.reduce_sum(input_tensor=y, axis=1)], 1)
        cell = tf.compat.v1.nn.rnn_cell.GRUCell(6)
        """,
        f"""
        import tensorflow as tf
        {OURS.strip()}
        tf.compat.v1.enable_resource_variables()
        tf.compat.v1.disable_eager_execution()
        x = tf.compat.v1.placeholder(tf.float32, [4, 5, 3])
        y = tf.nn.dropout(tf.math.log(x), 0.5)
        z = tf.concat([tf.reduce_sum(input_tensor=y, axis=1)], 1)
        cell = r1_15.nn.rnn_cell.GRUCell(6)
        """,
    )


def test_what_is_left_of_1_is_ported():
    check(
        """
        import tensorflow as tf
        tf.compat.v1.disable_eager_execution()
        x = tf.compat.v1.placeholder(tf.float32, [4, 5])
        y = tf.contrib.layers.fully_connected(tf.abs(x), 2)
        z = tf.compat.v1.contrib.layers.fully_connected(y, 2)
        """,
        f"""
        import tensorflow as tf
        {OURS.strip()}
        tf.compat.v1.disable_eager_execution()
        x = tf.compat.v1.placeholder(tf.float32, [4, 5])
        y = r1_15.contrib.layers.fully_connected(tf.abs(x), 2)
        z = r1_15.contrib.layers.fully_connected(y, 2)
        """,
    )


def test_aliases_are_followed():
    check(
        """
        import tensorflow as tf
        tf1 = tf.compat.v1
        tf1.disable_v2_behavior()
        nn = tf1.nn
        cells = tf1.nn.rnn_cell
        def build(x):
            v1 = tf.compat.v1
            one = v1.nn.rnn_cell.GRUCell(3)
            return nn.dynamic_rnn(cells.GRUCell(3), nn.relu(x)), one
        """,
        f"""
        import tensorflow as tf
        {OURS.strip()}
        tf1 = tf.compat.v1
        tf1.disable_v2_behavior()
        nn = tf1.nn
        cells = r1_15.nn.rnn_cell
        def build(x):
            v1 = tf.compat.v1
            one = r1_15.nn.rnn_cell.GRUCell(3)
            return nn.dynamic_rnn(cells.GRUCell(3), nn.relu(x)), one
        """,
    )


def test_name_of_tensorflow_may_become_compat_v1():
    check(
        """
        import tensorflow as tf
        tf = tf.compat.v1
        tf.disable_v2_behavior()
        cell = tf.nn.rnn_cell.GRUCell(3)
        """,
        f"""
        import tensorflow as tf
        {OURS.strip()}
        tf = tf.compat.v1
        tf.disable_v2_behavior()
        cell = r1_15.nn.rnn_cell.GRUCell(3)
        """,
    )


def test_alternative_imports_mean_compat_v1():
    check(
        """
        try:
            import tensorflow.compat.v1 as tf
            tf.disable_v2_behavior()
        except ImportError:
            import tensorflow as tf
        x = tf.placeholder(tf.float32, [4, 5])
        cell = tf.nn.rnn_cell.GRUCell(3)
        """,
        f"""
        {OURS.strip()}
        try:
            import tensorflow.compat.v1 as tf
            tf.disable_v2_behavior()
        except ImportError:
            import tensorflow as tf
        x = tf.placeholder(tf.float32, [4, 5])
        cell = r1_15.nn.rnn_cell.GRUCell(3)
        """,
    )


@pytest.mark.parametrize(
    'switch',
    [
        'tf = tf.compat.v1\n',
        "if not hasattr(tf, 'contrib'):\n"
        '    import tensorflow.compat.v1 as tf\n',
    ],
)
def test_graph_mode_is_turned_on_before_tf_is_compat_v1(switch):
    head, rest = (
        'import tensorflow as tf\n',
        'x = tf.placeholder(tf.float32)\n',
    )
    ported = port_text(head + switch + rest, '1.15')
    call = 'tf.compat.v1.disable_v2_behavior()\n'
    assert ported.text == head + call + switch + rest
    assert ported.status == 'ported'


def test_version_that_is_asked_for_is_todays():
    head = 'import tensorflow as tf\nif tf.__version__[0] > "1":\n'
    more = '    tf.disable_v2_behavior()\nx = tf.placeholder(tf.float32)\n'
    for switch in (
        '    import tensorflow.compat.v1 as tf\n',
        '    tf = tf.compat.v1\n',
    ):
        source = head + switch + more
        assert port_text(source, '1.15').text == source


def test_imports_of_names_are_written_where_they_raise():
    check(
        """
        import tensorflow.compat.v1.nn as nn
        from tensorflow.compat.v1 import (placeholder,
                                          float32)
        from tensorflow.compat.v1.nn import rnn_cell, dynamic_rnn
        from tensorflow.compat.v1.nn.rnn_cell import LSTMCell as Cell
        from tensorflow.contrib import rnn
        x = nn.relu(placeholder(float32, [2, 3]))
        cells = [Cell(3), rnn_cell.GRUCell(3), rnn.GRUCell(3)]
        more = nn.rnn_cell.GRUCell(3), dynamic_rnn(cells[0], x)
        """,
        """
        import tensorflow.compat.v1.nn as nn
        from legacy_rnn.compat import r1_15
        from tensorflow.compat.v1 import (placeholder,
                                          float32)
        from legacy_rnn.compat.r1_15.nn import rnn_cell
        from tensorflow.compat.v1.nn import dynamic_rnn
        from legacy_rnn.compat.r1_15.nn.rnn_cell import LSTMCell as Cell
        from legacy_rnn.compat.r1_15.contrib import rnn
        x = nn.relu(placeholder(float32, [2, 3]))
        cells = [Cell(3), rnn_cell.GRUCell(3), rnn.GRUCell(3)]
        more = r1_15.nn.rnn_cell.GRUCell(3), dynamic_rnn(cells[0], x)
        """,
    )


def test_graph_mode_is_turned_on_where_nothing_does():
    check(
        """
        import tensorflow as tf
        x = tf.compat.v1.placeholder(tf.float32, [4, 5, 3])
        """,
        """
        import tensorflow as tf
        tf.compat.v1.disable_v2_behavior()
        x = tf.compat.v1.placeholder(tf.float32, [4, 5, 3])
        """,
    )


@pytest.mark.parametrize(
    ('line', 'project'),
    [
        ('tf.compat.v1.disable_eager_execution()', None),
        ('tf.compat.v1.disable_v2_behavior()', None),
        ('pass', Project(turns_off_2=True)),
    ],
)
def test_graph_mode_is_turned_on_once(line, project):
    unchanged(
        f"""
        import tensorflow as tf
        {line}
        x = tf.compat.v1.placeholder(tf.float32, [4, 5, 3])
        """,
        project=project,
    )


def test_file_that_tells_nothing_is_as_its_program():
    source = """
        import tensorflow as tf
        def mean(x):
            return tf.reduce_mean(tf.nn.dropout(x, 0.5))
    """
    unchanged(source, project=Project(generation=generation.HALF))
    old = port(source, project=Project(generation=generation.OLD))
    assert 'compat.v1' in old.text


def test_names_of_0_are_ported_as_theirs():
    check(
        """
        import tensorflow as tf
        x = tf.compat.v1.placeholder(tf.float32, [4, 6])
        cell = tf.compat.v1.nn.rnn_cell.GRUCell(6)
        y = tf.pack(tf.split(1, 2, x))
        z = tf.reduce_sum(input_tensor=tf.mul(y, y), axis=1)
        """,
        """
        import tensorflow as tf
        from legacy_rnn.compat import r0_12
        x = tf.compat.v1.placeholder(tf.float32, [4, 6])
        cell = r0_12.nn.rnn_cell.GRUCell(6)
        y = tf.compat.v1.stack(tf.compat.v1.split(x, 2, 1))
        z = tf.reduce_sum(input_tensor=tf.compat.v1.multiply(y, y), axis=1)
        """,
        release='0.12',
    )


def test_symbol_without_a_home_stops_under_compat_v1_too():
    for root in ('tf.compat.v1.contrib', 'tf.contrib'):
        ported = port(f"""
            import tensorflow as tf
            x = tf.compat.v1.placeholder(tf.float32, [4, 6])
            y = {root}.factorization.KMeans(x, 3)
        """)
        assert ported.status == 'failed'


def test_private_module_that_is_imported_is_used_as_it_is():
    unchanged(
        """
        import tensorflow.compat.v1 as tf
        from tensorflow.python.util import nest
        tf.disable_v2_behavior()
        x = nest.flatten(tf.placeholder(tf.float32))
        """
    )


def test_tensorflow_2_is_left_alone():
    source = 'import tensorflow as tf\nwith tf.GradientTape():\n  pass\n'
    ported = port(source)
    assert ported.text == source
    assert ported.status == ALREADY
    assert [(s.what, s.line) for s in ported.signs] == [('tf.GradientTape', 2)]


def test_notebook_of_tensorflow_2_is_left_alone():
    sources = ['import tensorflow as tf', 'x = 1\nprint(tf.ones(3).numpy())']
    cells = [{'cell_type': 'code', 'source': text} for text in sources]
    text = json.dumps({'nbformat': 4, 'cells': cells})
    ported = port_notebook(text, '1.15')
    assert ported.text == text
    assert ported.status == ALREADY
    assert [s.place for s in ported.signs] == ['cell 2:2']


def test_eager_execution_of_1_stops():
    source = 'import tensorflow as tf\ntf.enable_eager_execution()\n'
    ported = port(source)
    assert ported.text == source
    assert ported.status == 'failed'
    (finding,) = ported.findings
    assert finding.line == 2 and 'not supported' in finding.why


@pytest.mark.parametrize('before', ['x = 1\n', 'import tensorflow as tf\n'])
def test_files_of_a_program_that_turns_eager_execution_on_are_ported(before):
    alone = port(before)
    ported = port(before, project=Project(generation=generation.EAGER))
    assert (ported.text, ported.findings) == (alone.text, alone.findings)


@pytest.mark.parametrize(
    ('line', 'used'),
    [
        ('from tensorflow.compat.v1.keras.layers import Dense', 'Dense(3)'),
        ('from tensorflow.compat.v1.keras import layers', 'f(layers)'),
        ('import tensorflow.compat.v1.keras.backend as K', 'K.square(3)'),
    ],
)
@pytest.mark.parametrize(
    'head',
    [
        'import tensorflow.contrib.slim as slim\nx = slim.conv2d\n',
        'import tensorflow.compat.v1 as tf\ntf.disable_v2_behavior()\n',
    ],
)
def test_no_import_goes_through_keras_below_compat_v1(head, line, used):
    """Today's TensorFlow has the name, and no module of it."""
    ported = port(f'{head}{line}\ny = {used}\n')
    assert 'tensorflow.compat.v1.keras' not in ported.text
    assert not [f for f in ported.findings if f.severity != 'changed']


def test_graph_mode_is_turned_on_where_a_star_brings_tensorflow():
    check(
        """
        from base import *
        x = tf.compat.v1.placeholder(tf.float32, [4, 5, 3])
        """,
        """
        from base import *
        tf.compat.v1.disable_v2_behavior()
        x = tf.compat.v1.placeholder(tf.float32, [4, 5, 3])
        """,
        project=Project(
            exports={'base': {'tf': ''}}, generation=generation.HALF
        ),
    )


def test_shapes_hold_numbers_as_the_program_has_them():
    source = """
        import tensorflow as tf
        tf.compat.v1.disable_eager_execution()
        x = tf.compat.v1.placeholder(tf.float32, [4, 6])
        cell = tf.compat.v1.nn.rnn_cell.GRUCell(x.shape[1] // 2)
    """
    after = """
        import tensorflow as tf
        from legacy_rnn.compat import r1_15
        tf.compat.v1.enable_v2_tensorshape()
        tf.compat.v1.enable_resource_variables()
        tf.compat.v1.disable_eager_execution()
        x = tf.compat.v1.placeholder(tf.float32, [4, 6])
        cell = r1_15.nn.rnn_cell.GRUCell(x.shape[1] // 2)
    """
    check(source, after)
    shapes = '        tf.compat.v1.enable_v2_tensorshape()\n'
    variables = '        tf.compat.v1.enable_resource_variables()\n'
    plain = after.replace(shapes, '')
    for old, new, lines in (
        ('eager_execution', 'v2_behavior', plain.replace(variables, '')),
        ('x.shape[1]', 'x.shape[1].value', plain),
        ('x.shape[1]', 'x.shape.as_list()[1]', plain),
    ):
        check(source.replace(old, new), lines.replace(old, new))


OLD_HEAD = """
        import tensorflow as tf
        tf.compat.v1.disable_eager_execution()
        y = tf.compat.v1.placeholder(tf.float32, [4, 6])
        z = tf.pack([y, y])
"""


OLD_PORT = OLD_HEAD.replace('tf.pack', 'tf.compat.v1.stack')


@pytest.mark.parametrize(
    ('call', 'new'),
    [
        (
            'nn.softmax_cross_entropy_with_logits('
            'labels=tf.stop_gradient(z[0]), logits=y)',
            'nn.softmax_cross_entropy_with_logits(labels=y, logits=z[0])',
        ),
        (
            'nn.sigmoid_cross_entropy_with_logits(z[0], y)',
            'compat.v1.nn.sigmoid_cross_entropy_with_logits('
            'labels=y, logits=z[0])',
        ),
        ('concat(1, [y, y])', 'compat.v1.concat([y, y], 1)'),
        ('concat(n, zs)', 'compat.v1.concat(zs, n)'),
        ('concat([y, y], 1)', 'concat([y, y], 1)'),
        ('split(0, 2, y)', 'compat.v1.split(y, 2, 0)'),
        ('argmax(input=y, axis=1)', 'argmax(input=y, axis=1)'),
        ('argmax(y, 1)', 'argmax(y, 1)'),
        ('reduce_sum(y, 1, True)', 'reduce_sum(y, 1, True)'),
    ],
)
def test_calls_of_0_are_told_from_those_of_tensorflow_2(call, new):
    line = '        loss = tf.{}\n'
    check(
        OLD_HEAD + line.format(call),
        OLD_PORT + line.format(new),
        release='0.12',
    )


def test_what_an_older_release_alone_had_is_that_releases():
    text = (
        'import tensorflow as tf\n'
        'tf.compat.v1.disable_v2_behavior()\n'
        'loss = tf.nn.seq2seq.sequence_loss_by_example(x, y, w)\n'
        'cell = tf.compat.v1.nn.rnn_cell.GRUCell(4)\n'
    )
    ported = port_text(text, '1.15')
    assert ported.status == 'ported'
    new = ported.text.splitlines()
    assert 'from legacy_rnn.compat import r0_12' in new
    assert 'from legacy_rnn.compat import r1_15' in new
    assert 'loss = r0_12.nn.seq2seq.sequence_loss_by_example(x, y, w)' in new
    assert 'cell = r1_15.nn.rnn_cell.GRUCell(4)' in new
    assert port_text(ported.text, '1.15').text == ported.text
    old = text.replace('compat.v1.', '').replace('disable_v2_behavior', 'foo')
    assert port_text(old, '1.15').status == 'failed'  # As it did then.


def test_flags_and_initializers_are_those_of_compat_v1():
    text = (
        'import tensorflow as tf\n'
        'tf.compat.v1.disable_v2_behavior()\n'
        'flags = 3\n'
        "tf.compat.v1.app.flags.DEFINE_string('a', 'b', 'c')\n"
        'n = tf.compat.v1.app.flags.FLAGS.n\n'
        "w = tf.compat.v1.get_variable('w', [n])\n"
        'x = tf.pack([w, w])\n'
    )
    ported = port_text(text, '0.12')
    assert ported.status == 'ported'
    lines = ported.text.splitlines()
    assert 'tf.compat.v1.app.flags.FLAGS(sys.argv, known_only=True)' in lines
    default = 'tf.compat.v1.uniform_unit_scaling_initializer()'
    assert f'initializer={default})' in ported.text


def test_tensorflow_that_is_handed_on_beside_names_of_1_x_is_a_check():
    text = (
        'import tensorflow as tf\n'
        'tf.compat.v1.disable_v2_behavior()\n'
        'y = Model(tf)\n'
    )
    unchanged(text)  # Whoever gets it reads names of TensorFlow 2.
    ported = port(text + 'x = tf.contrib.rnn.GRUCell(2)\n')
    assert [f.rule for f in ported.findings if f.severity == 'check'] == [
        'hidden-names'
    ]


def test_compat_v1_in_a_program_of_1_is_the_release():
    source = (
        'import tensorflow as tf\nfrom keras import backend\n'
        'backend.set_session(tf.compat.v1.Session())\n'
    )
    ported = port(source, project=Project(generation=generation.OLD))
    assert ported.generation == generation.OLD
    assert 'from legacy_rnn.compat.r1_8.keras import backend' in ported.text
    assert 'import tensorflow.compat.v1 as tf' in ported.text
    assert port(source).generation == generation.HALF


def test_old_names_of_a_program_of_tensorflow_2_are_left_alone():
    source = 'import tensorflow as tf\nx = tf.random_uniform([2])\n'
    ported = port(source, project=Project(generation=generation.NEW))
    assert (ported.text, ported.generation) == (source, generation.NEW)
    (stop,) = ported.findings
    assert stop.severity == STOP and 'below tf.compat.v1' in stop.why
    assert ported.signs == ()


def test_port_without_names_of_compat_v1_stays_as_it_is():
    before = (
        'import tensorflow as tf\n'
        'cell = tf.compat.v1.nn.rnn_cell.GRUCell(3, activation=tf.nn.tanh)\n'
    )
    ported = port_text(before, '1.15')
    assert 'import tensorflow as tf\n' in ported.text
    assert 'compat.v1' not in ported.text
    assert port_text(ported.text, '1.15').text == ported.text
