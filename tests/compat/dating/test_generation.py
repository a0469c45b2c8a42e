"""TensorFlow 1, half-ported sources and TensorFlow 2 are told apart."""

import textwrap

import pytest

from legacy_rnn.compat import dating
from legacy_rnn.compat.dating import generation, shapes
from legacy_rnn.compat.sources import reading

GRAPH = """
    x = tf.placeholder(tf.float32, [2, 3])
    cell = tf.nn.rnn_cell.GRUCell(4)
"""


def date(text):
    return dating.date_text(textwrap.dedent(text))


def half(text):
    """Dates a source that must be found half-ported."""
    found = date(text)
    assert found.written_for == generation.HALF
    assert found.is_half_ported
    return found


@pytest.mark.parametrize(
    'lines',
    [
        'import tensorflow.compat.v1 as tf\n',
        'import tensorflow as tf\ntf = tf.compat.v1\n',
        'from tensorflow.compat import v1 as tf\n',
        'import tensorflow\ntf = tensorflow.compat.v1\n',
    ],
)
def test_names_of_compat_v1_are_half_ported(lines):
    found = half(lines + textwrap.dedent(GRAPH))
    assert [str(r) for r in found.releases] == ['1.13', '1.14', '1.15']
    assert str(found.assumed) == '1.15'
    assert found.signs[0].what == 'tf.compat.v1'


def test_names_imported_from_compat_v1_are_half_ported():
    half("""
        from tensorflow.compat.v1 import placeholder, float32
        import tensorflow.compat.v1.nn as nn
        y = nn.softmax(placeholder(float32, [2, 3]))
    """)


def test_output_of_tf_upgrade_v2_is_half_ported():
    found = half("""
        import tensorflow as tf
        x = tf.compat.v1.placeholder(tf.float32, [2, 3])
        y = tf.reduce_sum(input_tensor=tf.math.log(x), axis=1)
        z = tf.contrib.layers.fully_connected(tf.layers.dense(x, 3), 3)
    """)
    assert str(found.assumed) == '1.15'


def test_older_names_that_are_left_tell_their_release():
    found = half("""
        import tensorflow as tf
        x = tf.compat.v1.placeholder(tf.float32, [2, 3])
        y = tf.pack([tf.mul(x, x), x])
        z = tf.concat(1, [x, x])
    """)
    assert str(found.assumed) == '0.12'
    assert {e.symbol for e in found.evidence} == {'pack', 'mul', 'concat'}


def test_calls_of_tensorflow_2_are_no_evidence():
    found = half("""
        import tensorflow as tf
        x = tf.compat.v1.placeholder(tf.float32, [2, 3])
        tf.summary.scalar('loss', x, step=3)
    """)
    assert [e.symbol for e in found.evidence] == ['compat.v1']


def test_names_of_1_beside_compat_v1_are_a_program_of_1():
    found = date("""
        import tensorflow as tf
        tf.compat.v1.logging.set_verbosity(tf.compat.v1.logging.ERROR)
        x = tf.placeholder(tf.float32, [2, 3])
    """)
    assert found.written_for == generation.OLD
    assert [str(r) for r in found.releases] == ['1.13', '1.14', '1.15']


def test_names_of_1_are_half_ported_where_behaviour_2_is_off():
    half("""
        import tensorflow as tf
        tf.compat.v1.disable_eager_execution()
        x = tf.placeholder(tf.float32, [2, 3])
    """)


