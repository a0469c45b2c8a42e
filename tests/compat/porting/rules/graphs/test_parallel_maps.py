"""Threads by which a data set maps, where a tensor says how many."""

from tests.compat.porting.tools import check_noop, check_transformed


def test_tensors_are_cast_to_int64():
    check_transformed(
        'n = tf.constant(flags.threads, dtype=tf.int32)\n'
        'data = data.map(f, num_parallel_calls=n).repeat()\n',
        'n = tf.constant(flags.threads, dtype=tf.int32)\n'
        'data = data.map(f, num_parallel_calls=tf.cast(n, tf.int64))'
        '.repeat()\n',
        '1.12',
    )


def test_numbers_and_other_methods_stay():
    check_noop('data = data.map(f, num_parallel_calls=4)\n', '1.12')
    check_noop('data = data.map(f, num_parallel_calls=n)\n', '1.12')
    check_noop(
        'n = tf.constant(4, tf.int64)\n'
        'data = data.interleave(f, num_parallel_calls=n)\n',
        '1.15',
    )
