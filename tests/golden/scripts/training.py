"""Trains the model of an old script from the weights of a checkpoint.

Shared by the scripts beside it, which run under a real old release and under
`legacy-rnn run` alike. Where the checkpoint is not there it is written.
"""

from __future__ import absolute_import, division, print_function

import os
import time

import tensorflow as tf

flags = tf.app.flags
flags.DEFINE_string('checkpoint', '', 'Checkpoint of the first weights.')
flags.DEFINE_integer('steps', 20, 'Training steps.')
flags.DEFINE_integer('units', 8, 'Units of each layer.')
flags.DEFINE_integer('batch_size', 4, 'Sequences a batch.')
flags.DEFINE_integer('length', 6, 'Steps of a sequence.')
flags.DEFINE_boolean('time', False, 'Prints milliseconds a step.')
FLAGS = flags.FLAGS


def train(loss, optimize, feed):
    """Prints the loss before each of FLAGS.steps steps."""
    initialize = getattr(tf, 'global_variables_initializer', None)
    initialize = initialize or tf.initialize_all_variables
    saver = tf.train.Saver()
    with tf.Session() as sess:
        sess.run(initialize())
        if os.path.exists(FLAGS.checkpoint + '.index'):
            saver.restore(sess, FLAGS.checkpoint)
        elif FLAGS.checkpoint:
            saver.save(sess, FLAGS.checkpoint, write_meta_graph=False)
        start = time.time()
        for step in range(FLAGS.steps):
            value, _ = sess.run([loss, optimize], feed)
            if not FLAGS.time:
                print('step %d loss %.9g' % (step, value))
            elif step == FLAGS.steps // 5:
                start = time.time()
        if FLAGS.time:
            steps = FLAGS.steps - 1 - FLAGS.steps // 5
            print('ms %.4f' % (1000 * (time.time() - start) / steps))
