"""The other contrib packages that recurrent scripts used."""

from .row import moved, ours

# Data sets with methods and arguments of their own, up to 1.6.
_DATA = (
    'Dataset FixedLengthRecordDataset TFRecordDataset TextLineDataset'
).split()
_EXPERIMENTAL_DATA = (
    'Counter CsvDataset Optional RandomDataset Reducer SqlDataset '
    'TFRecordWriter bucket_by_sequence_length choose_from_datasets '
    'copy_to_device dense_to_sparse_batch enumerate_dataset '
    'get_next_as_optional get_single_element group_by_reducer '
    'ignore_errors make_batched_features_dataset '
    'make_csv_dataset make_saveable_from_iterator map_and_batch '
    'parallel_interleave parse_example_dataset prefetch_to_device '
    'rejection_resample sample_from_datasets scan shuffle_and_repeat '
    'unbatch unique'
).split()
# What tf.distributions took over in 1.3, and its arguments up to 1.0.
_DISTRIBUTIONS = {
    'Bernoulli': {'p': 'probs'},
    'Beta': {'a': 'concentration1', 'b': 'concentration0'},
    'Categorical': {'p': 'probs'},
    'Dirichlet': {'alpha': 'concentration'},
    'DirichletMultinomial': {'n': 'total_count', 'alpha': 'concentration'},
    'Exponential': {'lam': 'rate'},
    'Gamma': {'alpha': 'concentration', 'beta': 'rate'},
    'Laplace': {},
    'Multinomial': {'n': 'total_count', 'p': 'probs'},
    'Normal': {'mu': 'loc', 'sigma': 'scale'},
    'StudentT': {'mu': 'loc', 'sigma': 'scale'},
    'Uniform': {'a': 'low', 'b': 'high'},
}
# Normal distributions of vectors, by the release that had them first so.
_NORMALS = {'Diag': '1.1', 'FullCovariance': '1.2', 'TriL': '1.1'}

# Triangles of numbers for these.
_TRIANGLES = ('fill_triangular', 'matrix_diag_transform', 'softplus_inverse')

# What 0.9 took to the top level, by a call that holds.
_CHECKS = {
    '([1, 2])': 'assert_non_negative assert_positive is_non_decreasing '
    'is_strictly_increasing',
    '([-1, -2])': 'assert_negative assert_non_positive',
    '([1, 2], [3, 4])': 'assert_less assert_less_equal',
    '([1, 2], 1)': 'assert_rank assert_rank_at_least',
}

# Packages whose names are all here, or have their advice.
_PACKAGES = {
    'contrib.image': 'contrib.image',
    'contrib.integrate': 'contrib.integrate',
    'contrib.losses.metric_learning': 'contrib.metric_learning',
    'contrib.opt': 'contrib.opt',
    'contrib.resampler': 'contrib.resampler',
    'contrib.sparsemax': 'contrib.sparsemax',
    'contrib.staging': 'contrib.staging',
    'contrib.summary': 'contrib.event_summaries',
    'contrib.tensorboard.plugins.projector': 'contrib.projector',
    'contrib.testing': 'contrib.testing',
    'contrib.tfprof.model_analyzer': 'contrib.tfprof',
}

# Slim's modules of data, training and summaries, and what holds them here.
_SLIM = {
    'data_decoder': 'slim_decoders',
    'tfexample_decoder': 'slim_decoders',
    'data_provider': 'slim_data',
    'dataset': 'slim_data',
    'dataset_data_provider': 'slim_data',
    'evaluation': 'slim_evaluation',
    'learning': 'slim_learning',
    'parallel_reader': 'slim_data',
    'prefetch_queue': 'slim_data',
    'queues': 'slim_queues',
    'summaries': 'slim_summaries',
}

_NORMS = 'Since 1.15 gradients are added up before their norm is taken.'

# Slim's networks.
_NETS = 'alexnet inception inception_v3 overfeat vgg'.split()
_RESIDUAL = 'resnet_utils resnet_v1 resnet_v2'.split()

# Metrics that tf.metrics has not.
_SCORES = (
    'cohen_kappa count f1_score streaming_false_negative_rate '
    'streaming_false_positive_rate'
).split()

# Constants of `tfprof`, dicts of options.
_OPTIONS = (
    'FLOAT_OPS_OPTIONS',
    'PRINT_ALL_TIMING_MEMORY',
    'TRAINABLE_VARS_PARAMS_STAT_OPTIONS',
)

