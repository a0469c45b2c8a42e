"""Norms of gradients and variables, kept small."""

import tensorflow as tf

v1 = tf.compat.v1


def clip_gradients_by_global_norm(gradients_variables, clip_norm=20.0):
    """Clips gradients by their common norm.

    Args:
        gradients_variables: Pairs of gradient, or None, and variable.
        clip_norm: Largest norm.

    Returns:
        `(pairs, norm)`: clipped gradients with their variables, and the norm
        before.
    """
    gradients = [gradient for gradient, _ in gradients_variables]
    norm = tf.linalg.global_norm(gradients)
    clipped, _ = tf.clip_by_global_norm(gradients, clip_norm, use_norm=norm)
    variables = [variable for _, variable in gradients_variables]
    return list(zip(clipped, variables, strict=True)), norm


class VariableClippingOptimizer(tf.compat.v1.train.Optimizer):
    """Trains by another optimizer, then clips norms of variables.

    Args:
        opt: The optimizer.
        vars_to_clip_dims: Dict of variable to the axes over which its norms
            are taken.
        max_norm: Largest norm.
        use_locking: Whether the clipping locks the variable.
        colocate_clip_ops_with_vars: Accepted; the devices are TensorFlow's.
        name: Name of the ops.
    """

    def __init__(
        self,
        opt,
        vars_to_clip_dims,
        max_norm,
        use_locking=False,
        colocate_clip_ops_with_vars=False,
        name='VariableClipping',
    ):
        super().__init__(use_locking, name)
        self._opt = opt
        self._axes = {v.ref(): axes for v, axes in vars_to_clip_dims.items()}
        self._max_norm = max_norm

    def compute_gradients(self, *args, **kwargs):
        """Those of the optimizer."""
        return self._opt.compute_gradients(*args, **kwargs)

    def get_slot(self, *args, **kwargs):
        """That of the optimizer."""
        return self._opt.get_slot(*args, **kwargs)

    def get_slot_names(self, *args, **kwargs):
        """Those of the optimizer."""
        return self._opt.get_slot_names(*args, **kwargs)

    def apply_gradients(self, grads_and_vars, global_step=None, name=None):
        """The op that trains, then clips."""
        with tf.name_scope(name or self._name) as scope:
            train = self._opt.apply_gradients(grads_and_vars, global_step)
            with tf.control_dependencies([train]):
                clips = [
                    self._clip(gradient, variable)
                    for gradient, variable in grads_and_vars
                    if variable.ref() in self._axes and gradient is not None
                ]
            return tf.group(*clips, train, name=scope)

    def _clip(self, gradient, variable):
        axes = self._axes[variable.ref()]
        locking = self._use_locking
        if not isinstance(gradient, tf.IndexedSlices) or 0 in axes:
            whole = variable.read_value()
            clipped = tf.clip_by_norm(whole, self._max_norm, axes)
            return v1.assign(variable, clipped, use_locking=locking)
        # A row that stands twice is clipped twice, as it was.
        rows = tf.gather(variable, gradient.indices)
        excess = rows - tf.clip_by_norm(rows, self._max_norm, axes)
        return v1.scatter_sub(
            variable, gradient.indices, excess, use_locking=locking
        )
