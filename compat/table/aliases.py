"""Other paths by which scripts reached the public names.

Scripts of the time imported private modules freely: `tensorflow.python.ops.
array_ops.concat` is `concat`. Each line maps a module to the public modules
that held its names, most likely first; `''` is the top level.
"""

import functools
import itertools

from .. import history

MODULES = {
    'models.rnn.rnn': ('nn',),
    'models.rnn.rnn_cell': ('nn.rnn_cell',),
    'models.rnn.seq2seq': ('nn.seq2seq',),
    'models.rnn.linear': ('nn.rnn_cell',),
    # Up to 0.12 contrib.rnn showed the modules that it imported.
    'contrib.rnn.rnn': ('nn',),
    'contrib.rnn.rnn_cell': ('nn.rnn_cell',),
    'python': ('',),
    **dict.fromkeys(
        (
            'contrib.metrics.python.metrics.classification',
            'contrib.metrics.python.ops.metric_ops',
            'contrib.metrics.python.ops.metric_ops_util',
        ),
        ('contrib.metrics',),
    ),
    **{
        f'contrib.losses.python.metric_learning{name}': (
            'contrib.losses.metric_learning',
        )
        for name in ('', '.metric_loss_ops')
    },
    **{
        f'contrib.slim.python.slim.data.{name}': (f'contrib.slim.{name}',)
        for name in (
            'data_decoder data_provider dataset dataset_data_provider '
            'parallel_reader prefetch_queue tfexample_decoder'
        ).split()
    },
    **{
        f'contrib.slim.{path}nets.{name}': homes
        for name in (
            'alexnet inception inception_v3 overfeat resnet_utils resnet_v1 '
            'resnet_v2 vgg'
        ).split()
        for path, homes in (
            ('', ()),
            ('python.slim.', (f'contrib.slim.nets.{name}',)),
        )
    },
    'contrib.batching.ops.gen_batch_ops': ('python.ops.gen_batch_ops',),
    'contrib.framework.python.ops.audio_ops': ('python.ops.gen_audio_ops',),
    'contrib.layers.python.layers.encoders': ('contrib.layers',),
    'contrib.slim.initializers': ('contrib.layers',),
    'contrib.slim.layers': ('contrib.layers',),
    'contrib.slim.utils': ('contrib.layers.python.layers.utils',),
    'contrib.learn.ops': (),
    'contrib.skflow.models': ('contrib.learn.models',),
    'contrib.skflow.ops': ('contrib.learn.python.learn.ops',),
    'contrib.learn.python.learn.ops': (),
    **dict.fromkeys(
        (
            'contrib.learn.python.learn.ops.array_ops',
            'contrib.learn.python.learn.ops.autoencoder_ops',
            'contrib.learn.python.learn.ops.batch_norm_ops',
            'contrib.learn.python.learn.ops.conv_ops',
            'contrib.learn.python.learn.ops.dnn_ops',
            'contrib.learn.python.learn.ops.dropout_ops',
            'contrib.learn.python.learn.ops.embeddings_ops',
            'contrib.learn.python.learn.ops.losses_ops',
            'contrib.learn.python.learn.ops.seq2seq_ops',
        ),
        ('contrib.learn.python.learn.ops',),
    ),
    'contrib.learn.python.learn.estimators._sklearn': (),
    'contrib.learn.python.learn.estimators.dynamic_rnn_estimator': (
        'contrib.learn',
    ),
    'contrib.learn.python.learn.estimators.metric_key': (),
    'contrib.learn.python.learn.estimators.rnn_common': (),
    'contrib.learn.python.learn.estimators.tensor_signature': (),
    'python.estimator.canned.metric_keys': (),
    'python.estimator.gc': (),
    'python.estimator.util': (),
    'python.estimator.canned.prediction_keys': (),
    **{
        f'contrib.learn.python.learn.learn_io{name}': (
            f'contrib.learn.io{name}',
            'contrib.learn.io',
            'contrib.learn',
        )
        for name in (
            '',
            '.data_feeder',
            '.generator_io',
            '.graph_io',
            '.numpy_io',
            '.pandas_io',
        )
    },
    'contrib.estimator.python.estimator.multi_head': ('contrib.estimator',),
    'contrib.estimator.python.estimator.replicate_model_fn': (
        'contrib.estimator',
    ),
    **{
        f'contrib.timeseries.python.timeseries{name}': ('contrib.timeseries',)
        for name in (
            '',
            '.ar_model',
            '.estimators',
            '.feature_keys',
            '.input_pipeline',
            '.math_utils',
            '.model',
            '.state_management',
        )
    },
    'contrib.lite': ('lite',),
    'contrib.testing.python.framework.fake_summary_writer': (
        'contrib.testing',
    ),
    'contrib.testing.python.framework.util_test': ('contrib.testing',),
    'contrib.layers.python.layers.optimizers': ('contrib.layers',),
    'contrib.slim': (
        'contrib.layers',
        'contrib.framework',
        'contrib.training',
    ),
    'contrib.slim.losses': ('contrib.losses',),
    'contrib.slim.metrics': ('contrib.metrics',),
    'python.kernel_tests.gradient_checker': ('test',),
    'python.client.graph_util': ('graph_util',),
    'python.client.session': ('',),
    'python.compat.compat': ('compat',),
    'contrib.eager': (),
    'python.eager.context': (),
    'python.ops.control_flow_v2_toggles': (),
    'python.training.checkpointable.util': ('train',),
    'python.training.tracking.base': (),
    'python.training.tracking.tracking': (),
    'python.training.tracking.util': ('train',),
    'keras.engine.base_layer': (),
    'python.framework.common_shapes': (),
    'python.framework.constant_op': ('',),
    'python.framework.device': (),
    'python.framework.dtypes': ('',),
    'python.framework.errors': ('errors',),
    'python.framework.errors_impl': ('errors',),
    'python.framework.graph_util': ('graph_util',),
    'python.framework.importer': ('',),
    'python.framework.ops': ('',),
    'python.framework.random_seed': ('', 'random'),
    'python.framework.sparse_tensor': ('',),
    'python.framework.tensor_shape': ('',),
    'python.framework.tensor_util': ('', 'contrib.util'),
    'python.framework.test_util': ('test',),
    'python.framework.types': ('',),
    'python.framework.versions': ('',),
    'python.layers.base': ('layers',),
    'python.layers.convolutional': ('layers',),
    'python.layers.core': ('layers',),
    'python.layers.layers': ('layers',),
    'python.layers.normalization': ('layers',),
    'python.layers.pooling': ('layers',),
    'python.lib.io.tf_record': ('python_io',),
    **{
        f'python.estimator.{module}': (
            home,
            'estimator',
            'contrib.estimator',
        )
        for module, home in (
            ('estimator', 'estimator'),
            ('estimator_lib', 'estimator'),
            ('canned.baseline', 'estimator'),
            ('canned.dnn', 'estimator'),
            ('canned.dnn_linear_combined', 'estimator'),
            ('canned.linear', 'estimator'),
            ('canned.parsing_utils', 'estimator'),
            ('export.export', 'estimator.export'),
            ('export.export_output', 'estimator.export'),
            ('exporter', 'estimator'),
            ('inputs.inputs', 'estimator.inputs'),
            ('inputs.numpy_io', 'estimator.inputs'),
            ('inputs.pandas_io', 'estimator.inputs'),
            ('model_fn', 'estimator'),
            ('run_config', 'estimator'),
            ('training', 'estimator'),
        )
    },
    **{
        f'python.feature_column.{module}': ('feature_column',)
        for module in (
            'feature_column',
            'feature_column_lib',
            'feature_column_v2',
        )
    },
    'contrib.feature_column.python.feature_column.sequence_feature_column': (
        'contrib.feature_column',
    ),
    'python.ops.bitwise_ops': ('bitwise',),
    'python.ops.candidate_sampling_ops': ('nn',),
    'python.ops.common_shapes': (),
    'python.ops.ctc_ops': ('nn',),
    'python.ops.data_flow_ops': ('',),
    'python.ops.embedding_ops': ('nn',),
    'python.ops.gradient_checker': ('test',),
    'python.ops.image_ops': ('image',),
    'python.ops.image_ops_impl': ('image',),
    'python.ops.linalg_impl': ('linalg', ''),
    'python.ops.linalg_ns': ('linalg', ''),
    'python.ops.linalg_ops': ('', 'linalg'),
    'python.ops.logging_ops': ('', 'summary'),
    'python.ops.lookup_ops': ('', 'contrib.lookup', 'lookup'),
    'python.ops.losses.losses': ('losses',),
    'python.ops.losses.losses_impl': ('losses',),
    'python.ops.losses.util': ('losses',),
    'python.ops.parallel_for': (),
    'python.pywrap_tensorflow': ('train', 'errors'),
    'python.ops.metrics': ('metrics',),
    'python.ops.metrics_impl': ('metrics',),
    'python.ops.nn': ('nn', ''),
    'python.ops.nn_impl': ('nn',),
    'python.ops.nn_ops': ('nn', ''),
    'python.ops.random_ops': ('', 'random'),
    'python.ops.rnn': ('nn', 'contrib.rnn'),
    'python.ops.rnn_cell': ('nn.rnn_cell', 'contrib.rnn'),
    'python.ops.rnn_cell_impl': ('nn.rnn_cell', 'contrib.rnn'),
    'python.ops.seq2seq': ('nn.seq2seq', 'contrib.legacy_seq2seq'),
    'python.ops.spectral_ops': ('', 'spectral', 'signal'),
    'python.ops.string_ops': ('', 'strings'),
    'python.platform.app': ('app',),
    'python.platform.control_imports': (),
    'python.platform.default._app': ('app',),
    'python.platform.default._gfile': ('gfile',),
    'python.platform.default._googletest': (
        'python.platform.googletest',
        'test',
    ),
    'python.platform.default._logging': ('logging',),
    'python.platform.default._resource_loader': ('resource_loader',),
    'python.platform.flags': ('app.flags', 'flags'),
    'python.platform.gfile': ('gfile',),
    'python.platform.googletest': ('test',),
    'python.platform.logging': ('logging',),
    'python.platform.resource_loader': ('resource_loader',),
    'python.platform.sysconfig': ('sysconfig',),
    'python.platform.test': ('test',),
    'python.platform.tf_logging': ('logging',),
    'python.saved_model.builder': ('saved_model.builder',),
    'python.saved_model.loader': ('saved_model.loader',),
    'python.saved_model.signature_constants': (
        'saved_model.signature_constants',
    ),
    'python.saved_model.signature_def_utils': (
        'saved_model.signature_def_utils',
    ),
    'python.saved_model.tag_constants': ('saved_model.tag_constants',),
    'python.saved_model.utils': ('saved_model.utils',),
    'python.summary.summary': ('summary',),
    'python.summary.summary_iterator': ('train',),
    'python.summary.writer.writer': ('summary', 'train'),
    'python.util.compat': ('compat',),
    'python.util.tf_export': (),
    'python.util.tf_inspect': (),
    'contrib.data.python.util.nest': (),
    'contrib.framework.nest': ('python.util.nest',),
    'contrib.framework.python.framework.checkpoint_utils': (
        'contrib.framework',
        'train',
    ),
    'contrib.framework.python.framework.tensor_util': ('contrib.framework',),
    'nest': ('python.util.nest',),
    'contrib.rnn.core_rnn_cell': ('contrib.rnn',),
    'contrib.rnn.python.kernel_tests.benchmarking': (),
    'contrib.seq2seq.python.ops.sampler': (),
    'keras.keras_parameterized': (),
    'keras.testing_utils': (),
    'contrib.rnn.fused_rnn_cell': ('contrib.rnn',),
}

