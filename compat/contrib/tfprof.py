"""`contrib.tfprof.model_analyzer`: counts a model's parameters and operations.

*Source:* TensorFlow 1.15, `python/profiler/model_analyzer.py`, and 0.12,
`contrib/tfprof/python/tools/tfprof/model_analyzer.py`.
"""

import tensorflow as tf

__all__ = [
    'FLOAT_OPS_OPTIONS',
    'PRINT_ALL_TIMING_MEMORY',
    'TRAINABLE_VARS_PARAMS_STAT_OPTIONS',
    'print_model_analysis',
]

profiler = tf.compat.v1.profiler
advise = profiler.advise

_BUILDER = profiler.ProfileOptionBuilder
_DEFAULT = 0  # Of options that are those of the parameters.

TRAINABLE_VARS_PARAMS_STAT_OPTIONS = _BUILDER.trainable_variables_parameter()
FLOAT_OPS_OPTIONS = _BUILDER.float_operation()
PRINT_ALL_TIMING_MEMORY = {**_BUILDER.time_and_memory(), 'order_by': 'name'}


def print_model_analysis(
    graph,
    run_meta=None,
    op_log=None,
    tfprof_cmd='scope',
    tfprof_options=_DEFAULT,
):
    """Prints what a graph consists of, or what its run took.

    Args:
        graph: The graph.
        run_meta: A RunMetadata, for times, memory and shapes.
        op_log: An OpLogProto, with types and numbers of operations.
        tfprof_cmd: 'scope', 'graph', 'op' or 'code'.
        tfprof_options: Dict of options, such as those of this module.

    Returns:
        A GraphNodeProto or MultiGraphNodeProto with the sums.
    """
    options = TRAINABLE_VARS_PARAMS_STAT_OPTIONS
    if tfprof_options != _DEFAULT:
        options = {'output': 'stdout', **tfprof_options}
        if file := options.pop('dump_to_file', ''):
            options['output'] = f'file:outfile={file}'
    return profiler.profile(
        graph, run_meta, op_log, cmd=tfprof_cmd, options=options
    )
