"""Readers, models and refusals of `contrib.timeseries`.

What is expected was seen under TensorFlow 1.8.0, 1.12.3 and 1.15.5.
"""

import numpy as np
import pytest

from legacy_rnn import compat

tf = compat.api('1.12')
series = tf.contrib.timeseries
private = tf.contrib.timeseries.python.timeseries
TIMES = np.arange(12)
VALUES = np.sin(TIMES)


def read(made):
    """What tensors hold, their queues running."""
    with tf.Session() as session:
        session.run(tf.local_variables_initializer())
        coord = tf.train.Coordinator()
        threads = tf.train.start_queue_runners(session, coord)
        try:
            return session.run(made)
        finally:
            coord.request_stop()
            coord.join(threads)


@pytest.fixture
def tables(tmp_path):
    paths = [tmp_path / 'a.csv', tmp_path / 'b.csv']
    for path, rows in zip(paths, (range(6), range(6, 9)), strict=True):
        lines = ''.join(f'{i},{i / 2},{-i},{i % 3}\n' for i in rows)
        path.write_text(f't,a,b,c\n{lines}')
    return list(map(str, paths))


COLUMNS = 'times', 'values', 'values', 'x'


def test_files_are_read_once_and_columns_joined(tables):
    reader = series.CSVReader(tables, COLUMNS, skip_header_lines=1)
    found = read(reader.read_full())
    assert found['times'].tolist() == list(range(9))
    assert found['values'].tolist() == [[i / 2, -i] for i in range(9)]
    assert found['x'].tolist() == [[i % 3] for i in range(9)]


def test_some_records_are_read_of_types_that_are_said(tables):
    types = tf.int64, tf.float64, tf.float64, tf.string
    reader = series.CSVReader(
        tables,
        COLUMNS,
        column_dtypes=types,
        skip_header_lines=1,
        read_num_records_hint=5,
    )
    found = read(reader.read())
    assert found['times'].tolist() == list(range(5))
    assert found['values'].dtype == np.float64
    assert found['x'].tolist() == [[b'%d' % (i % 3)] for i in range(5)]


def test_an_empty_file_is_not_read_for_ever(tmp_path):
    (tmp_path / 'empty.csv').write_text('')
    reader = series.CSVReader(str(tmp_path / 'empty.csv'))
    with pytest.raises(tf.errors.OutOfRangeError):
        read(reader.read_full())
    with pytest.raises(tf.errors.OutOfRangeError):
        read(reader.read())


def test_examples_are_read(tmp_path):
    path = str(tmp_path / 'records')
    with tf.python_io.TFRecordWriter(path) as writer:
        for i in range(4):
            features = {
                'times': tf.train.Feature(
                    int64_list=tf.train.Int64List(value=[i])
                ),
                'values': tf.train.Feature(
                    float_list=tf.train.FloatList(value=[i / 2])
                ),
            }
            example = tf.train.Example(
                features=tf.train.Features(feature=features)
            )
            writer.write(example.SerializeToString())
    reader = private.input_pipeline.TFExampleReader(
        [path],
        {
            'times': tf.FixedLenFeature([], tf.int64),
            'values': tf.FixedLenFeature([1], tf.float32),
        },
    )
    found = read(reader.read_full())
    assert found['times'].tolist() == [0, 1, 2, 3]
    assert found['values'].tolist() == [[0], [0.5], [1], [1.5]]


def test_windows_that_go_back_are_sorted():
    reader = series.NumpyReader({'times': [2, 0, 1], 'values': [2.0, 0, 1]})
    windows = series.RandomWindowInputFn(
        reader,
        window_size=3,
        batch_size=1,
        jitter=False,
        discard_out_of_order=False,
    )
    features, labels = windows()
    found = read(features)
    assert labels is None
    assert found['times'].tolist() == [[0, 1, 2]]
    assert found['values'].tolist() == [[[0], [1], [2]]]


def test_windows_that_go_back_are_left_out_up_to_a_limit():
    reader = series.NumpyReader({'times': [2, 0, 1], 'values': [2.0, 0, 1]})
    windows = series.RandomWindowInputFn(
        reader, 3, 1, jitter=False, discard_consecutive_batches_limit=5
    )
    with pytest.raises(tf.errors.OutOfRangeError):
        read(windows()[0])


