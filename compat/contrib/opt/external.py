"""Losses that are minimized outside of the graph, by SciPy for one.

*Source:* TensorFlow 1.15, `contrib/opt/python/training/external_optimizer.py`.
"""

import functools

import numpy as np
import tensorflow as tf

v1 = tf.compat.v1


class ExternalOptimizerInterface:
    """What a method needs that works on one vector of all variables.

    A sub-class has `_minimize`.

    Args:
        loss: A scalar.
        var_list: Variables that are changed; all trainable ones by default.
        equalities: Scalars that are to be 0.
        inequalities: Scalars that are not to be negative.
        var_to_bounds: Dict from variables to pairs of lowest and highest
            values, each a number or an array that fits the variable.
        **optimizer_kwargs: Arguments of the method.
    """

    def __init__(
        self,
        loss,
        var_list=None,
        equalities=None,
        inequalities=None,
        var_to_bounds=None,
        **optimizer_kwargs,
    ):
        self.optimizer_kwargs = optimizer_kwargs
        self._loss = loss
        self._equalities = equalities or []
        self._inequalities = inequalities or []
        given = v1.trainable_variables() if var_list is None else var_list
        self._vars = list(given)
        self._packed_bounds = self._bounds(var_to_bounds)
        self._update_placeholders = [
            v1.placeholder(var.dtype.base_dtype) for var in self._vars
        ]
        self._var_updates = [
            v1.assign(var, tf.reshape(value, _shape(var)))
            for var, value in zip(
                self._vars, self._update_placeholders, strict=True
            )
        ]
        self._packed_var = self._pack(self._vars)
        self._packed_loss_grad = self._packed_gradient(loss)
        self._packed_equality_grads, self._packed_inequality_grads = (
            [self._packed_gradient(one) for one in constraints]
            for constraints in (self._equalities, self._inequalities)
        )
        sizes = [int(np.prod(_shape(var), dtype=int)) for var in self._vars]
        ends = np.cumsum([0, *sizes]).tolist()
        self._packing_slices = [
            slice(start, start + size)
            for start, size in zip(ends, sizes, strict=False)
        ]

    def minimize(
        self,
        session=None,
        feed_dict=None,
        fetches=None,
        step_callback=None,
        loss_callback=None,
        **run_kwargs,
    ):
        """Minimizes the loss, and sets the variables in the end.

        Args:
            session: Session that holds the variables; the default one if
                None.
            feed_dict: What each run is fed.
            fetches: List of tensors that `loss_callback` is given.
            step_callback: Function of the vector of all variables, called
                after each step of the method.
            loss_callback: Function of `fetches`, called with each loss.
            **run_kwargs: Arguments of the `Session.run` that sets the
                variables.
        """
        session = session or v1.get_default_session()
        function = functools.partial(
            self._make_eval_func,
            session=session,
            feed_dict=feed_dict or {},
            fetches=fetches or [],
        )
        result = self._minimize(
            initial_val=session.run(self._packed_var),
            loss_grad_func=function(
                [self._loss, self._packed_loss_grad],
                callback=loss_callback or (lambda *fetches: None),
            ),
            equality_funcs=list(map(function, self._equalities)),
            equality_grad_funcs=list(
                map(function, self._packed_equality_grads)
            ),
            inequality_funcs=list(map(function, self._inequalities)),
            inequality_grad_funcs=list(
                map(function, self._packed_inequality_grads)
            ),
            packed_bounds=self._packed_bounds,
            step_callback=step_callback or (lambda vector: None),
            optimizer_kwargs=self.optimizer_kwargs,
        )
        values = [result[part] for part in self._packing_slices]
        feed = dict(zip(self._update_placeholders, values, strict=True))
        session.run(self._var_updates, feed_dict=feed, **run_kwargs)

    def _minimize(
        self,
        initial_val,
        loss_grad_func,
        equality_funcs,
        equality_grad_funcs,
        inequality_funcs,
        inequality_grad_funcs,
        packed_bounds,
        step_callback,
        optimizer_kwargs,
    ):
        """The best vector; a sub-class has it.

        Args:
            initial_val: Vector of all variables.
            loss_grad_func: Function of such a vector: loss and gradient.
            equality_funcs: Functions of it that are to give 0.
            equality_grad_funcs: Functions of it, their gradients.
            inequality_funcs: Functions that are not to be negative.
            inequality_grad_funcs: Their gradients.
            packed_bounds: Pair of lowest and highest for each number, or
                None.
            step_callback: Function of the vector after each step.
            optimizer_kwargs: Arguments of the method.

        Raises:
            NotImplementedError: It has none.
        """
        raise NotImplementedError(
            'To use ExternalOptimizerInterface, subclass from it and '
            'implement the _minimize() method.'
        )

    def _bounds(self, var_to_bounds):
        if var_to_bounds is None:
            return None
        known = [(var, pair) for var, pair in var_to_bounds.items()]
        packed: list = [[], []]
        for var in self._vars:
            pairs = [pair for one, pair in known if one is var]
            pair = pairs[0] if pairs else (-np.inf, np.inf)
            for side, values in zip(packed, pair, strict=True):
                side.extend(np.broadcast_to(values, _shape(var)).flat)
        return list(zip(*packed, strict=True))

    @classmethod
    def _pack(cls, tensors):
        """One vector of all numbers, or None of no tensors."""
        flat = [tf.reshape(tensor, [-1]) for tensor in tensors]
        if len(flat) < 2:
            return flat[0] if flat else None
        return tf.concat(flat, 0)

    def _packed_gradient(self, tensor):
        gradients = tf.gradients(tensor, self._vars)
        return self._pack(
            [
                tf.zeros_like(var) if gradient is None else gradient
                for var, gradient in zip(self._vars, gradients, strict=True)
            ]
        )

    def _make_eval_func(
        self, tensors, session, feed_dict, fetches, callback=None
    ):
        """A function of the vector that fetches tensors, in a list."""
        tensors = tensors if isinstance(tensors, list) else [tensors]

        def fetch(vector):
            feed = {
                var: vector[part].reshape(_shape(var))
                for var, part in zip(
                    self._vars, self._packing_slices, strict=True
                )
            }
            found = session.run(
                tensors + fetches, feed_dict={**feed, **feed_dict}
            )
            if callable(callback):
                callback(*found[len(tensors) :])
            return found[: len(tensors)]

        return fetch


