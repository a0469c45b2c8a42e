"""Names of private modules, which unit tests of the time imported."""

import importlib

import numpy as np
import pytest
import tensorflow

from legacy_rnn import compat

V1 = tensorflow.compat.v1


@pytest.fixture(autouse=True)
def graph():
    compat.v1  # noqa: B018 (turns on graph mode)
    with tensorflow.Graph().as_default() as made:
        yield made


def run(value):
    with V1.Session() as session:
        session.run(V1.global_variables_initializer())
        return session.run(value)


def of(release, module):
    return importlib.import_module(f'{compat.api(release).__name__}.{module}')


def test_kernel_is_called_by_place():
    kernels = of('1.4', 'python.ops.gen_math_ops')
    assert run(kernels.sub(5.0, 3.0)) == 2
    assert run(kernels._sub(5.0, y=3.0)) == 2


def test_kernel_that_never_was_has_no_name():
    assert not hasattr(of('1.4', 'python.ops.gen_math_ops'), 'subtractify')


def test_contrib_framework_has_the_kernels_of_audio():
    audio = of('1.4', 'contrib.framework.python.ops').audio_ops
    wav = audio.encode_wav(np.zeros([800, 1]), 16000)
    sound = audio.decode_wav(wav, desired_channels=1)
    spectrum = audio.audio_spectrogram(sound.audio, 400, 160)
    features = audio.mfcc(spectrum, sound.sample_rate, dct_coefficient_count=5)
    assert run(features).shape == (1, 3, 5)


@pytest.mark.parametrize('name', ['nn_grad', 'data_flow_grad', 'array_grad'])
def test_module_of_gradients_is_imported_for_nothing(name):
    assert of('1.0', f'python.ops.{name}').__name__.endswith(name)


@pytest.mark.parametrize('path', ['', 'ops.'])
def test_modules_of_operations_stand_in_python_too(path):
    functional = of('0.8', f'python.{path}functional_ops')
    doubled = functional.map_fn(lambda x: 2 * x, np.array([1.0, 2.0]))
    np.testing.assert_array_equal(run(doubled), [2.0, 4.0])


def test_package_of_a_private_module_is_a_module():
    assert of('1.12', 'python.eager.context').executing_eagerly() is False


def test_eager_mode_is_refused_with_advice():
    with pytest.raises(compat.RemovedSymbolError, match='TensorFlow 2'):
        of('1.12', 'python.eager.context').eager_mode()


@pytest.mark.parametrize('release', ['0.10', '1.15'])
def test_reference_type_is_the_types_reference(release):
    dtypes = of(release, 'python.framework.dtypes')
    assert dtypes.float32_ref.base_dtype == tensorflow.float32
    assert dtypes.float32_ref != tensorflow.float32


def test_type_of_variables_is_theirs():
    with tensorflow.Graph().as_default():
        variable = V1.Variable(1.0)
    assert type(variable) is of('1.15', 'python.ops.variables').RefVariable
    assert not hasattr(of('1.10', 'python.ops.variables'), 'RefVariable')


def test_objects_that_checkpoints_find_are_todays():
    base = of('1.15', 'python.training.tracking.base')
    kind = of('1.15', 'python.training.tracking.tracking').AutoTrackable
    assert issubclass(kind, base.Trackable)
    assert issubclass(tensorflow.Module, kind)
    assert base.VARIABLE_VALUE_KEY == 'VARIABLE_VALUE'
    assert not hasattr(
        of('1.13', 'python.training.tracking.base'), 'Trackable'
    )


def test_name_of_a_scope_is_that_of_a_class():
    snake = of('1.15', 'python.keras.engine.base_layer').to_snake_case
    assert snake('CudnnCompatibleGRUCell') == 'cudnn_compatible_gru_cell'


@pytest.mark.parametrize(
    ('release', 'weights', 'bias'),
    [('1.1', 'weights', 'biases'), ('1.2', 'kernel', 'bias')],
)
def test_module_of_the_cells_knows_their_variables(release, weights, bias):
    cells = of(release, 'python.ops.rnn_cell_impl')
    assert cells._WEIGHTS_VARIABLE_NAME == weights
    assert cells._BIAS_VARIABLE_NAME == bias


def test_error_of_what_is_no_cell_fits_the_pattern():
    tf = compat.api('1.8')
    pattern = of('1.8', 'python.ops.rnn_cell_impl')
    pattern = pattern.ASSERT_LIKE_RNNCELL_ERROR_REGEXP
    with pytest.raises(TypeError, match=pattern):
        tf.nn.dynamic_rnn(None, V1.zeros([1, 1, 1]), dtype=tf.float32)


