"""Private pieces of graphs: branches, loops, shapes, slots, averages."""

from .row import moved, ours

_OWN = {
    'python.framework.tensor_shape': (
        'private.tensor_shapes',
        'as_dimension as_shape matrix scalar unknown_shape vector',
    ),
    'python.ops.control_flow_ops': (
        'private.control_flow',
        'enter exit loop_cond merge next_iteration ref_select ref_switch '
        'switch with_dependencies',
    ),
    'python.ops.parallel_for': (
        'private.parallel_for',
        'batch_jacobian for_loop jacobian pfor',
    ),
    'python.ops.state_ops': ('core.slot_variables', 'variable_op'),
    'python.training.moving_averages': (
        'core.slot_variables',
        'weighted_moving_average',
    ),
    'python.training.slot_creator': (
        'core.slot_variables',
        'create_slot create_zeros_slot',
    ),
}
ROWS = tuple(
    ours(f'{module}.{name}', f'{home}:{name}')
    for module, (home, names) in _OWN.items()
    for name in names.split()
) + (
    ours(
        'python.ops.variables.RefVariable',
        'private.variable_types:RefVariable',
        first='1.11',
        unlisted=True,
    ),
    ours(
        'python.training.moving_averages.assign_moving_average',
        'core.slot_variables:make_assign_moving_average',
        factory=True,
    ),
    moved(
        'python.ops.state_ops.is_variable_initialized',
        'is_variable_initialized',
        renames={'ref': 'variable'},
    ),
    *(
        ours(
            f'python.ops.rnn_cell.{name}', f'private.nest:{function}', **fields
        )
        for name, function, fields in (
            ('_is_sequence', 'is_sequence', {'renames': {'seq': 'o'}}),
            (
                '_packed_state',
                'pack_sequence_as',
                {'renames': {'state': 'flat_sequence'}},
            ),
            (
                '_unpacked_state',
                'flatten',
                {'renames': {'state': 'structure'}},
            ),
        )
    ),
    *(
        moved(f'python.kernel_tests.gradient_checker.{old}', f'test.{new}')
        for old, new in (
            ('ComputeGradient', 'compute_gradient'),
            ('ComputeGradientError', 'compute_gradient_error'),
        )
    ),
    *(
        ours(
            f'contrib.layers.python.layers.utils.{name}',
            f'contrib.layers.utils:{name}',
        )
        for name in (
            'NamedOutputs append_tensor_alias channel_dimension '
            'constant_value convert_collection_to_dict first_dimension '
            'gather_tensors_aliases get_tensor_aliases '
            'get_variable_collections last_dimension n_positive_integers '
            'smart_cond static_cond two_element_tuple'
        ).split()
    ),
    ours(
        'contrib.layers.python.layers.utils.collect_named_outputs',
        'contrib.layers.utils:collect_named_outputs',
        first='0.11',
    ),
    moved('python.pywrap_tensorflow.StatusNotOK', 'errors.OpError'),
    ours('test.mock', 'private.testing:mock'),
    ours('python.training.training_ops.*', 'private.raw_ops:*'),
    *(
        ours(
            f'python.ops.control_flow_ops.{name}',
            f'private.control_flow:{function}',
        )
        for name, function in (
            ('_Enter', 'enter'),
            ('_Identity', 'identity'),
            ('_SwitchRefOrTensor', 'switch'),
        )
    ),
    *(
        ours(name, 'core.flags:make_flags', factory=True)
        for name in ('python.platform.flags', 'python.platform.default._flags')
    ),
)