@pytest.mark.parametrize(
    ('lines', 'are_kept'),
    [
        ('tf.compat.v1.disable_eager_execution()', True),
        ('tf.compat.v1.compat.v1.disable_eager_execution()', True),
        (
            'from tensorflow.python.framework import ops\n'
            '    ops.disable_eager_execution()',
            True,
        ),
        ('tf.compat.v1.disable_v2_behavior()', False),
        (
            'tf.compat.v1.disable_eager_execution()\n'
            '    from tensorflow.python.compat import v2_compat\n'
            '    v2_compat.disable_v2_behavior()',
            False,
        ),
        (
            'tf.compat.v1.disable_eager_execution()\n'
            '    tf.compat.v1.disable_resource_variables()',
            False,
        ),
        (  # It ran on 1.15 alone, whose variables are none by themselves.
            'tf.compat.v1.disable_eager_execution()\n'
            '    y = tf.contrib.layers.fully_connected(x, 2)',
            False,
        ),
        ('x = tf.compat.v1.placeholder(tf.float32)', False),
    ],
)
def test_variables_stay_resources_where_eager_execution_alone_is_off(
    lines, are_kept
):
    """A step that is fetched beside the training is that before it."""
    found = half(f"""
    import tensorflow as tf
    {lines}
    x = tf.compat.v1.get_variable('x', [2, 3])
    """)
    kept = 'enable_resource_variables' in found.behaviour
    assert kept == are_kept


def test_names_of_1_and_2_beside_compat_v1_are_half_ported():
    half("""
        import tensorflow as tf
        x = tf.compat.v1.get_variable('x', [2])
        y = tf.losses.mean_squared_error(x, x)
        z = tf.initializers.GlorotUniform()
    """)


def test_contradictory_names_of_half_ported_code_are_of_its_release():
    found = date("""
        import tensorflow as tf
        x = tf.compat.v1.get_variable('x', [2])
        y = tf.nn.rnn(x)
        z = tf.tensor_shape(x)
    """)
    assert found.contradictions
    assert found.written_for == generation.HALF
    assert found.assumed == '1.15'


def test_names_of_1_beside_contrib_are_a_program_of_1():
    found = date("""
        import tensorflow as tf
        tf.compat.v1.disable_v2_behavior()
        from tensorflow.contrib.rnn import RNNCell
        x = tf.placeholder(tf.float32, [2, 3])
        y = tf.constant_initializer(1.0, dtype=tf.float32)
    """)
    assert found.written_for == generation.OLD


def test_contrib_that_a_conversion_left_is_half_ported():
    half("""
        import tensorflow as tf
        tf.compat.v1.disable_v2_behavior()
        x = tf.compat.v1.placeholder(tf.float32, [2, 3])
        y = tf.contrib.layers.fully_connected(x, 3)
    """)


_IMPORTED = 'from tensorflow.contrib import rnn'
_USED = 'dense = tf.contrib.layers.fully_connected'
_TRIED = (
    'try: from tensorflow.contrib.rnn import GRUCell\n'
    'except ImportError: from cells import GRUCell\n'
    'cell = GRUCell(3)'
)
_GUARDED = f'try: {_IMPORTED}\nexcept ImportError: pass'


@pytest.mark.parametrize(
    ('contrib', 'call', 'kind'),
    [
        (_IMPORTED, 'tf.nn.dropout(x, 0.9)', generation.OLD),
        (_IMPORTED, 'tf.nn.dropout(x, rate=0.9)', generation.OLD),
        (_IMPORTED, 'tf.image.resize(x, [2, 3])', generation.OLD),
        (_IMPORTED, 'tf.random.set_seed(1)', generation.HALF),
        (_GUARDED, 'tf.image.resize(x, [2, 3])', generation.HALF),
        (_USED, 'tf.image.resize(x, [2, 3])', generation.HALF),
        (_TRIED, 'tf.image.resize(x, [2, 3])', generation.HALF),
        (_IMPORTED, 'tf.nn.dropout(x, 1 - (keep))', generation.HALF),
        (_USED, 'tf.nn.dropout(x, keep)', generation.OLD),
        (_USED, 'tf.nn.dropout(x, 1.0 - keep)', generation.HALF),
        (_USED, 'tf.nn.dropout(x, rate)', generation.HALF),
        (_GUARDED, 'tf.nn.dropout(x, keep)', generation.HALF),
        ('', 'tf.nn.dropout(x, keep)', generation.HALF),
    ],
)
def test_what_tensorflow_2_cannot_run_for_contrib_is_of_1(contrib, call, kind):
    found = date(
        'import tensorflow as tf\n'
        f'{contrib}\n'
        'x = tf.compat.v1.placeholder(tf.float32, [2, 3])\n'
        f'y = {call}\n'
    )
    assert found.written_for == kind


