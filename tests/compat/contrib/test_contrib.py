"""The contrib packages around recurrent networks."""

import pickle

import numpy as np
import pytest

from legacy_rnn import compat


@pytest.fixture
def tf():
    tf = compat.v1
    with tf.Graph().as_default():
        yield tf


def run(tf, value, steps=1):
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        session.run(tf.local_variables_initializer())
        session.run(tf.tables_initializer())
        for _ in range(steps):
            result = session.run(value)
    return result


def test_streaming_metric_takes_predictions_first(tf):
    _, update = tf.contrib.metrics.streaming_mean_relative_error(
        tf.constant([2.0]), tf.constant([4.0]), tf.constant([4.0])
    )
    assert run(tf, update) == 0.5


def test_recall_at_k_takes_ids_of_classes(tf):
    predictions = tf.constant([[0.25, 0.75], [0.5, 0.5]])
    labels = tf.constant([0, 1], tf.int64)
    value, update = tf.contrib.metrics.streaming_recall_at_k(
        predictions, labels, 1
    )
    assert value.dtype == tf.float32
    assert run(tf, update) == 0.5  # As 0.12.1, 1.4.1 and 1.15.5 gave.
    names = [v.op.name for v in tf.local_variables()]
    assert names == ['recall_at_1/total', 'recall_at_1/count']


def test_mask_of_what_to_ignore_stands_for_weights_up_to_0_11():
    tf = compat.api('0.10')
    with tf.Graph().as_default():
        _, update = tf.contrib.metrics.streaming_precision(
            tf.constant([1, 1]), tf.constant([1, 0]), tf.constant([0, 1])
        )
        with tf.Session() as session:
            session.run(tf.initialize_local_variables())
            assert session.run(update) == 1.0


def test_correlation_of_a_line_is_one(tf):
    x = tf.constant([1.0, 2.0, 4.0])
    _, update = tf.contrib.metrics.streaming_pearson_correlation(x, 3 * x)
    np.testing.assert_allclose(run(tf, update), 1.0, rtol=1e-5)


def test_hash_table_gives_the_default_for_unknown_keys(tf):
    lookup = tf.contrib.lookup
    table = lookup.HashTable(
        lookup.KeyValueTensorInitializer(['a', 'b'], [1, 2]), -1
    )
    found = table.lookup(tf.constant(['b', 'z']))
    assert run(tf, found).tolist() == [2, -1]


def test_index_table_spreads_unknown_words_over_buckets(tf):
    table = tf.contrib.lookup.index_table_from_tensor(['x', 'y'], 2)
    known, unknown = run(tf, table.lookup(tf.constant(['y', 'q'])))
    assert known == 1 and unknown in (2, 3)


def test_words_and_ids_go_both_ways(tf):
    lookup = tf.contrib.lookup
    words = lookup.index_to_string(
        lookup.string_to_index(tf.constant(['b', 'c']), ['a', 'b']),
        ['a', 'b'],
    )
    assert run(tf, words).tolist() == [b'b', b'UNK']


def test_hparams_keep_their_types(tf):
    hparams = tf.contrib.training.HParams(a=1, b=[1.0, 2.0], c='x', d=True)
    hparams.parse('a=3,b=[4,5],c=hello,d=false')
    assert hparams.values() == {
        'a': 3,
        'b': [4.0, 5.0],
        'c': 'hello',
        'd': False,
    }
    with pytest.raises(ValueError, match='cast hyperparameter a'):
        hparams.parse('a=1.5')
    with pytest.raises(ValueError, match='Unknown hyperparameter'):
        hparams.parse('z=1')


def test_sequences_of_one_length_share_a_batch(tf):
    counter = tf.train.range_input_producer(
        20, num_epochs=1, shuffle=False
    ).dequeue()
    length = counter % 5 + 1
    lengths, (batch,) = tf.contrib.training.bucket_by_sequence_length(
        length, [tf.range(length)], 4, [3], dynamic_pad=True
    )
    seen = []
    with tf.Session() as session:
        session.run(tf.local_variables_initializer())
        coordinator = tf.train.Coordinator()
        threads = tf.train.start_queue_runners(session, coordinator)
        with pytest.raises(tf.errors.OutOfRangeError):
            while True:
                seen.append(session.run([lengths, batch]))
        coordinator.request_stop()
    coordinator.join(threads, stop_grace_period_secs=5)
    assert len(seen) == 5
    for found, padded in seen:
        assert max(found) < 3 or min(found) >= 3
        assert padded.shape == (4, max(found))


