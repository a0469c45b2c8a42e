"""Modules that tutorials and tests imported from inside TensorFlow."""

from .row import moved, ours

ROWS = (
    ours('models.rnn.ptb.reader.*', 'old.reader:*'),
    ours('models.rnn.translate.data_utils.*', 'old.translate_data:*'),
    ours('models.rnn.translate.seq2seq_model.*', 'old.translate_model:*'),
    ours('examples.tutorials.mnist.input_data.*', 'old.mnist:*'),
    ours('contrib.learn.datasets.mnist.*', 'old.mnist:*'),
    ours(
        'python.client.device_lib.list_local_devices',
        'old.devices:list_local_devices',
        advice='Ask tf.config.list_physical_devices().',
    ),
    ours('test.TestCase', 'old.testing:TestCase'),
    ours('test.main', 'old.testing:main'),
    *(
        moved(f'python.framework.test_util.{name}', f'test.{name}')
        for name in (
            'assert_equal_graph_def create_local_cluster is_gpu_available'
        ).split()
    ),
    ours('python.framework.test_util.*', 'old.testing:*'),
    ours('python.platform.googletest.*', 'old.testing:*'),
)
