"""Estimators, input functions, exporters; and the hooks beside them."""

from .row import moved, ours

# Public name -> module of compat/estimator that implements it.
HOMES = {
    'BestExporter': 'exporters',
    'ClassificationOutput': 'export',
    'Estimator': 'estimator',
    'EstimatorSpec': 'spec',
    'EvalSpec': 'train_spec',
    'ExportOutput': 'export',
    'Exporter': 'exporters',
    'FinalExporter': 'exporters',
    'LatestExporter': 'exporters',
    'ModeKeys': 'spec',
    'PredictOutput': 'export',
    'RegressionOutput': 'export',
    'RunConfig': 'run_config',
    'ServingInputReceiver': 'receivers',
    'TensorServingInputReceiver': 'receivers',
    'TrainSpec': 'train_spec',
    'WarmStartSettings': 'warm_start',
    'build_parsing_serving_input_receiver_fn': 'receivers',
    'build_raw_serving_input_receiver_fn': 'receivers',
    'numpy_input_fn': 'inputs',
    'pandas_input_fn': 'inputs',
    'train_and_evaluate': 'training',
}
# Modules in which releases kept them, the newest home first.
MODULES = (
    'estimator',
    'estimator.inputs',
    'estimator.export',
    'estimator.experimental',
    'contrib.estimator',
)
# What tf.estimator shows of tf.train since 1.13, and VocabInfo since 1.6.
_OF_TRAIN = (
    'CheckpointSaverHook CheckpointSaverListener FeedFnHook FinalOpsHook '
    'GlobalStepWaiterHook LoggingTensorHook NanLossDuringTrainingError '
    'NanTensorHook ProfilerHook SecondOrStepTimer SessionRunArgs '
    'SessionRunContext SessionRunHook SessionRunValues StepCounterHook '
    'StopAtStepHook SummarySaverHook VocabInfo'
).split()


def _rows():
    from .. import history

    for module in MODULES:
        for name in HOMES:
            if history.find(f'{module}.{name}'):
                yield ours(f'{module}.{name}', f'estimator:{name}')
    for name in _OF_TRAIN:
        yield moved(f'estimator.{name}', f'train.{name}')


ROWS = tuple(_rows())
