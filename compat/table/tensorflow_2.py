"""Names that tell TensorFlow 1 from TensorFlow 2.

They are relative to `tensorflow`, or to `tensorflow.compat.v1`.
"""

# They turn TensorFlow 2 off as a whole.
TURNS_OFF_2 = frozenset(['disable_eager_execution', 'disable_v2_behavior'])
# They make sense in a graph alone, or turn it on.
GRAPH = TURNS_OFF_2 | frozenset(
    'global_variables_initializer placeholder placeholder_with_default '
    'sparse_placeholder train.MonitoredTrainingSession '
    'train.Supervisor'.split()
)
SESSIONS = frozenset(['InteractiveSession', 'Session'])
# They turn one part of TensorFlow 2 off: its shapes, its variables.
SHAPES_OF_1 = frozenset(['disable_v2_behavior', 'disable_v2_tensorshape'])
VARIABLES_OF_1 = frozenset(
    ['disable_resource_variables', 'disable_v2_behavior']
)
# Private modules that all of these come from.
HOMES_OF_TURNS = frozenset(['python.compat.v2_compat', 'python.framework.ops'])
# They turned eager execution on in TensorFlow 1, and need it in 2.
EAGER_OF_1 = frozenset(
    ['contrib.eager.enable_eager_execution', 'enable_eager_execution']
)
EAGER = frozenset(['GradientTape', 'function'])
# First parts of names that both generations had for a while, whatever
# today's TensorFlow has.
UNDECIDED = frozenset('compat estimator keras python core'.split())
# First parts of names that `tf_upgrade_v2` leaves as they are.
LEFT = frozenset('contrib examples layers models'.split())
