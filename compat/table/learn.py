"""`contrib.learn`: its Estimators, experiments, monitors and feeders."""

from .. import history
from .row import moved, ours

# Public name -> module of compat/estimator/learn that implements it.
HOMES = {
    'BaseEstimator': 'base',
    'BaseMonitor': 'monitors',
    'BestModelSelector': 'strategies',
    'CaptureVariable': 'monitors',
    'CheckpointSaver': 'saving_monitors',
    'DNNClassifier': 'canned',
    'DNNEstimator': 'canned',
    'DNNLinearCombinedClassifier': 'canned',
    'DNNLinearCombinedEstimator': 'canned',
    'DNNLinearCombinedRegressor': 'canned',
    'DNNRegressor': 'canned',
    'DataFeeder': 'feeders',
    'DynamicRnnEstimator': 'recurrent',
    'Environment': 'constants',
    'Estimator': 'estimator',
    'Evaluable': 'base',
    'EveryN': 'monitors',
    'Experiment': 'experiment',
    'ExportStrategy': 'export',
    'GraphDump': 'saving_monitors',
    'Head': 'heads',
    'InputFnOps': 'export',
    'LinearClassifier': 'canned',
    'LinearEstimator': 'canned',
    'LinearRegressor': 'canned',
    'LoggingTrainable': 'monitors',
    'LogisticRegressor': 'logistic',
    'MetricKey': 'constants',
    'MetricSpec': 'metric_spec',
    'ModelFnOps': 'model_ops',
    'NanLoss': 'monitors',
    'NanLossDuringTrainingError': 'constants',
    'NotFittedError': 'constants',
    'PredictionKey': 'constants',
    'PrintTensor': 'monitors',
    'ProblemType': 'constants',
    'RunConfig': 'run_config',
    'RunHookAdapterForMonitors': 'monitor_hooks',
    'SDCAOptimizer': 'dual_ascent',
    'SKCompat': 'sk_compat',
    'StepCounter': 'saving_monitors',
    'StopAtStep': 'monitors',
    'StreamingDataFeeder': 'feeders',
    'SummarySaver': 'saving_monitors',
    'TaskType': 'constants',
    'TensorFlowClassifier': 'skflow',
    'TensorFlowDNNClassifier': 'skflow',
    'TensorFlowDNNRegressor': 'skflow',
    'TensorFlowEstimator': 'skflow',
    'TensorFlowLinearClassifier': 'skflow',
    'TensorFlowLinearRegressor': 'skflow',
    'TensorFlowRNNClassifier': 'skflow_rnn',
    'TensorFlowRNNRegressor': 'skflow_rnn',
    'TensorFlowRegressor': 'skflow',
    'Trainable': 'base',
    'ValidationMonitor': 'validation',
    'binary_svm_head': 'class_heads',
    'build_all_signature_defs': 'alternatives',
    'build_default_serving_input_fn': 'export',
    'build_parsing_serving_input_fn': 'export',
    'build_standardized_signature_def': 'alternatives',
    'check_array': 'frames',
    'clear_summary_writers': 'graph_actions',
    'evaluate': 'graph_actions',
    'extend_export_strategy': 'strategies',
    'extract_pandas_data': 'frames',
    'extract_pandas_labels': 'frames',
    'extract_pandas_matrix': 'frames',
    'garbage_collect_exports': 'strategies',
    'get_default_monitors': 'saving_monitors',
    'get_input_alternatives': 'alternatives',
    'get_most_recent_export': 'strategies',
    'get_output_alternatives': 'alternatives',
    'get_summary_writer': 'graph_actions',
    'get_temp_export_dir': 'strategies',
    'get_timestamped_export_dir': 'strategies',
    'infer': 'graph_actions',
    'infer_real_valued_columns_from_input': 'answers',
    'infer_real_valued_columns_from_input_fn': 'answers',
    'linear_regression': 'models',
    'linear_regression_zero_init': 'models',
    'logistic_regression': 'models',
    'logistic_regression_zero_init': 'models',
    'loss_only_head': 'head_groups',
    'make_best_model_export_strategy': 'strategies',
    'make_export_strategy': 'export',
    'make_parsing_export_strategy': 'strategies',
    'mean_squared_error_regressor': 'models',
    'multi_class_head': 'class_heads',
    'multi_head': 'head_groups',
    'multi_label_head': 'class_heads',
    'no_op_train_fn': 'heads',
    'poisson_regression_head': 'regression_heads',
    'queue_parsed_features': 'queued_examples',
    'read_batch_examples': 'queued_examples',
    'read_batch_features': 'queued_examples',
    'read_batch_record_features': 'queued_examples',
    'read_keyed_batch_examples': 'queued_examples',
    'read_keyed_batch_examples_shared_queue': 'queued_examples',
    'read_keyed_batch_features': 'queued_examples',
    'read_keyed_batch_features_shared_queue': 'queued_examples',
    'regression_head': 'regression_heads',
    'replace_monitors_with_hooks': 'monitor_hooks',
    'run': 'runner',
    'run_feeds': 'graph_actions',
    'run_feeds_iter': 'graph_actions',
    'run_n': 'graph_actions',
    'setup_predict_data_feeder': 'data_setup',
    'setup_processor_data_feeder': 'data_setup',
    'setup_train_data_feeder': 'data_setup',
    'softmax_classifier': 'models',
    'train': 'graph_training',
    'tune': 'runner',
}
# Modules in which releases kept them, the newest home first.
MODULES = (
    'contrib.learn',
    'contrib.skflow',
    'contrib.learn.monitors',
    'contrib.learn.graph_actions',
    'contrib.linear_optimizer',
    'contrib.learn.learn_runner',
    'contrib.learn.model_fn',
    'contrib.learn.models',
    'contrib.learn.models.losses_ops',
    'contrib.learn.utils',
    'contrib.learn.utils.input_fn_utils',
    'contrib.learn.utils.saved_model_export_utils',
    'contrib.learn.io',
    'contrib.learn.estimators',
    'contrib.learn.data_feeder',
    'contrib.learn.head',
    'contrib.learn.io.data_feeder',
    'contrib.learn.io.pandas_io',
    'contrib.learn.graph_io',
    'contrib.learn.io.graph_io',
    'contrib.learn.python.learn.learn_runner',
    'contrib.learn.python.learn.estimators.run_config',
)