# Packages in which every private name was that of a module.
PACKAGES = frozenset(
    (
        'contrib.estimator.python.estimator',
        'contrib.learn.python.learn',
        'contrib.learn.python.learn.datasets',
        'contrib.learn.python.learn.estimators',
        'contrib.learn.python.learn.learn_io',
        'contrib.learn.python.learn.ops',
        'contrib.learn.python.learn.preprocessing',
        'contrib.learn.python.learn.utils',
        'contrib.predictor',
        'contrib.tpu.python.tpu',
        'contrib.training.python.training',
        'keras',
        'keras.engine',
        'python.client',
        'data.experimental.ops',
        'python.data',
        'python.data.experimental',
        'python.data.experimental.ops',
        'python.data.ops',
        'python.data.util',
        'python.eager',
        'python.estimator',
        'python.estimator.canned',
        'python.estimator.export',
        'python.estimator.inputs',
        'python.estimator.inputs.queues',
        'python.feature_column',
        'python.framework',
        'python.keras',
        'python.keras.engine',
        'python.keras.utils',
        'python.layers',
        'python.lib.core',
        'python.ops',
        'python.ops.distributions',
        'python.ops.linalg',
        'python.ops.losses',
        'python.ops.parallel_for',
        'python.ops.ragged',
        'python.profiler',
        'python.saved_model',
        'python.summary',
        'python.summary.writer',
        'python.tools',
        'python.training',
        'python.training.checkpointable',
        'python.training.tracking',
        'python.util',
    )
)