def test_names_of_both_generations_are_mixed():
    found = date("""
        import tensorflow as tf
        tf.random.set_seed(1)
        x = tf.placeholder(tf.float32, [2, 3])
    """)
    assert found.written_for == generation.MIXED
    assert [s.line for s in found.signs] == [3, 4]


@pytest.mark.parametrize(
    'sign',
    [
        'with tf.GradientTape() as tape: pass',
        'step = tf.function(f)',
        'print(f(x).numpy())',
        "writer = tf.summary.create_file_writer('logs')",
        "tf.summary.scalar('loss', x, step=1)",
        'tf.random.set_seed(1)',
        'tf.keras.utils.set_random_seed(1)',
        'optimizer = tf.optimizers.Adam()',
        'import tensorflow.compat.v2 as tf2',
        'tf.compat.v1.enable_v2_behavior()',
        'd = tf.data.Dataset.range(3).batch(2)\nfor x in d: f(x)',
        'for i, x in enumerate(tf.data.Dataset.range(3)): f(x)',
        'd = tf.data.Dataset.range(3)\nx = next(iter(d))',
        'd = tf.data.Dataset.range(3)\nx = [y for y in d.take(2)]',
        'x = len(tf.data.Dataset.range(3))',
        'x = list(tf.data.Dataset.range(3).as_numpy_iterator())',
        'd = tf.data.Dataset.range(3)\ni = d.as_numpy_iterator()',
        'x = tf.random.normal([9, 3])\ntf.keras.Sequential().fit(x, y)',
        'm = tf.keras.Sequential()\nm.predict(tf.cast(x, tf.float32))',
    ],
)
def test_tensorflow_2_is_recognised_with_its_line(sign):
    found = date(f'import tensorflow as tf\n{sign}\n')
    assert found.written_for == generation.NEW
    assert found.signs[0].line >= 2
    assert found.releases == ()
    assert found.assumed is None


@pytest.mark.parametrize(
    'source',
    [
        'from keras import ops\ny = ops.sum(x)\n',
        'import keras\ny = keras.ops.sum(x)\n',
        'import keras\nclass A(keras.layers.Layer):\n    v = keras.Variable\n',
    ],
)
def test_what_only_keras_3_has_is_recognised(source):
    found = date(source)
    assert found.written_for == generation.NEW
    assert found.signs[0].what.startswith('keras.')


def test_keras_of_the_time_is_not_keras_3():
    found = date('import keras\nx = keras.layers.Dense(3)\n')
    assert found.written_for is None


def test_tensorflow_2_may_use_parts_of_compat_v1():
    found = date("""
        import tensorflow as tf
        optimizer = tf.compat.v1.train.AdamOptimizer()
        with tf.GradientTape() as tape:
            pass
    """)
    assert found.written_for == generation.NEW


@pytest.mark.parametrize(
    'lines',
    [
        'tf.matmul(x, y)',
        'model = tf.keras.Sequential([tf.keras.layers.Dense(3)])',
        'data = tf.data.Dataset.range(3)\nn = data.make_one_shot_iterator()',
        'd = tf.data.Dataset.range(3)\nn = len(d.output_shapes), list(x)',
        'class Model(tf.Module): pass',
        'import torch\nx.numpy()',
        'numpy = x.numpy',
        'for x in y: tf.matmul(x, x)',
        'n = x.numpy() if context.executing_eagerly() else y',
        'if in_graph_mode:\n  n = y\nelse:\n  n = [x.numpy() for x in y]',
        'm = tf.keras.Sequential()\nm.fit(tf.ones([9, 3]), steps_per_epoch=2)',
        'x = tf.ones([9, 3])\nx = f(x)\ntf.keras.Sequential().fit(x, x)',
        'm.fit(tf.ones([9, 3]))',
    ],
)
def test_names_that_both_have_tell_no_generation(lines):
    found = date(f'import tensorflow as tf\n{lines}\n')
    assert found.written_for == generation.EITHER
    assert found.signs == ()