class Model(private.model.SequentialTimeSeriesModel):
    """Predicts a part of the last value, and what is known of the time."""

    def __init__(self, **options):
        super().__init__(['mean'], ['mean'], 1, **options)

    def initialize_graph(self, input_statistics=None):
        super().initialize_graph(input_statistics=input_statistics)
        self.share = tf.get_variable('share', initializer=0.5)

    def get_start_state(self):
        return tf.zeros([1]), tf.zeros([1])

    def _filtering_step(
        self, current_times, current_values, state, predictions
    ):
        errors = (predictions['mean'] - current_values) ** 2
        predictions['loss'] = tf.reduce_mean(errors, -1)
        return (current_values, state[1]), predictions

    def _prediction_step(self, current_times, state):
        value, known = state
        share = value * self.share
        return (share, known), {'mean': share + known}

    def _imputation_step(self, current_times, state):
        return state

    def _exogenous_input_step(
        self, current_times, current_exogenous_regressors, state
    ):
        return state[0], tf.reduce_sum(
            current_exogenous_regressors, -1, keepdims=True
        )

    def _scale_back_predictions(self, predictions):
        predictions['mean'] = self._scale_back_data(predictions['mean'])
        return predictions

    def _loss_additions(self, times, values, mode):
        return 0.25


KNOWN = tf.feature_column.numeric_column('g')
IS_EVEN = {
    'exogenous_update_condition': lambda times, features: tf.equal(
        times % 2, 0
    )
}


@pytest.mark.parametrize(
    ('options', 'loss', 'predicted'),
    [
        ({}, 0.60536, [-0.5151, -0.2654, -0.1367]),
        ({'normalize_features': True}, 0.93353, [-0.5107, -0.2529, -0.1171]),
        (
            {'static_unrolling_window_size_threshold': 50},
            0.60536,
            [-0.5151, -0.2654, -0.1367],
        ),
        (
            {'exogenous_feature_columns': [KNOWN]},
            4.21782,
            [-0.4806, 0.769, 1.889],
        ),
        (
            {'exogenous_feature_columns': [KNOWN], **IS_EVEN},
            2.70815,
            [-0.4908, -0.2409, 1.8818],
        ),
    ],
)
def test_models_are_trained(options, loss, predicted, tmp_path):
    data, after = {'times': TIMES, 'values': VALUES}, {}
    if 'exogenous_feature_columns' in options:
        data['g'] = (TIMES % 4).astype(np.float32)
        after['g'] = np.array([[0, 1, 2]], np.float32)
    estimator = series.TimeSeriesRegressor(
        model=Model(**options),
        optimizer=tf.train.GradientDescentOptimizer(0.1),
        model_dir=str(tmp_path),
    )
    reader = series.NumpyReader(data)
    windows = series.RandomWindowInputFn(reader, 12, 1, jitter=False)
    estimator.train(windows, steps=2)
    found = estimator.evaluate(series.WholeDatasetInputFn(reader), steps=1)
    (answer,) = estimator.predict(
        series.predict_continuation_input_fn(
            found, steps=3, exogenous_features=after
        )
    )
    assert found['loss'] == pytest.approx(loss, rel=1e-4)
    assert answer['mean'].ravel() == pytest.approx(predicted, rel=1e-3)
    assert answer['times'].tolist() == [12, 13, 14]


@pytest.mark.parametrize(
    ('options', 'said'),
    [
        ({'loss': 'absolute'}, "got 'absolute'"),
        ({'output_window_size': 0}, 'output_window_size must be above 0'),
        ({'periodicities': None, 'input_window_size': 0}, 'or an input_w'),
        ({'anomaly_prior_probability': 0.1}, 'not supported'),
    ],
)
def test_a_regressor_refuses_what_does_not_fit(options, said):
    given = {
        'periodicities': 3,
        'input_window_size': 2,
        'output_window_size': 1,
        'num_features': 1,
    }
    with pytest.raises(ValueError, match=said):
        series.ARRegressor(**{**given, **options})


def test_what_has_no_home_says_what_to_do():
    with pytest.raises(AttributeError, match='statsmodels'):
        _ = series.StructuralEnsembleRegressor