# The modules of python/ops whose names stood at the top level. Up to 0.11
# `tf.python` showed most of them, as today's does some.
_OPS = (
    'array_ops check_ops clip_ops confusion_matrix constant_op '
    'control_flow_ops '
    'functional_ops gradients gradients_impl histogram_ops init_ops io_ops '
    'math_ops numerics parsing_ops partitioned_variables '
    'resource_variable_ops script_ops session_ops sparse_ops special_math_ops '
    'standard_ops state_ops template tensor_array_ops '
    'variable_scope variables tensor_math_operator_overrides'
).split()
MODULES.update(
    {f'python.{ops}{name}': ('',) for name in _OPS for ops in ('', 'ops.')}
)

# Modules of python/training, whose names were those of `tf.train`.
_TRAINING = (
    'adadelta adagrad adagrad_da adam basic_loops checkpoint_management '
    'checkpoint_ops checkpoint_state_pb2 checkpoint_utils device_setter ftrl '
    'momentum proximal_adagrad proximal_gradient_descent queue_runner_impl '
    'rmsprop server_lib sync_replicas_optimizer warm_starting_util'
).split()
MODULES.update(
    {f'python.training.{name}': ('train', '') for name in _TRAINING}
)

# A module for each class of `tf.distributions`, or for a few.
_DISTRIBUTIONS = (
    'bernoulli beta categorical dirichlet dirichlet_multinomial distribution '
    'distributions exponential gamma kullback_leibler laplace multinomial '
    'normal student_t uniform'
).split()
MODULES.update(
    {
        f'python.ops.distributions.{name}': ('distributions',)
        for name in _DISTRIBUTIONS
    }
)