ROWS = (
    *(
        ours(
            f'contrib.tfprof.model_analyzer.{name}',
            f'contrib.tfprof:{name}',
            first='0.12',
            unlisted=True,
        )
        for name in _OPTIONS
    ),
    *(
        ours(f'contrib.slim.{module}.*', f'contrib.{home}:*')
        for module, home in _SLIM.items()
    ),
    *(
        ours(
            f'contrib.slim.nets.{module}.inception_v3_arg_scope',
            'contrib.slim_nets.inception_v3:inception_v3_arg_scope_of_1_5',
            last='1.5',
        )
        for module in ('inception', 'inception_v3')
    ),
    *(
        ours(f'contrib.slim.nets.{module}.*', f'contrib.slim_nets.{module}:*')
        for module in _NETS
    ),
    *(
        ours(
            f'contrib.slim.nets.{module}.{name}',
            f'contrib.slim_nets.{module}:{name}_of_1_3',
            first='1.2',
            last='1.3',
            advice='Say is_training to the network: from 1.4 on it is True.',
        )
        for module in _RESIDUAL
        for name in (
            'resnet_arg_scope',
            *(
                f'{module}{layers}'
                for layers in ('', '_50', '_101', '_152', '_200')
                if module != 'resnet_utils'
            ),
        )
    ),
    *(
        ours(
            f'contrib.slim.nets.{module}.*',
            f'contrib.slim_nets.{module}:*',
            first='1.2',
        )
        for module in _RESIDUAL
    ),
    ours(
        'contrib.opt.LARSOptimizer',
        'contrib.opt:LARSOptimizerOf1_12',
        last='1.12',
        advice='Under 1.15 weight_decay adds to the gradient, too.',
    ),
    ours(
        'contrib.memory_stats.BytesLimit',
        'contrib.memory_stats:BytesLimitOf1_12',
        last='1.12',
    ),
    ours(
        'contrib.memory_stats.BytesLimit',
        'contrib.memory_stats:BytesLimit',
        first='1.13',
    ),
    *(
        ours(f'{package}.*', f'{module}:*')
        for package, module in _PACKAGES.items()
    ),
    *(
        ours(
            f'contrib.losses.{old}',
            f'contrib.losses:{new}',
            renames={'targets': 'labels', 'weight': 'weights'},
        )
        for old, new in (
            ('sum_of_squares', 'mean_squared_error'),
            ('sum_of_pairwise_squares', 'mean_pairwise_squared_error'),
        )
    ),
    ours(
        'contrib.losses.*',
        'contrib.losses:*',
        renames={
            'target': 'labels',
            'targets': 'labels',
            'weight': 'weights',
        },
    ),
    ours(
        'contrib.metrics.confusion_matrix',
        'contrib.metrics:confusion_matrix_of_0_12',
        last='0.12',
        advice='Rows were predictions, and are labels: transpose it.',
    ),
    ours(
        'contrib.metrics.streaming_mean_iou',
        'contrib.metrics:streaming_mean_iou_of_1_4',
        last='1.4',
        advice='A class that was not met counted with 0.',
    ),
    *(
        ours(f'contrib.metrics.{name}', f'contrib.score_metrics:{name}')
        for name in _SCORES
    ),
    ours('contrib.metrics.*', 'contrib.metrics:*'),
    ours(
        'python.util.nest.flatten',
        'private.nest:flatten',
        renames={'nest': 'structure', 'nested': 'structure'},
    ),
    ours(
        'python.util.nest.is_sequence',
        'private.nest:is_sequence',
        renames={'seq': 'o'},
    ),
    ours('python.util.nest.*', 'private.nest:*'),
    ours('contrib.data.python.util.nest.*', 'private.data_nest:*'),
    *(
        ours(f'python.util.{module}.{name}', f'private.contexts:{name}')
        for module, name in (
            ('tf_contextlib', 'contextmanager'),
            ('tf_decorator', 'make_decorator'),
            ('tf_decorator', 'unwrap'),
        )
    ),
    *(
        moved(
            f'contrib.framework.{name}',
            name,
            last='0.8',
            before=f'tf.contrib.framework.{name}{call}',
            after=f'tf.{name}{call}',
        )
        for call, names in _CHECKS.items()
        for name in names.split()
    ),
    ours('contrib.framework.*', 'contrib.framework:*'),
    ours('contrib.lookup.*', 'contrib.lookup:*'),
    *(
        ours(
            f'contrib.learn.{module}.CategoricalProcessor',
            'contrib.categories:CategoricalProcessor',
        )
        for module in ('preprocessing', 'preprocessing.categorical')
    ),
    *(
        ours(f'contrib.learn.{module}.*', 'contrib.vocabulary:*')
        for module in (
            'preprocessing',
            'preprocessing.categorical_vocabulary',
            'preprocessing.text',
        )
    ),
    *(
        ours(f'contrib.learn.{module}.*', 'contrib.datasets:*')
        for module in (
            'datasets',
            'datasets.base',
            'datasets.text_datasets',
        )
    ),
    *(
        ours(
            f'contrib.learn.datasets.{name}',
            f'contrib.synthetic:{name.rpartition(".")[2]}',
            unlisted=name == 'SYNTHETIC',
        )
        for name in (
            'SYNTHETIC make_dataset synthetic.circles synthetic.spirals'
        ).split()
    ),
    ours(
        'contrib.learn.python.learn.datasets.SYNTHETIC',
        'contrib.synthetic:SYNTHETIC',
    ),
    ours('contrib.slim.model_analyzer.*', 'contrib.model_analysis:*'),
    moved('contrib.data.Iterator', 'data.Iterator'),
    *(ours(f'contrib.data.{name}', f'contrib.data:{name}') for name in _DATA),
    ours(
        'contrib.data.rejection_resample',
        'contrib.data:rejection_resample',
        last='1.3',
    ),
    *(
        ours(f'contrib.data.{name}', f'contrib.data:{name}')
        for name in (
            'assert_element_shape batch_and_drop_remainder group_by_window '
            'padded_batch_and_drop_remainder read_batch_features '
            'reduce_dataset sliding_window_batch sloppy_interleave'
        ).split()
    ),
    *(
        moved(
            f'contrib.data.{name}',
            f'data.experimental.{name}',
            first='1.4' if name == 'rejection_resample' else '0.5',
        )
        for name in _EXPERIMENTAL_DATA
    ),
    *(
        moved(
            f'contrib.distributions.{name}',
            f'distributions.{name}',
            renames=renames,
            around='contrib.distributions:with_old_methods',
            last='1.0',
        )
        for name, renames in _DISTRIBUTIONS.items()
    ),
    *(
        moved(
            f'contrib.distributions.{name}',
            f'distributions.{name}',
            first='1.1',
        )
        for name in _DISTRIBUTIONS
    ),
    *(
        ours(
            f'contrib.distributions.MultivariateNormal{kind}',
            f'contrib.normals:MultivariateNormal{kind}',
            first=first,
        )
        for kind, first in _NORMALS.items()
    ),
    ours(
        'contrib.distributions.Mixture',
        'contrib.mixtures:Mixture',
        first='1.1',
    ),
    *(
        ours(f'contrib.distributions.{name}', f'contrib.triangles:{name}')
        for name in _TRIANGLES
    ),
    ours('contrib.distributions.percentile', 'contrib.percentiles:percentile'),
    *(
        moved(
            f'contrib.stateless.stateless_random_{kind}',
            f'random.stateless_{kind}',
            before=(
                f'tf.contrib.stateless.stateless_random_{kind}([2], [3, 5])'
            ),
            after=f'tf.random.stateless_{kind}([2], [3, 5])',
        )
        for kind in ('normal', 'uniform')
    ),
    moved(
        'contrib.distributions.kl_divergence', 'distributions.kl_divergence'
    ),
    ours('contrib.training.*', 'contrib.training:*'),
    *(
        ours(
            f'contrib.{name}',
            f'contrib.{module}:{name.rpartition(".")[2]}_of_1_14',
            last='1.14',
            advice=_NORMS,
        )
        for name, module in (
            ('slim.learning.clip_gradient_norms', 'training'),
            ('slim.learning.create_train_op', 'slim_learning'),
            ('training.clip_gradient_norms', 'training'),
            ('training.clip_gradient_norms_fn', 'training'),
        )
    ),
    ours(
        'contrib.training.add_gradients_summaries',
        'contrib.training:add_gradients_histograms',
        last='1.0',
    ),
    ours('contrib.util.*', 'contrib.util:*'),
)