class ScipyOptimizerInterface(ExternalOptimizerInterface):
    """`scipy.optimize.minimize` on a loss of the graph; it needs SciPy.

    `method` is `L-BFGS-B` unless it is given.

    Raises:
        ValueError: An argument is given that is set from the graph.
    """

    _DEFAULT_METHOD = 'L-BFGS-B'

    def _minimize(
        self,
        initial_val,
        loss_grad_func,
        equality_funcs,
        equality_grad_funcs,
        inequality_funcs,
        inequality_grad_funcs,
        packed_bounds,
        step_callback,
        optimizer_kwargs,
    ):
        def loss_and_gradient(vector):
            loss, gradient = loss_grad_func(vector)
            return float(loss), gradient.astype('float64')

        constraints = [
            {'type': kind, 'fun': _double(function), 'jac': _double(gradient)}
            for kind, functions, gradients in (
                ('eq', equality_funcs, equality_grad_funcs),
                ('ineq', inequality_funcs, inequality_grad_funcs),
            )
            for function, gradient in zip(functions, gradients, strict=True)
        ]
        given = dict(optimizer_kwargs)
        options = {
            'jac': True,
            'callback': step_callback,
            'method': given.pop('method', self._DEFAULT_METHOD),
            'constraints': constraints,
            'bounds': packed_bounds,
        }
        _check(given, options)
        import scipy.optimize

        result = scipy.optimize.minimize(
            loss_and_gradient,
            initial_val.astype('float64'),
            **options,
            **given,
        )
        lines = [
            'Optimization terminated with:',
            f'  Message: {result.message}',
            f'  Objective function value: {result.fun:f}',
        ]
        for name, what in (
            ('nit', 'iterations'),
            ('nfev', 'functions evaluations'),
        ):
            if name in result:  # Not every method counts both.
                lines.append(f'  Number of {what}: {result[name]:d}')
        v1.logging.info('%s', '\n'.join(lines))
        return result['x']


def _double(function):
    """A function whose values SciPy takes, which are those of float64."""
    return lambda vector: np.asarray(function(vector), 'float64')


def _check(given, options):
    """Refuses arguments that are not the caller's to give."""
    for name in options:
        if name in given and name == 'bounds':
            raise ValueError(
                'Bounds must be set using the var_to_bounds argument'
            )
        if name in given:
            raise ValueError(
                f"Optimizer keyword arg '{name}' is set automatically and "
                'cannot be injected manually'
            )


def _shape(tensor):
    return tuple(tensor.get_shape().as_list())
