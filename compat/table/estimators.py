"""Estimators, input functions, exporters; and the hooks beside them."""

from .row import moved, ours

# Public name -> module of compat/estimator that implements it.
HOMES = {
    'BaselineClassifier': 'baseline',
    'BaselineEstimator': 'baseline',
    'BaselineRegressor': 'baseline',
    'BestExporter': 'exports.exporters',
    'ClassificationOutput': 'exports.export',
    'DNNClassifier': 'canned',
    'DNNEstimator': 'canned',
    'DNNLinearCombinedClassifier': 'canned',
    'DNNLinearCombinedEstimator': 'canned',
    'DNNLinearCombinedRegressor': 'canned',
    'DNNRegressor': 'canned',
    'Estimator': 'estimator',
    'EstimatorSpec': 'spec',
    'EvalSpec': 'train_spec',
    'ExportOutput': 'exports.export',
    'Exporter': 'exports.exporters',
    'FinalExporter': 'exports.exporters',
    'InMemoryEvaluatorHook': 'training_hooks',
    'LatestExporter': 'exports.exporters',
    'LinearClassifier': 'canned',
    'LinearEstimator': 'canned',
    'LinearRegressor': 'canned',
    'ModeKeys': 'spec',
    'PredictOutput': 'exports.export',
    'RNNClassifier': 'rnn',
    'RNNEstimator': 'rnn',
    'RegressionOutput': 'exports.export',
    'RunConfig': 'run_config',
    'SavedModelEstimator': 'exports.saved_model_estimator',
    'ServingInputReceiver': 'exports.receivers',
    'TensorServingInputReceiver': 'exports.receivers',
    'TowerOptimizer': 'replicas',
    'TrainSpec': 'train_spec',
    'WarmStartSettings': 'warm_start',
    'add_metrics': 'extenders',
    'binary_classification_head': 'heads.more_heads',
    'build_parsing_serving_input_receiver_fn': 'exports.receivers',
    'build_raw_serving_input_receiver_fn': 'exports.receivers',
    'build_raw_supervised_input_receiver_fn': 'exports.supervised',
    'build_supervised_input_receiver_fn_from_input_fn': 'exports.supervised',
    'call_logit_fn': 'heads.logit_functions',
    'classifier_parse_example_spec': 'parse_specs',
    'clip_gradients_by_norm': 'extenders',
    'dnn_logit_fn_builder': 'heads.logit_functions',
    'export_all_saved_models': 'exports.exporting',
    'export_saved_model_for_mode': 'exports.exporting',
    'forward_features': 'extenders',
    'from_estimator': 'exports.predictor',
    'from_saved_model': 'exports.predictor',
    'linear_logit_fn_builder': 'heads.logit_functions',
    'generator_input_fn': 'generated',
    'logistic_regression_head': 'heads.more_heads',
    'make_early_stopping_hook': 'early_stopping',
    'make_stop_at_checkpoint_step_hook': 'training_hooks',
    'multi_class_head': 'heads.more_heads',
    'multi_head': 'heads.more_heads',
    'multi_label_head': 'heads.more_heads',
    'numpy_input_fn': 'inputs',
    'pandas_input_fn': 'inputs',
    'poisson_regression_head': 'heads.more_heads',
    'read_eval_metrics': 'early_stopping',
    'regression_head': 'heads.more_heads',
    'regressor_parse_example_spec': 'parse_specs',
    'replicate_model_fn': 'replicas',
    'stop_if_higher_hook': 'early_stopping',
    'stop_if_lower_hook': 'early_stopping',
    'stop_if_no_decrease_hook': 'early_stopping',
    'stop_if_no_increase_hook': 'early_stopping',
    'train_and_evaluate': 'training',
}
# Modules in which releases kept them, the newest home first.
MODULES = (
    'estimator',
    'estimator.inputs',
    'estimator.export',
    'estimator.experimental',
    'contrib.estimator',
    'contrib.predictor',
    'contrib.learn.io',
    'contrib.learn.io.generator_io',
    'contrib.learn.io.numpy_io',
    'contrib.learn.io.pandas_io',
)
# What tf.estimator shows of tf.train since 1.13, and VocabInfo since 1.6.
_OF_TRAIN = (
    'CheckpointSaverHook CheckpointSaverListener FeedFnHook FinalOpsHook '
    'GlobalStepWaiterHook LoggingTensorHook NanLossDuringTrainingError '
    'NanTensorHook ProfilerHook SecondOrStepTimer SessionRunArgs '
    'SessionRunContext SessionRunHook SessionRunValues StepCounterHook '
    'StopAtStepHook SummarySaverHook VocabInfo'
).split()

_FILTERS = (
    'get_paths largest_export_versions mod_export_version negation '
    'one_of_every_n_export_versions union'
).split()

# Private names that programs of the time import.
_PRIVATE = {
    'canned.metric_keys.MetricKeys': 'keys:MetricKeys',
    'canned.prediction_keys.PredictionKeys': 'keys:PredictionKeys',
    'export.export.SupervisedInputReceiver': (
        'exports.supervised:SupervisedInputReceiver'
    ),
    'export.export_output.EvalOutput': 'exports.supervised:EvalOutput',
    'export.export_output.TrainOutput': 'exports.supervised:TrainOutput',
    'exporter._SavedModelExporter': 'exports.exporters:SavedModelExporter',
    'gc.Path': 'exports.old_exports:Path',
    'model_fn.LOSS_METRIC_KEY': 'keys:LOSS_METRIC_KEY',
    'run_config.TaskType': 'clusters:TaskType',
    'util.fn_args': 'arguments:names_of',
}


def _rows():
    from .. import history

    for module in MODULES:
        for name in HOMES:
            if history.find(f'{module}.{name}'):
                yield ours(f'{module}.{name}', f'estimator:{name}')
    for name, target in _PRIVATE.items():
        yield ours(f'python.estimator.{name}', f'estimator.{target}')
    for name in _FILTERS:
        target = f'estimator.exports.old_exports:{name}'
        yield ours(f'contrib.learn.utils.gc.{name}', target)
        yield ours(f'python.estimator.gc._{name}', target)
    yield ours(
        'contrib.learn.utils.gc.Path', 'estimator.exports.old_exports:Path'
    )
    for name in _OF_TRAIN:
        yield moved(f'estimator.{name}', f'train.{name}')


ROWS = tuple(_rows())
