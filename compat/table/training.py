"""Training: optimizers, queues, sessions, files."""

from .row import gone, moved, ours, reordered, same

_BATCHES = ('batch', 'shuffle_batch')


def _batch(name, argument, today):
    """An input queue whose first argument lost a name."""
    value = '[x]' if name in _BATCHES else '[[x]]'
    rest = ', capacity=8, min_after_dequeue=1' * name.startswith('shuffle')
    return reordered(
        f'train.{name}',
        renames={argument: today},
        last='0.8',
        before=f'tf.train.{name}({argument}={value}, batch_size=2{rest})',
        after=f'tf.train.{name}({today}={value}, batch_size=2{rest})',
    )


def _file(name, renames, call, dropped=()):
    return reordered(
        f'gfile.{name}',
        renames=renames,
        dropped=dropped,
        **_files_of_0_9(name),
        last='0.10',
        before=f'tf.gfile.{name}({call})',
        after=f'tf.gfile.{name}({call})',
    )


def _files_of_0_9(name):
    return {'runtime': f'core.gfile:{name}', 'runtime_until': '0.9'}


_GLOBAL = 'core.inputs:with_global_variables'
_PRODUCERS = (
    'limit_epochs range_input_producer slice_input_producer '
    'string_input_producer'
).split()
# Codes that the history lacks between 0.8 and 1.0.
_CODES = (
    'ABORTED ALREADY_EXISTS CANCELLED DATA_LOSS DEADLINE_EXCEEDED '
    'FAILED_PRECONDITION INTERNAL INVALID_ARGUMENT NOT_FOUND OK '
    'OUT_OF_RANGE PERMISSION_DENIED RESOURCE_EXHAUSTED UNAUTHENTICATED '
    'UNAVAILABLE UNIMPLEMENTED UNKNOWN'
).split()
_WITH_SLOTS = (
    'AdadeltaOptimizer AdagradDAOptimizer AdagradOptimizer AdamOptimizer '
    'ExponentialMovingAverage FtrlOptimizer MomentumOptimizer '
    'ProximalAdagradOptimizer RMSPropOptimizer'
).split()

_SAVES = 'From 1.9 on it also saves before the first step.'

