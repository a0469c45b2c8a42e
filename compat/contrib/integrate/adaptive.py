"""Steps that follow the error: `odeint` by Dormand and Prince.

*Source:* Shampine, 1986, doi:10.2307/2008219; TensorFlow 1.15,
`contrib/integrate/python/ops/odes.py`.
"""

from typing import Any, NamedTuple

import tensorflow as tf

from .inputs import check_types, increasing

v1 = tf.compat.v1

# Places in a step, and the weights of the slopes before each.
_PLACES = (1 / 5, 3 / 10, 4 / 5, 8 / 9, 1.0, 1.0)
_WEIGHTS = (
    (1 / 5,),
    (3 / 40, 9 / 40),
    (44 / 45, -56 / 15, 32 / 9),
    (19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729),
    (9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656),
    (35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84),
)
# Weights of all slopes: of the middle of a step, and of its error.
_MIDDLE = (
    6025192743 / 30085553152 / 2,
    0,
    51252292925 / 65400821598 / 2,
    -2691868925 / 45128329728 / 2,
    187940372067 / 1594534317056 / 2,
    -1776094331 / 19743644256 / 2,
    11237099 / 235043384 / 2,
)
_ERROR = (
    1951 / 21600 - 35 / 384,
    0,
    22642 / 50085 - 500 / 1113,
    451 / 720 - 125 / 192,
    -12231 / 42400 + 2187 / 6784,
    649 / 6300 - 11 / 84,
    1 / 60,
)
# Polynomials through a step: their weights of both slopes times its size, of
# both ends and of the middle.
_CURVE = (
    (-2, 2, -8, -8, 16),
    (5, -3, 18, 14, -32),
    (-4, 1, -11, -5, 16),
)
_OPTIONS = {
    'first_step': 1.0,
    'safety': 0.9,
    'ifactor': 10.0,
    'dfactor': 0.2,
    'max_num_steps': 1000,
}


class _State(NamedTuple):
    """The last step: from `t0` to `t1`, where state and slope are y and f."""

    y: Any
    f: Any
    t0: Any
    t1: Any
    dt: Any  # Of the next step.
    curve: Any  # Five weights of the powers within it, highest first.


def odeint(
    func,
    y0,
    t,
    rtol=1e-6,
    atol=1e-12,
    method=None,
    options=None,
    full_output=False,
    name=None,
):
    """Solves `dy/dt = func(y, t)`.

    Args:
        func: Function of the state and the time.
        y0: State at `t[0]`.
        t: `[times]`, increasing; float64 where it is no tensor.
        rtol: Relative error of a step, at most.
        atol: Absolute error of a step, at most.
        method: `dopri5` or None.
        options: Dict of `first_step`, `safety`, `ifactor`, `dfactor` and
            `max_num_steps`; only with a method.
        full_output: Whether to tell of the steps, too.
        name: Name of the operations.

    Returns:
        `[times, ...]`, the states; with `full_output` a pair of them and a
        dict of `num_func_evals`, `integrate_points` and `error_ratio`.

    Raises:
        ValueError: No such method, or options without one.
        TypeError: An argument is not of a floating type.
    """
    if method not in (None, 'dopri5'):
        raise ValueError(f'invalid method: {method!r}')
    if options is not None and method is None:
        raise ValueError('cannot supply `options` without specifying `method`')
    unknown = sorted(set(options or {}) - set(_OPTIONS))
    if unknown:
        raise TypeError(f"dopri5 got an unexpected option '{unknown[0]}'")
    with v1.name_scope(name, 'odeint', [y0, t, rtol, atol]):
        y0 = tf.convert_to_tensor(y0, name='y0')
        t = v1.convert_to_tensor(t, preferred_dtype=tf.float64, name='t')
        check_types(y0, t)
        dtype = tf.abs(y0).dtype
        bounds = [
            tf.convert_to_tensor(value, dtype=dtype) for value in (rtol, atol)
        ]
        solver = _Solver(func, t, bounds, {**_OPTIONS, **(options or {})})
        states, told = solver.solve(y0)
        return (states, told) if full_output else states