def test_padded_buckets_keep_the_axes_that_are_known(tf):
    # Real 1.4.1 and 1.12.3 tell (4, ?, 8).
    length = tf.constant(3)
    rows = tf.placeholder_with_default(tf.zeros([3, 8]), [None, 8])
    _, (batch,) = tf.contrib.training.bucket_by_sequence_length(
        length, [rows], 4, [2, 4], dynamic_pad=True
    )
    assert batch.shape.as_list() == [4, None, 8]


def test_sparse_tensors_go_through_buckets(tf):
    counter = tf.train.range_input_producer(
        4, num_epochs=1, shuffle=False
    ).dequeue()
    indices = tf.cast(tf.range(counter + 1)[:, None], tf.int64)
    values = tf.fill([counter + 1], counter)
    sparse = tf.SparseTensor(indices, values, [5])
    example = {'labels': sparse, 'number': counter}
    _, batch = tf.contrib.training.bucket_by_sequence_length(
        counter, example, 2, [2], shapes=[[], []], dynamic_pad=True
    )
    dense = tf.sparse_tensor_to_dense(batch['labels'], default_value=-1)
    with tf.Session() as session:
        session.run(tf.local_variables_initializer())
        coordinator = tf.train.Coordinator()
        threads = tf.train.start_queue_runners(session, coordinator)
        found = [session.run([dense, batch['number']]) for _ in range(2)]
        coordinator.request_stop()
    coordinator.join(threads, stop_grace_period_secs=5)
    rows = {}
    for made, numbers in found:
        rows.update(zip(numbers.tolist(), made.tolist(), strict=True))
    assert rows == {
        0: [0, -1, -1, -1, -1],
        1: [1, 1, -1, -1, -1],
        2: [2, 2, 2, -1, -1],
        3: [3, 3, 3, 3, -1],
    }


def test_argument_scope_sets_defaults_within_its_block(tf):
    layers = tf.contrib.layers
    x = tf.ones([2, 3])
    scope = tf.contrib.framework.arg_scope
    with scope([layers.fully_connected], biases_initializer=None):
        layers.fully_connected(x, 4, scope='inside')
    layers.fully_connected(x, 4, scope='outside')
    names = [variable.op.name for variable in tf.global_variables()]
    assert names == ['inside/weights', 'outside/weights', 'outside/biases']


def test_variables_are_found_by_scope_and_suffix(tf):
    with tf.variable_scope('a'):
        first = tf.contrib.framework.model_variable('w', [1])
    with tf.variable_scope('b'):
        second = tf.contrib.framework.variable('w', [1])
    framework = tf.contrib.framework
    assert framework.get_variables('a') == [first]
    assert framework.get_variables_by_name('w') == [first, second]
    assert framework.get_model_variables() == [first]
    assert framework.get_unique_variable('b/w') is second


def test_optimize_loss_clips_the_global_norm(tf):
    weights = tf.Variable([3.0, 4.0])
    step = tf.contrib.framework.get_or_create_global_step()
    train = tf.contrib.layers.optimize_loss(
        tf.reduce_sum(tf.square(weights)) / 2, step, 1.0, 'SGD',
        clip_gradients=1.0,
    )  # fmt: skip
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        assert session.run(train) == 12.5
        np.testing.assert_allclose(session.run(weights), [2.4, 3.2], rtol=1e-5)
        assert session.run(step) == 1


def test_nest_walks_down_to_a_shallow_tree(tf):
    nest = tf.python.util.nest
    assert nest.is_sequence([1]) and not nest.is_sequence('text')
    assert nest.flatten_up_to((0, 0), ((1, 2), 3)) == [(1, 2), 3]
    assert nest.map_structure(lambda a: a + 1, [1, (2,)]) == [2, (3,)]
    with pytest.raises(ValueError):
        nest.assert_same_structure([1, 2], [1])


def test_function_becomes_a_context_manager(tf):
    @tf.python.util.tf_contextlib.contextmanager
    def doubled(x):
        yield 2 * x

    with doubled(3) as y:
        assert y == 6


def test_decorator_is_made_and_taken_off(tf):
    def named():
        """Doc."""

    tools = tf.python.util.tf_decorator
    wrapper = tools.make_decorator(named, lambda: None)
    assert (wrapper.__name__, wrapper.__doc__) == ('named', 'Doc.')
    assert tools.unwrap(wrapper) == ([wrapper], named)


def test_module_gives_the_function_of_the_same_name():
    nn = compat.api('0.9').python.ops.nn
    assert callable(nn.rnn) and hasattr(nn.rnn_cell, 'GRUCell')


