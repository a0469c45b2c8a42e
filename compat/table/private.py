"""Names of private modules that were never public.

TensorFlow's own unit tests, and what was copied from them, import these. A
row needs its module in `aliases.MODULES` where the history knows none of it.
"""

from . import aliases
from .row import moved, ours

_REFERENCES = (
    'bfloat16 bool complex128 complex64 double float16 float32 float64 half '
    'int16 int32 int64 int8 qint16 qint32 qint8 quint16 quint8 string uint16 '
    'uint8'
).split()
# Classes of python/ops/init_ops, and their public names.
_INITIALIZERS = {
    'Constant': 'constant_initializer',
    'Identity': 'initializers.identity',
    'Ones': 'ones_initializer',
    'Orthogonal': 'orthogonal_initializer',
    'RandomNormal': 'random_normal_initializer',
    'RandomUniform': 'random_uniform_initializer',
    'TruncatedNormal': 'truncated_normal_initializer',
    'UniformUnitScaling': 'uniform_unit_scaling_initializer',
    'VarianceScaling': 'variance_scaling_initializer',
    'Zeros': 'zeros_initializer',
}
_CELLS = ('nn.rnn_cell', 'contrib.rnn')
_KERAS_TESTING = (
    'keras_parameterized.TestCase',
    'keras_parameterized.run_all_keras_modes',
    'testing_utils.get_test_data',
)
_SAMPLER = 'contrib.seq2seq.python.ops.sampler'
_SAMPLERS = {
    'decoding.samplers': (
        'CustomSampler GreedyEmbeddingSampler InferenceSampler '
        'SampleEmbeddingSampler Sampler'
    ),
    'decoding.training_samplers': (
        'ScheduledEmbeddingTrainingSampler ScheduledOutputTrainingSampler '
        'TrainingSampler'
    ),
    'decoding': 'bernoulli_sample categorical_sample',
}

ROWS = (
    ours(
        'python.ops.nn_ops._get_noise_shape', 'private.noise:get_noise_shape'
    ),
    ours(
        'python.layers.utils.smart_cond',
        'contrib.framework:smart_cond',
        renames={'fn1': 'true_fn', 'fn2': 'false_fn'},
    ),
    ours(
        'python.layers.utils.constant_value',
        'contrib.framework:smart_constant_value',
    ),
    ours(
        'python.ops.metrics_impl._streaming_confusion_matrix',
        'private.metrics:streaming_confusion_matrix',
    ),
    ours(
        'contrib.layers.python.layers.optimizers.adaptive_clipping_fn',
        'contrib.layers.gradients:adaptive_clipping_fn',
    ),
    *(
        ours(f'python.ops.gen_{name}_ops.*', 'private.raw_ops:*')
        for name in aliases.KERNELS
    ),
    *(
        ours(
            f'{name}_ref',
            f'private.reference_types:{name}_ref',
            advice='Use the type without _ref.',
        )
        for name in _REFERENCES
    ),
    ours('python.eager.context.*', 'private.eager_context:*'),
    ours(
        'contrib.rnn.python.kernel_tests.benchmarking.*',
        'contrib.benchmarking:*',
    ),
    *(
        ours(
            f'{module}._{name}_VARIABLE_NAME',
            f'private.cell_constants:{name.lower()}_variable_name',
            factory=True,
        )
        for module in _CELLS
        for name in ('WEIGHTS', 'BIAS')
    ),
    *(
        ours(
            f'{module}.ASSERT_LIKE_RNNCELL_ERROR_REGEXP',
            'private.cell_constants:ASSERT_LIKE_RNNCELL_ERROR_REGEXP',
        )
        for module in _CELLS
    ),
    *(
        moved(
            f'python.ops.init_ops.{name}',
            target,
            # Up to 1.9 it was another: see `variables.py`.
            first='1.10' if name == 'VarianceScaling' else '1.0',
        )
        for name, target in _INITIALIZERS.items()
    ),
    ours(
        'python.ops.variables.VariableV1',
        'core.variables:make_variable',
        factory=True,
        first='1.11',
    ),
    ours(
        'python.ops.variable_scope.variable',
        'core.variables:make_variable',
        factory=True,
        first='1.11',
    ),
    ours(
        'python.ops.variable_scope.variable',
        'core.variables:scope_variable',
        first='1.2',
        last='1.10',
    ),
    ours(
        'python.ops.control_flow_v2_toggles.control_flow_v2_enabled',
        'private.eager_context:control_flow_v2_enabled',
    ),
    *(
        ours(
            f'python.ops.{module}._hessian_vector_product',
            'private.gradients:hessian_vector_product',
        )
        for module in ('gradients', 'gradients_impl')
    ),
    ours(
        'python.util.compat.collections_abc',
        'private.standard:collections_abc',
    ),
    ours(
        'python.ops.nn_impl._compute_sampled_logits',
        'private.sampled:compute_sampled_logits',
        first='1.0',
    ),
    *(
        ours(
            f'{module}._compute_sampled_logits',
            'private.sampled:compute_sampled_logits_of_0_12',
            last='0.12',
        )
        for module in ('nn', 'python.ops.nn_impl')
    ),
    ours('nn.ctc_loss_dense', 'ctc:ctc_loss_v2', first='1.13'),
    ours(
        'nn.dense_labels_to_sparse',
        'private.sampled:dense_labels_to_sparse',
        first='1.13',
    ),
    ours('losses._safe_div', 'private.sampled:safe_div'),
    ours(
        'python.ops.variable_scope._get_default_variable_store',
        'core.slot_variables:default_variable_store',
    ),
    *(
        ours(f'contrib.rnn.{name}', 'contrib.block_lstm:block_lstm')
        for name in ('_block_lstm', '_fused_lstm')  # its name in 0.10
    ),
    *(
        ours(f'{_SAMPLER}.{name}', f'{home}:{name}', first='1.14')
        for home, names in _SAMPLERS.items()
        for name in names.split()
    ),
    *(
        ours(f'keras.{name}', f'keras_cells.testing:{name.split(".")[1]}')
        for name in _KERAS_TESTING
    ),
    ours('contrib.crf._lengths_to_masks', 'crf.lengths:lengths_to_masks'),
)
