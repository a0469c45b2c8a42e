"""An optimizer that keeps averages of what it trains."""

import tensorflow as tf

v1 = tf.compat.v1


class MovingAverageOptimizer(tf.compat.v1.train.Optimizer):
    """Trains by another optimizer, and averages the variables.

    Args:
        opt: The optimizer.
        average_decay: Decay of the averages.
        num_updates: Counter by which the decay is less at first.
        sequential_update: Whether averages wait for the variables.
    """

    def __init__(
        self,
        opt,
        average_decay=0.9999,
        num_updates=None,
        sequential_update=True,
    ):
        super().__init__(False, 'MovingAverage')
        self._optimizer = opt
        self._ema = v1.train.ExponentialMovingAverage(
            average_decay, num_updates=num_updates
        )
        self._sequential = sequential_update
        self._average_of = None

    def compute_gradients(self, *args, **kwargs):
        """Those of the optimizer."""
        return self._optimizer.compute_gradients(*args, **kwargs)

    def apply_gradients(self, grads_and_vars, global_step=None, name=None):
        """The op that trains, then averages."""
        train = self._optimizer.apply_gradients(
            grads_and_vars, global_step, name
        )
        trained = [v for g, v in grads_and_vars if g is not None]
        with tf.control_dependencies([train] if self._sequential else []):
            averaged = self._ema.apply(trained)
        self._average_of = {
            variable.op.name: self._ema.average(variable)
            for variable in trained
        }
        return tf.group(train, averaged, name='train_with_avg')

    def swapping_saver(self, var_list=None, name='swapping_saver', **kwargs):
        """A Saver that writes averages under the variables' names.

        Args:
            var_list: Variables or dict of them; all global ones by default.
            name: Name of the saver.
            **kwargs: Of `tf.train.Saver`.

        Raises:
            RuntimeError: Nothing is trained yet.
            ValueError: A variable is given without its average.
        """
        if self._average_of is None:
            raise RuntimeError(
                'Must call apply_gradients or minimize before creating the '
                'swapping_saver'
            )
        given = v1.global_variables() if var_list is None else var_list
        if not isinstance(given, dict):
            given = {v.op.name: v for v in given}
        swap = {}
        for own, average in self._average_of.items():
            swap[own], swap[average.op.name] = average.op.name, own
        saved = {}
        for key, variable in given.items():
            other = swap.get(variable.op.name)
            if other is None:
                saved[key] = variable
                continue
            pairs = {v.op.name: v for v in given.values()}
            if other not in pairs:
                raise ValueError(
                    f'var_list has {variable.op.name} and not {other}; '
                    f'give both'
                )
            saved[key] = pairs[other]
        return v1.train.Saver(saved, name=name, **kwargs)
