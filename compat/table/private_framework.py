"""Private names of `python/framework`, `/platform`, `/client` and `/util`."""

from .row import moved, ours

_GRAPH_UTIL = (
    'convert_variables_to_constants extract_sub_graph must_run_on_cpu '
    'tensor_shape_from_node_def_name'
).split()
_SHAPES = (
    'call_cpp_shape_fn no_outputs scalar_shape unchanged_shape unknown_shape'
).split()
_SHAPE_ADVICE = 'Shape functions live in C++: drop the decorator.'

ROWS = (
    *(
        ours(
            name,
            'private.common_shapes:RegisterShape',
            advice=_SHAPE_ADVICE,
        )
        for name in ('RegisterShape', 'python.framework.ops.RegisterShape')
    ),
    *(
        ours(
            f'python.{package}.common_shapes.{name}',
            f'private.common_shapes:{name}',
            advice=_SHAPE_ADVICE,
        )
        for package in ('framework', 'ops')
        for name in _SHAPES
    ),
    moved(
        'python.framework.common_shapes.broadcast_shape',
        'broadcast_static_shape',
    ),
    moved('python.framework.tensor_util.MakeNdarray', 'make_ndarray'),
    ours(
        'python.framework.tensor_util.ShapeEquals',
        'private.tensor_shapes:shape_equals',
    ),
    ours(
        'python.framework.ops.convert_n_to_tensor',
        'private.tensor_shapes:convert_n_to_tensor',
    ),
    *(
        moved(f'python.client.graph_util.{name}', f'graph_util.{name}')
        for name in _GRAPH_UTIL
    ),
    moved('python.framework.device.Device', 'DeviceSpec'),
    moved('python.framework.device.DeviceSpec', 'DeviceSpec'),
    ours(
        'python.framework.device.canonical_name', 'private.devices:canonical'
    ),
    ours('python.framework.device.check_valid', 'private.devices:check_valid'),
    ours('python.framework.device.from_string', 'private.devices:from_string'),
    moved('python.framework.importer.import_graph_def', 'import_graph_def'),
    ours(
        'python.training.checkpoint_state_pb2.CheckpointState',
        'contrib.checkpoints:checkpoint_state',
        factory=True,
    ),
    ours(
        'python.ops.resource_variable_ops.ResourceVariable',
        'core.variables:resource_variable',
        factory=True,
    ),
    moved('python.ops.init_ops.identity_initializer', 'initializers.identity'),
    *(
        ours(
            f'python.ops.lookup_ops.{name}',
            f'contrib.lookup:{name}',
            renames={'vocabulary_list': 'mapping'},
        )
        for name in (
            'index_table_from_tensor',
            'index_to_string_table_from_tensor',
        )
    ),
    *(
        ours(
            f'sparse_segment_{name}_grad',
            f'private.raw_ops:sparse_segment_{name}_grad',
            last='0.10',
        )
        for name in ('mean', 'sqrt_n')
    ),
    *(
        ours(
            f'{name}_session_tensor',
            f'core.session_tensors:{name}_session_tensor',
            first='0.8',
            last='0.9',
            advice='Pass the handle of tf.get_session_handle first.',
        )
        for name in ('get', 'delete')
    ),
    ours(
        'python.framework.ops.RegisterStatistics',
        'private.common_shapes:RegisterStatistics',
    ),
    ours(
        'python.ops.tensor_array_ops.TensorArray',
        'loops.tensor_arrays:EarlyTensorArray',
        first='0.7',
        last='0.8',
    ),
    *(
        ours(
            f'python.training.tracking.{name}',
            f'private.trackables:{name.partition(".")[2]}',
            first='1.14',
            unlisted=True,
        )
        for name in (
            'base.Trackable',
            'base.VARIABLE_VALUE_KEY',
            'tracking.AutoTrackable',
        )
    ),
    ours(
        'keras.engine.base_layer.to_snake_case',
        'names.variables:snake',
        first='1.9',
        unlisted=True,
    ),
    ours('python.platform.control_imports.*', 'private.platforms:*'),
    ours(
        'python.platform.googletest.StubOutForTesting',
        'private.platforms:StubOutForTesting',
    ),
    ours('python.util.tf_export.tf_export', 'private.platforms:tf_export'),
    ours('python.util.tf_inspect.*', 'private.inspection:*'),
    ours(
        'python.util.tf_inspect.getargspec',
        'private.inspection:getargspec',
        renames={'object': 'obj'},
    ),
)