@pytest.mark.parametrize(
    ('release', 'name'), [('0.10', '_fused_lstm'), ('1.4', '_block_lstm')]
)
def test_block_lstm_is_the_cell_over_all_steps(release, name):
    rnn = compat.api('1.4').contrib.rnn
    home = of(release, 'contrib.rnn.python.ops.lstm_ops')
    block = getattr(home, name)
    V1.set_random_seed(1)
    inputs = [V1.constant([[0.5, -1.0]]), V1.constant([[2.0, 0.25]])]
    cell = rnn.BasicLSTMCell(3)
    steps, state = rnn.static_rnn(cell, inputs, dtype=tensorflow.float32)
    kernel, bias = V1.trainable_variables()
    made = block(V1.constant(2, tensorflow.int64), inputs, kernel, bias)
    values = run([steps, state, made[6], made[1]])
    rounding = np.finfo(np.float32).eps  # Of sums of products of about 1.
    np.testing.assert_allclose(values[0], values[2], 1e-6, rounding)
    np.testing.assert_allclose(values[1][0], values[3][1], 1e-6, rounding)


def test_block_lstm_wants_a_known_number_of_units():
    block = of('1.4', 'contrib.rnn.python.ops.lstm_ops')._block_lstm
    bias = V1.placeholder(tensorflow.float32, [None])
    with pytest.raises(ValueError, match='b must have'):
        block(1, [V1.zeros([1, 1])], V1.zeros([2, 4]), bias)


def test_hessian_vector_product_is_that_of_a_square():
    multiply = of('1.0', 'python.ops.gradients_impl')._hessian_vector_product
    x = V1.constant([1.0, 2.0])
    hessian = np.array([[2.0, 4.0], [4.0, 2.0]])
    form = V1.reduce_sum(x * x) + 4 * x[0] * x[1]
    found = run(multiply(form, [x], [V1.constant([3.0, 5.0])]))[0]
    np.testing.assert_allclose(found, hessian @ [3, 5])


def test_lengths_become_masks():
    mask = of('1.0', 'contrib.crf.python.ops.crf')._lengths_to_masks([2, 0], 3)
    assert run(mask).tolist() == [[1, 1, 0], [0, 0, 0]]


def test_nest_takes_the_argument_of_1_0():
    nest = of('1.0', 'python.util.nest')
    assert nest.flatten(nest=(1, [2])) == [1, 2]


def test_stacked_loops_of_1_0_stand_in_their_private_module():
    rnn = of('1.0', 'contrib.rnn.python.ops.rnn')
    cells = [compat.api('1.0').contrib.rnn.GRUCell(2)]
    inputs = V1.zeros([1, 3, 1])
    outputs = rnn.stack_bidirectional_dynamic_rnn(
        cells, cells, inputs, dtype=tensorflow.float32, sequence_length=[2]
    )[0]
    assert outputs.shape.as_list() == [1, 3, 4]


def test_contrib_rnn_shows_the_modules_that_it_imported():
    contrib = compat.api('0.12').contrib.rnn
    cell = contrib.rnn_cell.BasicRNNCell(2)
    inputs = [V1.zeros([1, 3])]
    outputs, _ = contrib.rnn.rnn(cell, inputs, dtype=tensorflow.float32)
    assert outputs[0].shape.as_list() == [1, 2]


def test_product_of_choices():
    module = 'contrib.rnn.python.kernel_tests.benchmarking'
    found = list(of('1.8', module).dict_product({'a': [1, 2], 'b': [3]}))
    assert found == [{'a': 1, 'b': 3}, {'a': 2, 'b': 3}]


def test_module_of_a_package_is_imported_though_none_of_it_is_here():
    module = of('1.15', 'python.eager.function')
    with pytest.raises(AttributeError, match='python.eager.function.defun'):
        module.defun  # noqa: B018


def test_function_of_a_module_is_no_module():
    with pytest.raises(AttributeError, match='no tf.python.ops.array_ops.foo'):
        of('1.15', 'python.ops.array_ops').foo  # noqa: B018


