"""Feature columns: what they refuse; the goldens say what they compute."""

import pytest

from legacy_rnn import compat

tf = compat.api('1.8')
layers = tf.contrib.layers


@pytest.mark.parametrize(
    ('make', 'kind', 'words'),
    [
        (
            lambda: layers.real_valued_column('a', dimension='2'),
            TypeError,
            'dimension must be an integer',
        ),
        (
            lambda: layers.real_valued_column('a', 2, [1.0]),
            ValueError,
            'length of default_value',
        ),
        (
            lambda: layers.real_valued_column('a', 1, 'x'),
            TypeError,
            'compatible with dtype',
        ),
        (
            lambda: layers.bucketized_column(
                layers.real_valued_column('a'), [1.0, 0.0]
            ),
            ValueError,
            'sorted list',
        ),
        (
            lambda: layers.sparse_column_with_hash_bucket('a', 0),
            ValueError,
            'at least 1',
        ),
        (
            lambda: layers.sparse_column_with_hash_bucket(
                'a', 5, dtype=tf.float32
            ),
            ValueError,
            'dtype must be string or integer',
        ),
        (
            lambda: layers.crossed_column(
                [layers.real_valued_column('a')] * 2, 5
            ),
            TypeError,
            '_BucketizedColumn instances',
        ),
        (
            lambda: layers.embedding_column(_words('a'), 2, initializer=3),
            ValueError,
            'initializer must be callable',
        ),
        (
            lambda: layers.shared_embedding_columns(
                [_words('a'), layers.sparse_column_with_hash_bucket('b', 6)], 2
            ),
            ValueError,
            'not compatible',
        ),
        (
            lambda: layers.check_feature_columns([_words('a'), _words('a')]),
            ValueError,
            'Duplicate feature column key',
        ),
    ],
)
def test_wrong_column_is_refused_in_the_words_of_then(make, kind, words):
    with pytest.raises(kind, match=words):
        make()


def test_network_reads_no_bare_ids():
    with (
        tf.Graph().as_default(),
        pytest.raises(ValueError, match='use embedding_column'),
    ):
        layers.input_from_feature_columns(
            {'a': tf.constant([['x']])}, [_words('a')]
        )


def test_missing_feature_is_named():
    with (
        tf.Graph().as_default(),
        pytest.raises(ValueError, match="doesn't contain key"),
    ):
        layers.input_from_feature_columns(
            {'b': tf.constant([[1.0]])}, [layers.real_valued_column('a')]
        )


def test_examples_are_parsed_by_columns():
    example = tf.train.Example()
    example.features.feature['a'].bytes_list.value.append(b'x')
    example.features.feature['r'].float_list.value.extend([1.0, 2.0])
    columns = [
        layers.embedding_column(_words('a'), 2),
        layers.real_valued_column('r', 2),
    ]
    with tf.Graph().as_default(), tf.Session() as session:
        found = layers.parse_feature_columns_from_examples(
            [example.SerializeToString()], columns
        )
        assert set(found) >= {'a', 'r', *columns}
        assert session.run(found[columns[1]]).tolist() == [[1.0, 2.0]]


def test_shared_embeddings_are_one_variable():
    columns = layers.shared_embedding_columns([_words('a'), _words('b')], 2)
    with tf.Graph().as_default():
        layers.input_from_feature_columns(
            {'a': tf.constant([['x']]), 'b': tf.constant([['y']])}, columns
        )
        (variable,) = tf.trainable_variables()
        assert variable.op.name.endswith('a_b_shared_embedding')


@pytest.fixture
def graph():
    with tf.Graph().as_default() as graph:
        yield graph


def test_sequences_of_columns_stand_side_by_side(graph):
    columns = tf.contrib.feature_column
    ids = columns.sequence_categorical_column_with_identity('b', 4)
    numbers = columns.sequence_numeric_column('n', shape=(2,))
    features = {
        'b': _sparse([1, 2, 3], [[0, 0], [0, 1], [1, 0]], [2, 2]),
        'n': tf.SparseTensor(
            [[0, 0], [0, 1], [0, 2], [0, 3], [1, 0], [1, 1]],
            [1.0, 2.0, 3.0, 4.0, 5.0, 6.0],
            [2, 4],
        ),
    }
    embedding = tf.feature_column.embedding_column(
        ids, 1, initializer=tf.ones_initializer()
    )
    read, lengths = columns.sequence_input_layer(
        features, [numbers, embedding]
    )
    (variable,) = tf.trainable_variables()
    place = 'sequence_input_layer/b_embedding/embedding_weights'
    assert variable.op.name == place
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        assert session.run(lengths).tolist() == [2, 1]
        assert session.run(read).tolist() == [
            [[1, 1, 2], [1, 3, 4]],
            [[1, 5, 6], [0, 0, 0]],
        ]


def test_sequence_layer_refuses_columns_of_no_sequence(graph):
    column = tf.feature_column.numeric_column('n')
    with pytest.raises(ValueError, match='type _SequenceDenseColumn'):
        tf.contrib.feature_column.sequence_input_layer(
            {'n': tf.constant([[1.0]])}, [column]
        )


def _words(name):
    return layers.sparse_column_with_hash_bucket(name, 5)


def _sparse(values, indices, shape):
    return tf.SparseTensor(indices, tf.constant(values, tf.int64), shape)