def test_graph_code_with_names_of_2_is_not_tensorflow_2():
    found = date("""
        import tensorflow as tf
        with tf.GradientTape() as tape:
            pass
        with tf.Session() as session:
            pass
    """)
    assert found.written_for == generation.OLD


@pytest.mark.parametrize(
    'line',
    [
        'tf.enable_eager_execution()',
        'import tensorflow.contrib.eager as tfe\ntfe.enable_eager_execution()',
        'tf.compat.v1.enable_eager_execution()',
    ],
)
def test_eager_execution_of_1_is_told(line):
    found = date(f'import tensorflow as tf\n{line}\nprint(x.numpy())\n')
    assert found.written_for == generation.EAGER
    assert found.signs[0].line in (2, 3)


def test_program_is_half_ported_if_a_file_is():
    texts = (
        'import tensorflow.compat.v1 as tf\nx = tf.placeholder(tf.int32)\n',
        'import tensorflow as tf\ny = tf.matmul(x, x)\n',
    )
    found = dating.combine([dating.date_text(text) for text in texts])
    assert found.written_for == generation.HALF


@pytest.mark.parametrize(
    ('turned', 'kind'),
    [
        ('', generation.OLD),
        ('tf.compat.v1.disable_v2_behavior()\n', generation.HALF),
    ],
)
def test_program_of_1_may_name_compat_v1_in_another_file(turned, kind):
    texts = (
        f'import tensorflow as tf\n{turned}s = tf.compat.v1.Session()\n',
        'import tensorflow as tf\nx = tf.placeholder(tf.int32)\n',
    )
    found = dating.combine([dating.date_text(text) for text in texts])
    assert found.written_for == kind
    assert found.releases[0] == '1.13'


NEWER = 'tf.config.run_functions_eagerly(False)\nprint(x.numpy())\n'


@pytest.mark.parametrize(
    ('helper', 'kind'),
    [
        ('x = tf.random_uniform([2])\n', generation.NEW),
        ('x = tf.placeholder(tf.float32)\n', generation.OLD),
    ],
)
def test_old_names_that_an_eager_program_cannot_call_do_not_make_it_old(
    helper, kind
):
    texts = ('import tensorflow as tf\n' + text for text in (NEWER, helper))
    found = dating.combine([dating.date_text(text) for text in texts])
    assert found.written_for == kind


@pytest.mark.parametrize(
    ('line', 'kind'),
    [
        ("w = tf.compat.v1.get_variable('w', [2])\n", generation.NEW),
        ('x = tf.compat.v1.placeholder(tf.float32)\n', generation.HALF),
        ('tf.compat.v1.disable_v2_behavior()\n', generation.HALF),
    ],
)
def test_program_of_tensorflow_2_may_have_a_helper_of_compat_v1(line, kind):
    texts = ('import tensorflow as tf\n' + text for text in (NEWER, line))
    found = dating.combine([dating.date_text(text) for text in texts])
    assert found.written_for == kind


def test_old_names_beside_names_of_tensorflow_2_are_left_over():
    half = 'import tensorflow as tf\nx = tf.compat.v1.Session()\n'
    old = 'import tensorflow as tf\nx = tf.random_uniform([2])\n'
    new = half + 'w = tf.keras.initializers.GlorotUniform()\n'
    for texts, kind in (
        ((half, half + old), generation.OLD),
        ((new, half + old), generation.HALF),
    ):
        found = dating.combine([dating.date_text(text) for text in texts])
        assert found.written_for == kind


def test_source_without_tensorflow_has_no_generation():
    assert date('import numpy\nx.numpy()\n').written_for is None


@pytest.mark.parametrize(
    ('text', 'lines'),
    [
        ('n = x.shape[0]\nn.merge_with(3)\n', [2]),
        ('n = shapes[0][1]\ny = n.value\n', [2]),
        ('y = x.get_shape()[1].value\n', [1]),
        ('n = flags[0]\ny = n.value\n', []),
        ('y = x.shape.dims[0].value\n', []),
        ('n = shape.dims[0]\nm = n.value\nn = shape[0]\n', []),
    ],
)
def test_sizes_that_are_read_are_dimensions(text, lines):
    assert list(shapes.dimensions(reading.parse(text))) == lines
