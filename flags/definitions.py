"""The flags that more than one command has, each defined in one place."""

import difflib
import functools
from urllib.parse import urlsplit

from absl import flags as absl_flags

from . import parsers

CELLS = ('gru', 'lstm', 'basic_lstm', 'basic_rnn')
DATASETS = ('digits', 'ocr', 'mnist', 'fashion_mnist')
DTYPES = ('float32', 'float64')
MODES = ('train', 'evaluate', 'predict', 'export')
JOBS = ('ps', 'worker', 'chief', 'evaluator')
OPTIMIZERS = ('rmsprop', 'adam', 'adagrad', 'momentum', 'sgd')
UNROLLS = ('static', 'dynamic', 'fused')


def define_network(define):
    """Defines what the network is made of."""
    define.choice(
        'unroll',
        'dynamic',
        'How time is unrolled: static makes a graph node for each step, '
        'dynamic loops inside the graph, fused goes layer by layer, one '
        'chain of steps a core.',
        UNROLLS,
    )
    define.choice('cell', 'gru', 'Recurrent cell of every layer.', CELLS)
    define.number('num_hidden', 200, 'Units of each layer.', 1)
    define.number('num_layers', 3, 'Layers on top of each other.', 1)
    define.boolean(
        'bidirectional',
        False,
        'Read the sequence from both ends; each layer then has --num_hidden '
        'units for either direction.',
    )
    for part in ('input', 'output', 'state'):
        define.real(
            f'{part}_keep_prob',
            1.0,
            f'Chance to keep each value of the {part} of a layer while '
            'training (fraction above 0, at most 1).',
            0,
            1,
            above=True,
        )
    define.choice(
        'weight_init',
        'glorot',
        'How the weights of the cells start: glorot, as get_variable does '
        'since TensorFlow 1.0, or unit_scaling, as it did up to 0.12 and for '
        'the article.',
        ('glorot', 'unit_scaling'),
    )
    define.real(
        'init_stddev',
        0.01,
        'Standard deviation of the initial softmax weights.',
        0,
    )
    define.real('bias_init', 0.1, 'Initial value of the softmax biases.')
    define.choice('dtype', 'float32', 'Type of weights and data.', DTYPES)


def define_optimization(define):
    """Defines how the network learns."""
    define.choice('optimizer', 'rmsprop', 'Update rule.', OPTIMIZERS)
    define.real(
        'learning_rate', 0.003, 'Step size of the optimizer.', 0, above=True
    )
    define.real(
        'clip_norm',
        0.0,
        'Largest global norm of the gradient; 0 does not clip.',
        0,
    )
    define.choice(
        'loss_reduction',
        'mean',
        'Cost of a batch: mean or sum over its sequences. Labelling sums over '
        'the steps of each. The article sums to classify, averages to label.',
        ('mean', 'sum'),
    )
    define.number('batch_size', 10, 'Sequences of a batch.', 1)
    define.number(
        'batches_per_epoch',
        0,
        'Batches of an epoch, each drawn at random; 0 goes once through the '
        'shuffled training part.',
        0,
    )
    define.number('epochs', 10, 'Epochs to train, those resumed included.', 1)
    define.number(
        'seed',
        0,
        'Decides initial weights, batches and dropout masks.',
        0,
        2**31 - 1,
    )


def define_data(define):
    """Defines what is learned from, and which part of it."""
    known = ', '.join(DATASETS)
    define.path(
        'dataset',
        'digits',
        f'Data set: {known}, or the path of a .npz file with the arrays '
        'data [n, time, features], target [n] or [n, time] and, optionally, '
        'length [n].',
        _check_dataset,
    )
    define.path(
        'data_dir',
        None,
        'Folder of the IDX files of mnist and fashion_mnist; missing files '
        'are downloaded into it (default: the folder of your cache).',
    )
    define.string(
        'mirror',
        None,
        'URL of a folder to download the IDX files from, instead of the '
        'known mirrors.',
        _check_mirror,
        metavar='URL',
    )
    define.choice(
        'split',
        None,
        'Which part is kept for testing: fold keeps --fold of ten, first66 '
        'trains on the first 66 percent (default: fold for ocr and .npz; '
        'digits, mnist and fashion_mnist have a test part of their own).',
        ('fold', 'first66'),
    )
    define.number(
        'fold',
        0,
        'Fold to keep for testing (0 to 9); implies --split=fold.',
        0,
        9,
    )
    define.real(
        'validation',
        0.0,
        'Fraction of the training part kept for choosing the best checkpoint '
        '(at least 0, below 1).',
        0,
        1,
        below=True,
    )
    define.boolean(
        'mask_padding',
        True,
        'Leave the steps past the length of a sequence out of loss and '
        'error; off, padding is learned as if it were data.',
    )


