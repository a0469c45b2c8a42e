"""tf.train and tf.summary."""

_QUEUE = ', 2, 8, 1'

CALLS = {
    'train': {
        '(0.1)': (
            'AdadeltaOptimizer AdagradOptimizer AdamOptimizer FtrlOptimizer '
            'GradientDescentOptimizer ProximalAdagradOptimizer '
            'ProximalGradientDescentOptimizer RMSPropOptimizer'
        ),
        '(0.1, 0.9)': 'MomentumOptimizer RMSPropOptimizer',
        "('no_checkpoint')": 'remove_checkpoint',
        '(0.1, step)': 'AdagradDAOptimizer',
        "(False, 'mine')": 'Optimizer',
        '(optimizer, 1)': 'SyncReplicasOptimizer SyncReplicasOptimizerV2',
        '(optimizer, 1, replica_id=0)': 'SyncReplicasOptimizer',
        '(0.9)': 'ExponentialMovingAverage',
        '()': (
            'BytesList ClusterDef Coordinator Example Feature FeatureList '
            'FeatureLists Features FloatList Int64List JobDef SaverDef '
            'Scaffold SequenceExample ServerDef SessionManager SessionCreator '
            'SessionRunHook Checkpoint CheckpointSaverListener '
            'NanLossDuringTrainingError create_global_step get_global_step '
            'get_or_create_global_step export_meta_graph start_queue_runners '
            'ChiefSessionCreator '
            'SingularMonitoredSession MonitoredTrainingSession '
            'replica_device_setter '
        ),
        '(logdir=None)': 'Supervisor',
        '(tf.train.ChiefSessionCreator())': 'MonitoredSession',
        '(None)': 'WorkerSessionCreator SessionRunArgs',
        '([x], None, None)': 'SessionRunValues',
        '(None, None) ': 'SessionRunContext',
        '({"worker": ["localhost:1"]})': 'ClusterSpec',
        '({"local": ["localhost:0"]}, "local", 0, start=False)': 'Server',
        '(folder, save_steps=1)': 'CheckpointSaverHook',
        '(lambda: None)': 'FeedFnHook',
        '(x)': 'FinalOpsHook ',
        '(1)': 'GlobalStepWaiterHook SecondOrStepTimer StopAtStepHook',
        "({'': x}, 1)": 'LoggingTensorHook',
        '(loss)': 'NanTensorHook',
        '(save_steps=1)': 'ProfilerHook ',
        '(every_n_steps=1)': 'SecondOrStepTimer StepCounterHook',
        '(num_steps=1)': 'StopAtStepHook',
        '(save_steps=1, output_dir=folder, summary_op=summary)': (
            'SummarySaverHook'
        ),
        '(tf.train.Coordinator(), None)': 'LooperThread',
        '(tf.train.Checkpoint(), folder, 1)': 'CheckpointManager',
        '(checkpoint)': (
            'NewCheckpointReader checkpoint_exists get_checkpoint_mtimes '
            'list_variables load_checkpoint '
        ),
        '([checkpoint])': 'get_checkpoint_mtimes',
        "(checkpoint, 'var')": 'load_variable',
        "(checkpoint, {'var': var})": 'init_from_checkpoint',
        "(checkpoint + '.meta')": 'import_meta_graph',
        '(folder)': (
            'get_checkpoint_state latest_checkpoint checkpoints_iterator '
            'SummaryWriter'
        ),
        '(folder, timeout=0)': 'checkpoints_iterator',
        '.get(folder)': 'SummaryWriterCache',
        '(checkpoint, vars_to_warm_start=[var.op.name])': 'warm_start',
        '(events)': 'summary_iterator',
        'isinstance(tf.train.ChiefSessionCreator(), {})': 'SessionCreator',
        '(graph_def, 8)': 'do_quantize_training_on_graphdef',
        '([var])': 'Saver',
        '(step)': 'assert_global_step',
        '(session, step)': 'global_step',
        '(folder, checkpoint)': 'generate_checkpoint_state_proto '
        'update_checkpoint_state',
        '(graph_def, folder, "g.pbtxt")': 'write_graph',
        '(queue, [enqueue])': 'QueueRunner',
        '(runner)': 'add_queue_runner',
        '([x], 2)': 'batch',
        '([[x]], 2)': 'batch_join',
        f'([x]{_QUEUE})': 'shuffle_batch',
        f'([[x]]{_QUEUE})': 'shuffle_batch_join',
        '([x], True, 2)': 'maybe_batch',
        '([[x]], True, 2)': 'maybe_batch_join',
        f'([x]{_QUEUE}, True)': 'maybe_shuffle_batch',
        f'([[x]]{_QUEUE}, True)': 'maybe_shuffle_batch_join',
        '(x) ': 'input_producer limit_epochs',
        '([x])': 'slice_input_producer',
        '(["a"])': 'string_input_producer',
        '(3)': 'range_input_producer',
        "('*')": 'match_filenames_once',
        '(0.1, step, 10)': 'cosine_decay cosine_decay_restarts '
        'linear_cosine_decay noisy_linear_cosine_decay polynomial_decay',
        '(0.1, step, 10, 0.9)': 'exponential_decay inverse_time_decay '
        'natural_exp_decay',
        '(step, [1], [0.1, 0.2])': 'piecewise_constant',
        '(step, [1], [0.1, 0.2]) ': 'piecewise_constant_decay',
        '(checkpoint, 2, 0, checkpoint)': 'VocabInfo',
        '((sv := tf.train.Supervisor(logdir=None)), lambda s: sv.stop())': (
            'basic_train_loop'
        ),
        '(["a"]) ': 'sdca_fprint',
        '([var], 0.1, 0.1)': 'sdca_shrink_l1',
        '([], [], [], [x], [1.0, 1.0], [0.0, 1.0], [], [], [tf.zeros([2])], '
        "tf.zeros([2, 4]), 'logistic_loss', 0.0, 1.0, 1, 1)": 'sdca_optimizer',
    },
    'summary': {
        '("tag", v[0])': 'scalar',
        '("tag", x)': 'histogram tensor_summary',
        '("tag", pictures)': 'image',
        '("tag", x, 10.0)': 'audio',
        '("tag", s)': 'text',
        '([summary])': 'merge',
        '()': 'merge_all all_v2_summary_ops Event SessionLog Summary '
        'SummaryDescription TaggedRunMetadata',
        'raises({})': 'initialize',
        '(folder)': 'FileWriter',
        '.get(folder)': 'FileWriterCache',
        '(tensor_summary_node)': ('get_summary_description'),
    },
}
