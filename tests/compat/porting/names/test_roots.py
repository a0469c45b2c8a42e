"""Names by which a port reaches TensorFlow."""

from legacy_rnn.compat.porting import port_text


def test_import_within_a_function_gives_no_other_function_its_name():
    source = (
        'import tensorflow as tf\n'
        'tf.compat.v1.disable_v2_behavior()\n\n\n'
        'def mean(x):\n'
        '    from tensorflow.python.ops import math_ops\n'
        '    return math_ops.reduce_mean(x)\n\n\n'
        'def zero():\n'
        '    from tensorflow.compat import v1\n'
        '    return v1.zeros([])\n'
    )
    text = port_text(source, '1.15').text
    assert 'return tf.compat.v1.reduce_mean(x)\n' in text
    assert 'return v1.zeros([])\n' in text


def test_function_that_is_awaited_takes_the_name_of_an_import():
    source = 'from tensorflow import pack\nasync def pack(x):\n    return x\n'
    assert 'y = pack(1)' in port_text(f'{source}y = pack(1)\n', '0.12').text


def test_imported_version_of_a_half_ported_source_is_todays():
    source = (
        'from tensorflow import __version__\n'
        "if __version__ >= '2':\n"
        '    import tensorflow.compat.v1 as tf\n'
        '    tf.disable_v2_behavior()\n'
        'x = tf.placeholder(tf.float32)\n'
    )
    ported = port_text(source, '1.15')
    assert (ported.status, ported.text) == ('ported', source)