def test_step_of_beam_search_picks_the_likeliest():
    decoding = of('1.8', 'contrib.seq2seq.python.ops.beam_search_decoder')
    state = decoding.BeamSearchDecoderState(
        cell_state=V1.zeros([1, 2]),
        log_probs=V1.log(V1.constant([[0.5, 0.25]])),
        lengths=V1.constant([[1, 1]], tensorflow.int64),
        finished=V1.constant([[False, True]]),
    )
    logits = V1.log(V1.constant([[[0.6, 0.3, 0.1], [0.1, 0.1, 0.8]]]))
    output, after = decoding._beam_search_step(
        time=2,
        logits=logits,
        next_cell_state=V1.zeros([1, 2]),
        beam_state=state,
        batch_size=V1.constant(1),
        beam_width=2,
        end_token=2,
        length_penalty_weight=0.0,
    )
    ids, parents, chances = run(
        [output.predicted_ids, output.parent_ids, V1.exp(after.log_probs)]
    )
    assert ids.tolist() == [[0, 2]]
    assert parents.tolist() == [[0, 1]]
    np.testing.assert_allclose(chances, [[0.3, 0.25]], rtol=1e-6)


@pytest.mark.parametrize(
    ('shape', 'fits'),
    [((4, 6), True), ((4, 2, 3), True), ((4, 3, 2), False), ((6,), False)],
)
def test_axis_of_beams_is_checked(shape, fits):
    decoding = of('1.8', 'contrib.seq2seq.python.ops.beam_search_decoder')
    tensor = V1.placeholder(tensorflow.float32, None)
    check = decoding._check_batch_beam(tensor, 2, 3)
    with V1.Session() as session:
        feed = {tensor: np.zeros(shape)}
        if fits:
            session.run(check, feed)
        else:
            with pytest.raises(tensorflow.errors.InvalidArgumentError):
                session.run(check, feed)


def test_samples_are_drawn_by_their_chances():
    helper = of('1.15', 'contrib.seq2seq.python.ops.helper')
    classes = helper.categorical_sample(logits=[[0.0, 99.0], [99.0, 0.0]])
    coins = helper.bernoulli_sample(probs=[[0.0, 1.0]], sample_shape=[3])
    odds = helper.bernoulli_sample(logits=[-99.0, 99.0], dtype='bool')
    found = run([classes, coins, odds])
    assert found[0].tolist() == [1, 0]
    assert found[1].tolist() == [[[0, 1]]] * 3
    assert found[2].tolist() == [False, True]


def test_initializer_classes_stand_in_their_module():
    ops = of('1.15', 'python.ops.init_ops')
    assert ops.RandomUniform is tensorflow.compat.v1.random_uniform_initializer
    assert run(ops.Constant(3.0)([2])).tolist() == [3, 3]


def test_class_of_keras_needs_the_keras_of_the_time():
    network = of('1.15', 'python.keras.engine.network')
    with pytest.raises(compat.RemovedSymbolError, match='TF_USE_LEGACY_KERAS'):
        network.Network  # noqa: B018


def test_module_is_called_as_the_function_of_its_name():
    ops = of('1.0', 'contrib.framework.python.ops')

    @ops.arg_scope.add_arg_scope
    def add(x, y=1):
        return x + y

    with ops.arg_scope([add], y=5):
        assert add(2) == 7
    assert not callable(ops.variables)


@pytest.mark.parametrize('name', ['NewCheckpointReader'])
def test_checkpoint_reader_stands_where_the_native_module_was(name):
    assert callable(getattr(of('1.4', 'python.pywrap_tensorflow'), name))


def test_division_by_zero_is_zero():
    divide = of('1.12', 'python.ops.losses.losses_impl')._safe_div
    assert run(divide(V1.constant([4.0, 1.0]), [2.0, 0.0])).tolist() == [2, 0]


def test_store_of_variables_knows_them_by_name():
    scopes = of('1.4', 'python.ops.variable_scope')
    assert scopes._get_default_variable_store()._vars == {}
    variable = V1.get_variable('v', [1])
    assert scopes._get_default_variable_store()._vars == {'v': variable}


def test_private_path_leads_to_what_a_later_release_showed():
    found = of('1.0', 'contrib.learn.python.learn.estimators.estimator')
    assert callable(found.SKCompat)
    assert not hasattr(compat.api('1.0').contrib.learn, 'SKCompat')


@pytest.mark.parametrize('release', ['1.2', '1.4', '1.10', '1.11', '1.15'])
def test_variable_scope_makes_variables(release):
    scopes = of(release, 'python.ops.variable_scope')
    made = scopes.variable(0.9, name='beta', trainable=False)
    assert made.op.name == 'beta'
    assert made in V1.global_variables()
    assert made not in V1.trainable_variables()