class _Solver:
    """Steps through the points of time.

    Args:
        func: Function of the state and the time.
        t: `[times]`.
        bounds: Relative and absolute error.
        options: As `odeint` takes them.
    """

    def __init__(self, func, t, bounds, options):
        self._func, self._t, self._bounds = func, t, bounds
        self._most = options['max_num_steps']
        self._first, self._safety, self._longer, self._shorter = (
            tf.convert_to_tensor(options[name], dtype=t.dtype)
            for name in ('first_step', 'safety', 'ifactor', 'dfactor')
        )

    def solve(self, y0):
        """States at all points, and a dict of what the steps were."""
        t = self._t
        with increasing(t):
            size = tf.size(t)
        found = tf.TensorArray(y0.dtype, size=size).write(0, y0)
        history = tuple(
            tf.TensorArray(dtype, size=0, dynamic_size=True)
            for dtype in (t.dtype, self._bounds[0].dtype)
        )
        start = _State(
            y0, self._func(y0, t[0]), t[0], t[0], self._first, [y0] * 5
        )
        found, history, _, _ = v1.while_loop(
            lambda *state: state[-1] < size,
            self._reach,
            (found, history, start, 1),
        )
        states = found.stack()
        states.set_shape(t.shape.concatenate(y0.shape))
        points, ratios = (one.stack() for one in history)
        return states, {
            'num_func_evals': 6 * tf.size(points) + 1,
            'integrate_points': points,
            'error_ratio': ratios,
        }

    def _reach(self, found, history, state, place):
        """Steps until a point is passed, and takes the state there."""
        time = self._t[place]
        state, history, _ = v1.while_loop(
            lambda state, *_: time > state.t1,
            self._step,
            (state, history, 0),
        )
        x = tf.cast((time - state.t0) / (state.t1 - state.t0), state.y.dtype)
        powers = [tf.ones([], state.y.dtype), x]
        while len(powers) < len(state.curve):
            powers.append(powers[-1] * x)
        y = tf.add_n(
            [a * b for a, b in zip(state.curve, powers[::-1], strict=True)]
        )
        return found.write(place, y), history, state, place + 1

    def _step(self, state, history, count):
        """One step, which is taken back where its error is too large."""
        y0, f0, _, t0, dt, _ = state
        with tf.control_dependencies(self._checks(state, count)):
            y1, slopes = self._slopes(y0, f0, t0, dt)
        size = tf.cast(dt, y0.dtype)
        error = _weighted(size, _ERROR, slopes)
        relative, absolute = self._bounds
        bound = absolute + relative * tf.maximum(tf.abs(y0), tf.abs(y1))
        ratios = tf.square(tf.abs(error)) / tf.square(bound)
        ratio = tf.sqrt(tf.reduce_mean(ratios))
        new = [y1, slopes[-1], t0 + dt, *_curve(y0, y1, slopes, size)]
        old = [y0, f0, t0, *state.curve]
        y, f, t1, *curve = v1.cond(ratio <= 1, lambda: new, lambda: old)
        points, errors = history
        history = (
            points.write(points.size(), t0 + dt),
            errors.write(errors.size(), ratio),
        )
        next_ = _State(y, f, t0, t1, self._next_size(dt, ratio), curve)
        return next_, history, count + 1

    def _checks(self, state, count):
        end = state.t1 + state.dt
        is_finite = tf.reduce_all(tf.math.is_finite(tf.abs(state.y)))
        return [
            v1.Assert(end > state.t1, ['underflow in dt', state.dt]),
            v1.Assert(count < self._most, ['max_num_steps exceeded']),
            v1.Assert(is_finite, ['non-finite values in state `y`', state.y]),
        ]

    def _slopes(self, y0, f0, t0, dt):
        """The state after a step, and the seven slopes on the way."""
        size = tf.cast(dt, y0.dtype)
        slopes, y = [f0], y0
        for place, weights in zip(_PLACES, _WEIGHTS, strict=True):
            y = y0 + _weighted(size, weights, slopes)
            slopes.append(self._func(y, t0 + place * dt))
        return tf.identity(y), slopes

    def _next_size(self, dt, ratio):
        ratio = tf.cast(ratio, dt.dtype)
        wanted = ratio ** tf.cast(1 / 5, dt.dtype) / self._safety
        largest = tf.minimum(wanted, 1 / self._shorter)
        return dt / tf.maximum(1 / self._longer, largest)


def _weighted(size, weights, slopes):
    """Sum of slopes by their weights, times the size of a step."""
    pairs = zip(weights, slopes, strict=True)
    return tf.add_n([(size * w) * slope for w, slope in pairs if w])


def _curve(y0, y1, slopes, size):
    """Weights of the powers of a polynomial through a step."""
    middle = y0 + _weighted(size, _MIDDLE, slopes)
    parts = [slopes[0], slopes[-1], y0, y1, middle]
    rows = [
        tf.add_n(
            [
                (w * size if place < 2 else w) * part
                for place, (w, part) in enumerate(
                    zip(weights, parts, strict=True)
                )
            ]
        )
        for weights in _CURVE
    ]
    return [*rows, size * slopes[0], y0]