# Private modules, and what programs import of them.
_ESTIMATORS = 'contrib.learn.python.learn.estimators'
_SIGNATURES = (
    'TensorSignature create_example_parser_from_signatures '
    'create_placeholders_from_signatures create_signatures tensors_compatible'
)
_PRIVATE = {
    'dynamic_rnn_estimator': 'constants PredictionType RNNKeys',
    'metric_key': 'constants MetricKey',
    'rnn_common': 'constants PredictionType RNNKeys',
    'rnn_common ': (
        'recurrent mask_activations_and_labels select_last_activations'
    ),
    'rnn_common  ': 'rnn_cells construct_rnn_cell',
    'tensor_signature': f'tensor_signatures {_SIGNATURES}',
    '_sklearn': ('scores accuracy_score mean_squared_error train_test_split'),
    '_sklearn ': 'constants NotFittedError',
}
_OPS_NAMES = (
    'categorical_variable embedding_lookup one_hot_matrix rnn_decoder '
    'rnn_seq2seq seq2seq_inputs sequence_classifier'
).split()
# Those of skflow's models, up to 0.11.
_LAYERS = (
    'batch_normalize dnn dnn_autoencoder dropout expand_concat split_squeeze'
).split()
# Modules that 0.10 to 0.12 showed without their class.
_ALONE = {
    'evaluable': 'Evaluable',
    'experiment': 'Experiment',
    'metric_spec': 'MetricSpec',
    'trainable': 'Trainable',
}
# The package of them that the releases showed, and the private one.
_OPS = 'contrib.learn.ops', 'contrib.learn.python.learn.ops'


def _rows():
    for module, names in _PRIVATE.items():
        home, *leaves = names.split()
        for leaf in leaves:
            yield ours(
                f'{_ESTIMATORS}.{module.strip()}.{leaf}',
                f'estimator.learn.{home}:{leaf}',
            )
    for module in _OPS:
        shown = '.python.' not in module
        for name in _OPS_NAMES:
            yield ours(
                f'{module}.{name}',
                f'estimator.learn.ops:{name}',
                factory=name == 'rnn_seq2seq',
                unlisted=shown,
            )
        options = {'first': '0.8', 'last': '0.11', 'unlisted': shown}
        for name in _LAYERS:
            target = f'estimator.learn.layer_ops:{name}'
            yield ours(f'{module}.{name}', target, **options)
        yield ours(
            f'{module}.conv2d',
            'estimator.learn.layer_ops:make_conv2d',
            factory=True,
            **options,
        )
        for name in ('mean_squared_error_regressor', 'softmax_classifier'):
            target = f'estimator.learn:{name}'
            yield ours(f'{module}.{name}', target, unlisted=shown)
    for name in _SIGNATURES.split():
        yield ours(
            f'contrib.learn.tensor_signature.{name}',
            f'estimator.learn.tensor_signatures:{name}',
        )
    for name in ('HAS_DASK', 'HAS_PANDAS'):
        yield ours(
            f'contrib.learn.io.{name}',
            f'estimator.learn.frames:{name}',
            unlisted=True,
        )
        yield ours(
            f'contrib.learn.python.learn.learn_io.{name}',
            f'estimator.learn.frames:{name}',
        )
    for module in MODULES:
        for name in HOMES:
            if not history.find(f'{module}.{name}'):
                continue
            target = f'estimator.learn:{name}'
            if not name.startswith('TensorFlowDNN'):
                yield ours(f'{module}.{name}', target)
                continue
            yield ours(f'{module}.{name}', target, last='0.8')
            later = target.replace(':TensorFlow', ':')  # its other name
            yield ours(f'{module}.{name}', later, first='0.9')
    yield ours(
        'contrib.learn.head._multi_class_head',
        'estimator.learn:multi_class_head',
    )
    for name in ('DEFAULT', 'FEATURES'):
        name += '_INPUT_ALTERNATIVE_KEY'
        yield ours(
            f'contrib.learn.utils.saved_model_export_utils.{name}',
            f'estimator.learn.alternatives:{name}',
            unlisted=True,
        )
    for module, name in _ALONE.items():
        target = f'estimator.learn:{name}'
        yield ours(f'contrib.learn.{module}.{name}', target, unlisted=True)
    yield ours('contrib.learn.ModeKeys', 'contrib.learn:ModeKeys')


ROWS = (
    *_rows(),
    ours(
        'contrib.learn.python.learn.learn_io.graph_io.'
        '_read_keyed_batch_examples_shared_queue',
        'estimator.learn.queued_examples:make_shared_queue_reader',
        factory=True,
    ),
    ours('contrib.learn.estimators.ModeKeys', 'contrib.learn:ModeKeys'),
    moved(
        'contrib.learn.monitors.SummaryWriterCache',
        'summary.FileWriterCache',
    ),
    ours(
        'contrib.learn.graph_actions.coordinator',
        'estimator.learn.graph_actions:coordinator',
        unlisted=True,
    ),
    moved(
        'contrib.learn.basic_session_run_hooks.SessionRunHook',
        'train.SessionRunHook',
    ),
)