def test_nest_takes_the_argument_names_of_its_releases():
    nest = compat.api('1.1').python.util.nest
    assert nest.is_sequence(seq=[1]) and nest.flatten(nest=[1, [2]]) == [1, 2]
    assert compat.api('1.12').python.util.nest.flatten(nested=[1]) == [1]


@pytest.mark.deep
@pytest.mark.parametrize(
    'release',
    ['0.5', pytest.param('0.7', marks=pytest.mark.rare), '0.12'],
)
def test_translation_model_learns(release, tmp_path):
    tf = compat.api(release)
    data = [[([4, 5], [6, 7, 2])]] * 2
    with tf.Graph().as_default():
        tf.set_random_seed(1)
        model = tf.models.rnn.translate.seq2seq_model.Seq2SeqModel(
            20, 20, [(3, 3), (5, 6)], 8, 2, 5.0, 4, 0.5, 0.99, num_samples=5
        )
        with tf.Session() as session:
            session.run(tf.initialize_all_variables())
            losses = []
            for _ in range(8):
                batch = model.get_batch(data, 1)
                losses.append(model.step(session, *batch, 1, False)[1])
    assert losses[-1] < losses[0] / 2


def test_sentences_become_ids(tmp_path):
    utils = compat.v0.models.rnn.translate.data_utils
    text, words, ids = (str(tmp_path / n) for n in ('text', 'words', 'ids'))
    (tmp_path / 'text').write_bytes(b'a dog , a cat .\na dog 12\n')
    utils.create_vocabulary(words, text, 7)
    vocabulary, _ = utils.initialize_vocabulary(words)
    assert vocabulary[b'a'] == 4 and vocabulary[b'dog'] == 5
    utils.data_to_token_ids(text, ids, words)
    first = (tmp_path / 'ids').read_text().split('\n')[0].split()
    assert first[:2] == ['4', '5'] and str(utils.UNK_ID) in first


TEXTS = [
    "The cat's CAT sat-on NASAlaunch IBMPc x_y, the  the!",
    'unknown the mat MacDonald 3.5',
    'le caf\u00e9 the',
    '',
]


def test_texts_have_the_ids_that_1_4_gave_them(tf):
    processor = tf.contrib.learn.preprocessing.VocabularyProcessor(6)
    ids = [row.tolist() for row in processor.fit_transform(TEXTS)]
    assert ids == [
        [1, 2, 3, 4, 5, 6],
        [11, 10, 12, 13, 14, 15],
        [17, 18, 10, 0, 0, 0],
        [0, 0, 0, 0, 0, 0],
    ]
    assert len(processor.vocabulary_) == 19
    (row,) = processor.transform(['the dog mat'])
    assert row.tolist() == [10, 0, 12, 0, 0, 0] and row.dtype == np.int64
    assert list(processor.reverse([[1, 2, 0, 5]])) == ["The cat's <UNK> NAS"]


def test_rare_words_are_unknown_and_frequent_ones_come_first(tf, tmp_path):
    make = tf.contrib.learn.preprocessing.VocabularyProcessor
    processor = make(4, min_frequency=1).fit(TEXTS)
    assert [row.tolist() for row in processor.transform(TEXTS)] == [
        [0, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 0],
    ]
    path = str(tmp_path / 'vocabulary')
    processor.save(path)
    again = make.restore(path)
    assert again.vocabulary_.get('the') == 1
    assert again.vocabulary_.get('absent') == 0
    assert again.vocabulary_.reverse(1) == 'the'


def test_vocabulary_that_a_release_pickled_is_restored(tf, tmp_path):
    make = tf.contrib.learn.preprocessing.VocabularyProcessor
    ours = f'c{make.__module__}\n'.encode()
    packages = 'tensorflow.contrib.learn.python.learn.preprocessing'
    data = pickle.dumps(make(4).fit(TEXTS), 0)
    for name in (b'VocabularyProcessor', b'tokenizer'):
        theirs = f'c{packages}.text\n'.encode()
        assert ours + name in data
        data = data.replace(ours + name, theirs + name)
    theirs = f'c{packages}.categorical_vocabulary\n'.encode()
    (tmp_path / 'vocabulary').write_bytes(data.replace(ours, theirs))
    again = make.restore(str(tmp_path / 'vocabulary'))
    assert isinstance(again, make)
    (row,) = again.transform(['the dog mat'])
    assert row.tolist() == [10, 0, 12, 0]


def test_vocabulary_drops_what_comes_too_often(tf):
    make = tf.contrib.learn.preprocessing.CategoricalVocabulary
    vocabulary = make(support_reverse=False)
    for word, count in (('a', 9), ('b', 4), ('c', 4), ('d', 1)):
        vocabulary.add(word, count)
    vocabulary.trim(1, max_frequency=9)
    vocabulary.freeze()
    assert [vocabulary.get(word) for word in 'abcd'] == [0, 1, 2, 0]
    with pytest.raises(ValueError, match='support_reverse'):
        vocabulary.reverse(1)


