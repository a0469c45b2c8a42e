"""Predicts a series of numbers from tf.data, 2018: TensorFlow 1.8."""
import numpy as np
import tensorflow as tf

flags = tf.app.flags
flags.DEFINE_integer("window", 12, "steps that are read")
flags.DEFINE_integer("units", 16, "units of the cell")
flags.DEFINE_integer("epochs", 6, "passes over the series")
FLAGS = flags.FLAGS


def make_dataset():
    series = np.sin(np.arange(300) * 0.3).astype(np.float32)
    windows = [series[i:i + FLAGS.window + 1]
               for i in range(len(series) - FLAGS.window)]
    data = np.array(windows)[:, :, None]
    dataset = tf.data.Dataset.from_tensor_slices((data[:, :-1], data[:, -1]))
    return dataset.shuffle(1000, seed=5).batch(32)


def model(features):
    cells = [tf.nn.rnn_cell.LSTMCell(FLAGS.units) for _ in range(2)]
    cells = [tf.nn.rnn_cell.DropoutWrapper(c, output_keep_prob=0.9, seed=2)
             for c in cells]
    _, state = tf.nn.dynamic_rnn(
        tf.nn.rnn_cell.MultiRNNCell(cells), features, dtype=tf.float32)
    return tf.layers.dense(state[-1].h, 1, name="prediction")


def main(unused_argv):
    tf.set_random_seed(7)
    iterator = make_dataset().make_initializable_iterator()
    features, labels = iterator.get_next()
    loss = tf.losses.mean_squared_error(labels, model(features))
    step = tf.train.get_or_create_global_step()
    train = tf.train.AdamOptimizer(0.01).minimize(loss, global_step=step)
    with tf.train.MonitoredSession() as session:
        for epoch in range(FLAGS.epochs):
            session.run_step_fn(
                lambda step_context: step_context.session.run(
                    iterator.initializer))
            losses = []
            while True:
                try:
                    losses.append(session.run([loss, train])[0])
                except tf.errors.OutOfRangeError:
                    break
            print("epoch %d loss %.4f" % (epoch + 1, np.mean(losses)))


if __name__ == "__main__":
    tf.app.run(main)
