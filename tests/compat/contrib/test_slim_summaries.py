"""Summaries of slim have the names that TensorFlow 1.15.5 gave them."""

import tensorflow as tf

from legacy_rnn.compat import r1_15

v1 = tf.compat.v1


def test_summaries_are_named_by_their_tensors():
    summaries = r1_15.contrib.slim.summaries
    with tf.Graph().as_default(), v1.Session() as session:
        x = v1.placeholder(tf.float32, [3], 'x')
        pictures = tf.zeros([1, 2, 2, 3], name='im')
        mean = tf.reduce_mean(x, name='mean')
        summaries.add_scalar_summary(mean, 'loss', 'eval', print_summary=True)
        summaries.add_histogram_summaries([x], 'all')
        summaries.add_zero_fraction_summary(x)
        summaries.add_image_summary(pictures, 'p', print_summary=True)
        names = [t.name for t in v1.get_collection('summaries')]
        merged = session.run(v1.summary.merge_all(), {x: [0, 1, 2]})
    assert names == [
        'Print:0',
        'all/x:0',
        'x/Fraction_of_Zero_Values:0',
        ('Print_1:0'),
    ]
    values = v1.Summary.FromString(merged).value
    assert [(v.tag, round(v.simple_value, 4)) for v in values] == [
        ('eval/loss', 1.0),
        ('all/x', 0.0),
        ('x/Fraction_of_Zero_Values', 0.3333),
        ('p/image/0', 0.0),
    ]