def test_slim_shows_layers_framework_and_losses(tf):
    slim = tf.contrib.slim
    assert slim.fully_connected is tf.contrib.layers.fully_connected
    assert slim.layers.softmax is tf.contrib.layers.softmax
    assert slim.arg_scope is tf.contrib.framework.arg_scope
    loss = slim.losses.log_loss(tf.constant([1.0]), tf.constant([1.0]))
    assert abs(run(tf, loss)) < 1e-6
    step = slim.get_or_create_global_step()
    assert step is tf.train.get_global_step()


def test_variables_are_listed_as_1_4_listed_them(tf, capsys):
    tf.get_variable('w', [2, 3], use_resource=False)
    tf.get_variable('b', [], tf.float64, use_resource=False)
    analyze = tf.contrib.slim.model_analyzer.analyze_vars
    assert analyze(tf.global_variables()) == (7, 32)
    assert not capsys.readouterr().out
    assert analyze(tf.global_variables(), print_info=True) == (7, 32)
    assert capsys.readouterr().out.splitlines() == [
        '---------',
        'Variables: name (type shape) [size]',
        '---------',
        'w:0 (float32_ref 2x3) [6, bytes: 24]',
        'b:0 (float64_ref ) [1, bytes: 8]',
        'Total size of variables: 7',
        'Total bytes of variables: 32',
    ]


@pytest.mark.parametrize(
    ('release', 'names'), [('1.0', ('mu', 'sigma')), ('1.4', ('loc', 'scale'))]
)
def test_distributions_take_the_arguments_of_their_release(release, names):
    tf = compat.api(release)
    with tf.Graph().as_default(), tf.Session() as session:
        values = dict(zip(names, ([1.0], [2.0]), strict=True))
        normal = tf.contrib.distributions.Normal(**values)
        assert session.run(normal.mean()) == [1.0]
        logit = normal.log_prob([1.0])
        np.testing.assert_allclose(session.run(logit), [-1.612086], rtol=1e-6)


def test_data_sets_of_contrib_are_those_of_tf_data():
    tf = compat.api('1.4')
    data = tf.contrib.data
    with tf.Graph().as_default(), tf.Session() as session:
        rows = data.Dataset.from_tensor_slices([3, 1, 2, 5]).apply(
            data.group_by_window(
                lambda x: tf.cast(x % 2, tf.int64),
                lambda _, rows: rows.batch(2),
                window_size=2,
            )
        )
        batches = rows.make_one_shot_iterator().get_next()
        assert session.run(batches).tolist() == [3, 1]


def test_losses_of_0_8_sum_over_an_example_and_average():
    tf = compat.api('0.8')
    predicted = np.float32([[1.0, 2.0], [0.5, -1.0]])
    target = np.float32([[0.0, 1.0], [1.0, 0.0]])
    chance = 1 / (1 + np.exp(-predicted))
    logistic = -np.log(np.where(target > 0, chance, 1 - chance))
    share = np.exp(predicted) / np.exp(predicted).sum(1, keepdims=True)
    expected = {
        'absolute': np.abs(target - predicted).sum(1).mean(),
        'squared': (np.square(target - predicted) / 2).sum(1).mean(),
        'logistic': logistic.sum(1).mean(),
        'softmax': -np.log((share * target).sum(1)).mean(),
    }
    with tf.Graph().as_default(), tf.Session() as session:
        pair = tf.constant(predicted), tf.constant(target)
        losses = [getattr(tf.contrib.losses, n)(*pair) for n in expected]
        got = dict(zip(expected, session.run(losses), strict=True))
    for name, value in expected.items():
        np.testing.assert_allclose(got[name], value, rtol=1e-6)


@pytest.mark.parametrize(
    ('release', 'of_norm'), [('1.0', 'histo'), ('1.1', 'simple_value')]
)
def test_gradients_have_the_summaries_of_their_release(release, of_norm):
    tf = compat.api(release)
    with tf.Graph().as_default(), tf.Session() as session:
        pairs = [(tf.constant([3.0, 4.0]), tf.Variable([1.0, 2.0], name='w'))]
        made = tf.contrib.training.add_gradients_summaries(pairs)
        texts = session.run(made)
    values = [tf.Summary.FromString(text).value[0] for text in texts]
    assert [(v.tag, v.WhichOneof('value')) for v in values] == [
        ('w_gradient', 'histo'),
        ('w_gradient_norm', of_norm),
    ]