def define_files(define, command):
    """Defines where results go and what is done with them."""
    define.choice(
        'mode',
        'train',
        'train: learn and test; evaluate, predict, export: use the newest '
        'checkpoint in --logdir, on the test part (predict: on all of a '
        '.npz).',
        MODES,
    )
    define.path(
        'logdir',
        f'runs/{command}',
        'Folder of the checkpoints, summaries and config.json of one run.',
        _check_not_empty,
    )
    define.boolean('resume', False, 'Go on with the run that --logdir holds.')
    define.number('keep_checkpoints', 2, 'Newest checkpoints to keep.', 1)
    define.file(
        'output',
        None,
        'File for the predictions: .npz, or else one JSON object a line '
        '(default: JSON lines on stdout).',
    )
    define.path(
        'export_dir',
        None,
        'Folder for the exported SavedModel (default: LOGDIR/export).',
    )
    define.boolean(
        'plot',
        False,
        'Write the learning curve and a page of examples into --logdir as '
        'PNG (needs matplotlib).',
    )
    define.number(
        'threads', 0, 'Threads TensorFlow may use; 0 is one a core.', 0
    )
    define.boolean(
        'jit',
        False,
        'Have XLA compile the step, once for each shape of a batch; pays, '
        'if at all, in long runs.',
    )
    define.boolean(
        'verbose',
        False,
        "Show TensorFlow's own log lines, and tracebacks of errors.",
    )


def define_cluster(define):
    """Defines the place of the process in a cluster, as scripts had it."""
    define.choice(
        'job_name',
        None,
        'Train as a task of a cluster: ps holds the weights, workers compute '
        'the gradients, the evaluator tests each checkpoint; chief is worker '
        '0 (default: what TF_CONFIG says, if it is set).',
        JOBS,
    )
    define.number(
        'task_index', None, 'Number of the task within its job, from 0.', 0
    )
    for job, what in (('ps', 'parameter servers'), ('worker', 'workers')):
        define.parsed(
            f'{job}_hosts',
            None,
            f'HOST:PORT of all {what}, separated by commas.',
            parsers.Addresses(),
        )
    define.boolean(
        'sync',
        False,
        'Each worker computes a slice of the batch that one process would '
        'take, and the weights change once; otherwise each trains on batches '
        'of its own and changes the weights when it is ready.',
    )
    define.number(
        'replicas_to_aggregate',
        None,
        'Slices to wait for with --sync; the others are dropped (default: '
        'all, so that a lost worker is waited for).',
        1,
    )
    define.number(
        'join_timeout',
        600,
        'Seconds to wait for a task that does not come or come back.',
        1,
    )


def define_mode_checks(flag_values):
    """Refuses flags that the chosen --mode does not use."""
    for name, mode in (('output', 'predict'), ('export_dir', 'export')):
        absl_flags.register_multi_flags_validator(
            [name, 'mode'],
            functools.partial(_check_mode, name, mode),
            flag_values=flag_values,
        )
    absl_flags.register_multi_flags_validator(
        ['resume', 'mode'],
        functools.partial(_check_mode, 'resume', 'train'),
        flag_values=flag_values,
    )


def _check_mode(name, mode, values):
    if values[name] and values['mode'] != mode:
        raise absl_flags.ValidationError(
            f'--{name} is for --mode={mode}, got --mode={values["mode"]}'
        )
    return True


def _check_dataset(value):
    if value in DATASETS or value.endswith('.npz'):
        return None
    close = difflib.get_close_matches(value, DATASETS, 1)
    hint = f'; did you mean {close[0]}?' if close else ''
    known = ', '.join(DATASETS)
    return f'expected {known} or a path ending in .npz, got {value!r}{hint}'


def _check_mirror(value):
    parts = urlsplit(value)
    if parts.scheme in ('http', 'https') and parts.netloc:
        return None
    return f'expected an http or https URL, got {value!r}'


def _check_not_empty(value):
    return None if value else 'expected a folder, got an empty name'
