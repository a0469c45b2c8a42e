"""`contrib.timeseries`: estimators of series, their models and readers."""

from .row import ours

# Public name -> module of compat/estimator/timeseries that implements it.
HOMES = {
    'ARModel': 'autoregressive',
    'ARRegressor': 'regressors',
    'CSVReader': 'readers',
    'FilteringResults': 'keys',
    'NumpyReader': 'readers',
    'RandomWindowInputFn': 'windows',
    'TimeSeriesRegressor': 'regressors',
    'TrainEvalFeatures': 'keys',
    'WholeDatasetInputFn': 'windows',
    'predict_continuation_input_fn': 'windows',
}
MODULES = ('contrib.timeseries',)
PRIVATE = 'contrib.timeseries.python.timeseries'
# Private modules, ours, and the names that programs import of them.
_PRIVATE = {
    'ar_model': ' ARModel',
    'estimators': ' ARRegressor TimeSeriesRegressor',
    'feature_keys': (
        'keys FilteringFeatures PredictionFeatures PredictionResults State '
        'Times Values'
    ),
    'input_pipeline': (
        'readers ReaderBaseTimeSeriesParser TFExampleReader TimeSeriesReader'
    ),
    'input_pipeline ': 'windows TimeSeriesInputFn',
    'math_utils': (
        'statistics InputStatistics InputStatisticsFromMiniBatch Moments'
    ),
    'math_utils ': 'model replicate_state',
    'model': 'model ModelOutputs TimeSeriesModel',
    'model ': 'sequential SequentialTimeSeriesModel',
    'state_management': (
        'states FilteringOnlyStateManager PassthroughStateManager'
    ),
}


def _rows():
    for name in HOMES:
        yield ours(
            f'contrib.timeseries.{name}', f'estimator.timeseries:{name}'
        )
    for module, names in _PRIVATE.items():
        home, *leaves = names.split(' ')
        for leaf in leaves:
            yield ours(
                f'{PRIVATE}.{module.strip()}.{leaf}',
                f'estimator.timeseries{home and "."}{home}:{leaf}',
            )


ROWS = tuple(_rows())
