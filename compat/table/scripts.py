"""Modules that tutorials and tests imported from inside TensorFlow."""

from .row import moved, ours

ROWS = (
    ours('models.rnn.ptb.reader.*', 'tutorials.ptb_reader:*'),
    ours('models.rnn.translate.data_utils.*', 'tutorials.translate_data:*'),
    ours(
        'models.rnn.translate.seq2seq_model.*', 'tutorials.translate_model:*'
    ),
    ours('examples.tutorials.mnist.input_data.*', 'tutorials.mnist:*'),
    ours('contrib.learn.datasets.mnist.*', 'tutorials.mnist:*'),
    ours(
        'python.client.device_lib.list_local_devices',
        'private.devices:list_local_devices',
        advice='Ask tf.config.list_physical_devices().',
    ),
    ours('test.TestCase', 'private.testing:TestCase'),
    ours('test.main', 'private.testing:main'),
    *(
        moved(f'python.framework.test_util.{name}', f'test.{name}')
        for name in (
            'assert_equal_graph_def create_local_cluster is_gpu_available'
        ).split()
    ),
    ours('python.framework.test_util.*', 'private.testing:*'),
    ours('python.platform.googletest.*', 'private.testing:*'),
)
