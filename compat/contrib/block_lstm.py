"""`contrib.rnn.python.ops.lstm_ops._block_lstm`: all steps in one kernel."""

import tensorflow as tf


def block_lstm(
    seq_len_max,
    x,
    w,
    b,
    cs_prev=None,
    h_prev=None,
    wci=None,
    wcf=None,
    wco=None,
    forget_bias=None,
    cell_clip=None,
    use_peephole=None,
    name=None,
):
    """Runs an LSTM over a list of inputs.

    Args:
        seq_len_max: Number of steps to run, an int64 scalar.
        x: List of inputs `[batch, depth]`.
        w: Kernel `[depth + units, 4 * units]`.
        b: Bias `[4 * units]`.
        cs_prev: Memory before the first step, `[batch, units]`; else zeros.
        h_prev: Output before the first step, `[batch, units]`; else zeros.
        wci: Peephole of the input gate, `[units]`; else zeros.
        wcf: Peephole of the forget gate.
        wco: Peephole of the output gate.
        forget_bias: Added to the forget gate; 1 by default.
        cell_clip: Bound on the absolute memory; by default none.
        use_peephole: Whether the gates see the memory.
        name: Name of the operation.

    Returns:
        Lists over the steps of input gates, memories, forget gates, output
        gates, new inputs, squashed memories and outputs, `[batch, units]`.

    Raises:
        ValueError: The number of units is not known.
    """
    steps = tf.stack(list(x))
    units = tf.compat.dimension_value(tf.convert_to_tensor(b).shape[0])
    if units is None:
        raise ValueError('b must have a static shape [4 * units], got [None]')
    units //= 4
    state = tf.zeros([tf.shape(steps)[1], units], steps.dtype)
    peephole = tf.zeros([units], steps.dtype)
    made = tf.raw_ops.BlockLSTM(
        seq_len_max=seq_len_max,
        x=steps,
        cs_prev=state if cs_prev is None else cs_prev,
        h_prev=state if h_prev is None else h_prev,
        w=w,
        wci=peephole if wci is None else wci,
        wcf=peephole if wcf is None else wcf,
        wco=peephole if wco is None else wco,
        b=b,
        forget_bias=1 if forget_bias is None else forget_bias,
        cell_clip=0 if cell_clip is None else cell_clip,
        use_peephole=bool(use_peephole),
        name=name or 'block_lstm',
    )
    return tuple(tf.unstack(part) for part in made)