# Modules that were imported for the gradients that they registered.
_GRADIENTS = (
    'array control_flow ctc data_flow image linalg manip math nn random '
    'sparse spectral state tensor_array'
).split()
MODULES.update({f'python.ops.{name}_grad': () for name in _GRADIENTS})

# Wrappers of the kernels, made when TensorFlow was built.
KERNELS = (
    'array audio batch bitwise candidate_sampling checkpoint control_flow ctc '
    'data_flow dataset encode_proto experimental functional image io linalg '
    'list logging lookup manip math nn parsing random resource_variable '
    'rnn script sdca sparse spectral state stateless_random string '
    'summary user'
).split()
MODULES.update({f'python.ops.gen_{name}_ops': () for name in KERNELS})

# In 0.5 and 0.6 the package leaked its modules to the top level.
_LEAKED = (
    'array_ops client constant_op control_flow_ops framework init_ops '
    'linalg_ops logging_ops math_ops nn_ops ops random_ops random_seed '
    'state_ops tensor_shape tensor_util types variables'
).split()
MODULES.update({name: ('', 'nn') for name in _LEAKED})


def is_module(name):
    """Whether a name is that of a private module or of its package."""
    return name in _with_packages()


@functools.cache
def _with_packages():
    starts = (
        itertools.accumulate(m.split('.'), '{}.{}'.format) for m in MODULES
    )
    return frozenset(itertools.chain.from_iterable(starts))


def is_own_package(name):
    """Whether a private package stands for no public one of its name."""
    return name in PACKAGES and name.startswith('python.data')


def is_in_package(name):
    """Whether a name can only be that of a private module.

    All that a package of `tensorflow/python` held were modules.
    """
    package, _, leaf = name.rpartition('.')
    if not leaf.islower() or leaf.startswith('_'):
        return False
    if package in PACKAGES:
        return True
    parts = package.split('.')
    if parts[0] == 'contrib' and len(parts) == 2:
        return leaf == 'python'
    if parts[2:3] == ['python']:
        return parts[3:] in ([], ['ops'], ['layers'], ['framework'])
    return False


def siblings(package, leaf):
    """Modules of a name that private modules imported.

    Args:
        package: The private module through which one was reached.
        leaf: The name.

    Returns:
        List of dotted names.
    """
    found = [f'python.ops.{leaf}']
    if package not in PACKAGES:
        found.append(f'python.framework.{leaf}')
    return found


def candidates(name):
    """Public names that a name may stand for, most likely first.

    Args:
        name: Dotted name relative to `tensorflow`.

    Returns:
        Tuple of dotted names without `name` itself; empty for a public name.
    """
    module, _, leaf = name.rpartition('.')
    found = tuple(
        f'{public}.{leaf}' if public else leaf for public in homes(module)
    )
    if module == 'contrib.slim':  # It showed names of several packages.
        return tuple(name for name in found if history.find(name))
    return found


@functools.cache
def homes(module):
    """Public modules that held the names of a module."""
    if module in MODULES:
        return MODULES[module]
    parts = module.split('.')
    if parts[0] == 'contrib' and parts[2:4] == ['python', *parts[1:2]]:
        # contrib.learn.python.learn.datasets is contrib.learn.datasets.
        package = '.'.join(parts[:2])
        return ('.'.join([package, *parts[4:]]), package)
    if parts[0] == 'contrib' and len(parts) > 2:
        # Both contrib.layers.layers and contrib.layers.python.layers.layers
        # are the package contrib.layers from inside.
        return ('.'.join(parts[:2]),)
    if parts[:2] == ['python', 'training']:
        return ('train', 'summary', '')
    if parts[:2] == ['python', 'data']:
        return ('data',)
    above, _, last = module.rpartition('.')
    # python.ops.nn.rnn_cell is nn.rnn_cell.
    return tuple(f'{home}.{last}' for home in MODULES.get(above, ()) if home)