@pytest.mark.parametrize('remove', [False, True])
@pytest.mark.parametrize('parts', [1, 2])
def test_sampled_logits_are_those_of_the_classes(parts, remove):
    compute = of('1.4', 'python.ops.nn_impl')._compute_sampled_logits
    weights = np.arange(8.0, dtype=np.float32).reshape(4, 2)
    inputs = np.array([[1.0, -2.0], [0.5, 3.0]], np.float32)
    counts = [[0.5], [0.25]], [2.0, 4.0]
    logits, labels = compute(
        [V1.constant(weights[i::parts]) for i in range(parts)],
        V1.constant([0.0, 1.0, 2.0, 3.0]),
        [[1], [3]],
        inputs,
        2,
        4,
        sampled_values=([0, 3], V1.constant(counts[0]), counts[1]),
        remove_accidental_hits=remove,
    )
    every = inputs @ weights.T + np.arange(4.0)
    true = every[[0, 1], [1, 3]][:, None] - np.log(counts[0])
    others = every[:, [0, 3]] - np.log(counts[1])
    found = run([logits, labels])
    np.testing.assert_allclose(found[0][:, :1], true, rtol=1e-5)
    if remove:  # Class 3 is the second row's own.
        assert found[0][1, 2] < -1e30
        others[1, 1] = found[0][1, 2]
    np.testing.assert_allclose(found[0][:, 1:], others, rtol=1e-5)
    assert found[1].tolist() == [[1, 0, 0]] * 2


def test_lookup_table_is_filled_by_init():
    lookup = compat.api('1.4').contrib.lookup
    keys = lookup.KeyValueTensorInitializer(['a'], V1.constant([7]))
    table = lookup.HashTable(keys, -1)
    with V1.Session() as session:
        session.run(table.init)
        found = session.run(table.lookup(V1.constant(['a', 'b'])))
    assert found.tolist() == [7, -1]


def test_dense_labels_become_sparse_up_to_their_lengths():
    convert = of('1.15', 'python.ops.ctc_ops').dense_labels_to_sparse
    sparse = run(convert([[1, 0, 3], [4, 5, 6]], [2, 1]))
    assert sparse.indices.tolist() == [[0, 0], [0, 1], [1, 0]]
    assert sparse.values.tolist() == [1, 0, 4]
    assert sparse.dense_shape.tolist() == [2, 2]


def test_dense_ctc_loss_is_that_of_the_public_name():
    ops = of('1.15', 'python.ops.ctc_ops')
    logits = np.sin(np.arange(12.0, dtype=np.float32)).reshape(4, 1, 3)
    dense = ops.ctc_loss_dense([[1, 2]], logits, [2], [4])
    sparse = ops.dense_labels_to_sparse([[1, 2]], [2])
    other = ops.ctc_loss_v2(sparse, logits, None, [4], blank_index=0)
    values = run([dense, other])
    np.testing.assert_allclose(values[0], values[1], rtol=1e-5)


def test_all_sessions_of_a_test_are_one_and_rewrite_nothing():
    kind = compat.api('1.15').test.TestCase

    class Own(kind):
        def runTest(self):
            """Three ways to the session of a test."""

    case = Own()
    case.setUp()
    with case.test_session() as outer, case.cached_session() as inner:
        assert outer is inner
    with case.session() as apart:
        options = apart._config.graph_options.rewrite_options
        assert options.disable_meta_optimizer
    case.tearDown()


@pytest.mark.parametrize('release', ['1.4', '1.8', '1.15'])
def test_distributions_are_found_by_their_modules(release):
    tf = compat.api(release)
    package = 'python.ops.distributions'
    for name in ('Bernoulli', 'Categorical', 'Normal'):
        found = getattr(of(release, f'{package}.{name.lower()}'), name)
        assert found is getattr(tf.distributions, name)


def test_private_names_that_today_still_has_are_passed_on():
    timeline = of('1.4', 'python.client.timeline')
    assert timeline.Timeline.__module__ == 'tensorflow.python.client.timeline'
    file_io = of('1.8', 'python.lib.io.file_io')
    assert file_io.file_exists(__file__)
    with pytest.raises(compat.RemovedSymbolError):
        assert of('1.4', 'python.ops.control_flow_ops').GradLoopState