ROWS = (
    *(
        ours(
            f'train.{name}',
            f'core.optimizers:{name}',
            plain='0.5' * (name != 'AdadeltaOptimizer'),
            last='0.12',
        )
        for name in _WITH_SLOTS
    ),
    ours(
        'train.AdadeltaOptimizer',
        'core.adadelta:AdadeltaOptimizer',
        first='1.0',
        last='1.4',
        advice="The first steps of today's are shorter.",
    ),
    ours(
        'RegisterGradient',
        'core.registered_gradients:RegisterGradient',
        plain='0.5',
    ),
    same('Session', runtime='core.sessions:Session', runtime_until='1.7'),
    same('train.Saver', runtime='train:saver_class', factory=True),
    *(
        same(
            name,
            runtime=f'core.gradient_norms:{name}',
            runtime_until=last,
        )
        for name, last in (
            ('clip_by_global_norm', '1.14'),
            ('global_norm', '1.14'),
            ('clip_by_norm', '1.12'),
            ('clip_by_value', '1.13'),
        )
    ),
    same('train.NewCheckpointReader', unlisted=True, first='0.8'),
    *(same(f'errors.{name}', unlisted=True, first='0.8') for name in _CODES),
    same('train.match_filenames_once', around=_GLOBAL, last='1.0'),
    same('train.input_producer', around=_GLOBAL, first='0.8', last='0.9'),
    *(same(f'train.{n}', around=_GLOBAL, last='0.9') for n in _PRODUCERS),
    *(
        same(f'gfile.{name}', **_files_of_0_9(name), last='0.9')
        for name in ('Copy', 'FastGFile', 'GFile', 'Open')
    ),
    _batch('batch', 'tensor_list', 'tensors'),
    _batch('batch_join', 'tensor_list_list', 'tensors_list'),
    _batch('shuffle_batch', 'tensor_list', 'tensors'),
    _batch('shuffle_batch_join', 'tensor_list_list', 'tensors_list'),
    reordered(
        'train.write_graph',
        renames={'graph_def': 'graph_or_graph_def'},
        last='0.11',
        before="tf.train.write_graph(graph_def, folder, 'graph.pbtxt')",
        after="tf.train.write_graph(graph_def, folder, 'graph.pbtxt')",
    ),
    reordered(
        'train.SyncReplicasOptimizer',
        dropped=('replica_id',),
        last='0.12',
        advice='Pass total_num_replicas by name.',
    ),
    moved('train.SyncReplicasOptimizerV2', 'train.SyncReplicasOptimizer'),
    ours(
        'train.CheckpointSaverHook',
        'core.saving_hooks:CheckpointSaverHook',
        last='1.7',
        advice=_SAVES,
    ),
    ours(
        'train.CheckpointSaverHook',
        'core.saving_hooks:CheckpointSaverHook',
        dropped=('steps_per_run',),
        first='1.8',
        last='1.8',
        advice=_SAVES,
    ),
    ours(
        'train.MonitoredTrainingSession',
        'core.saving_hooks:MonitoredTrainingSession',
        last='1.8',
        advice=_SAVES,
    ),
    *(
        ours(
            name,
            f'core.parsing:{name}',
            last='0.6',
            advice='Describe the features in one dict, features.',
        )
        for name in (
            'parse_example',
            'parse_single_example',
        )
    ),
    _file('Exists', {'path': 'filename'}, 'folder'),
    _file('Remove', {'path': 'filename'}, 'spare_file'),
    _file('Stat', {'path': 'filename'}, 'folder'),
    _file('Glob', {'glob': 'filename'}, "folder + '/*'"),
    _file('IsDirectory', {'path': 'dirname'}, 'folder'),
    _file('DeleteRecursively', {'path': 'dirname'}, 'spare_folder'),
    _file('MakeDirs', {'path': 'dirname'}, 'spare_folder', ('mode',)),
    _file('MkDir', {'path': 'dirname'}, 'new_folder', ('mode',)),
    _file(
        'ListDirectory',
        {'directory': 'dirname'},
        'folder',
        ('return_dotfiles',),
    ),
    _file(
        'Rename',
        {'oldpath': 'oldname', 'newpath': 'newname'},
        "spare_file, spare_file + '2'",
    ),
    _file('Walk', {'topdown': 'in_order'}, 'folder', ('onerror',)),
    moved(
        'gfile.RmDir',
        'gfile.DeleteRecursively',
        renames={'directory': 'dirname'},
        **_files_of_0_9('RmDir'),
        before='tf.gfile.RmDir(spare_folder)',
        after='tf.gfile.DeleteRecursively(spare_folder)',
    ),
    gone(
        'graph_util.set_cpu0',
        "Wrap the nodes in `with tf.device('/cpu:0')` instead.",
    ),
    ours('logging._logger', 'core.loggers:LOGGER', last='1.7', unlisted=True),
    ours(
        'logging._handler', 'core.loggers:HANDLER', last='1.4', unlisted=True
    ),
    gone(
        'logging._logger',
        "Write `logging.getLogger('tensorflow')`, which it was up to 1.7.",
        first='1.8',
    ),
    reordered(
        'logging.set_verbosity',
        renames={'verbosity': 'v'},
        before='tf.logging.set_verbosity(tf.logging.WARN)',
        after='tf.logging.set_verbosity(tf.logging.WARN)',
    ),
    *(
        moved(
            f'test.{old}',
            f'test.{new}',
            before=f'tf.test.{old}()',
            after=f'tf.test.{new}()',
        )
        for old, new in (
            ('GetTempDir', 'get_temp_dir'),
            ('IsBuiltWithCuda', 'is_built_with_cuda'),
        )
    ),
    gone(
        'parse_single_sequence_example',
        'Describe the features in dicts: context_features, sequence_features.',
        first='0.6',
        last='0.6',
    ),
)
