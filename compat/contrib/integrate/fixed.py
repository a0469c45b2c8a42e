"""Steps of a given size: `odeint_fixed`.

*Source:* TensorFlow 1.15, `contrib/integrate/python/ops/odes.py`.
"""

import tensorflow as tf

from .inputs import check_types, increasing

v1 = tf.compat.v1


def odeint_fixed(func, y0, t, dt=None, method='rk4', name=None):
    """Solves `dy/dt = func(y, t)` by steps of one size an interval.

    Args:
        func: Function of the state and the time.
        y0: State at `t[0]`.
        t: `[times]`, increasing; float64 where it is no tensor.
        dt: Largest step, or `[times - 1]` of them; the intervals if None.
        method: `rk4` or `midpoint`.
        name: Name of the operations.

    Returns:
        `[times, ...]`, the states.

    Raises:
        ValueError: No such method, or `dt` does not fit `t`.
        TypeError: An argument is not of a floating type.
    """
    with v1.name_scope(name, 'odeint_fixed', [y0, t, dt]):
        t = v1.convert_to_tensor(t, preferred_dtype=tf.float64, name='t')
        y0 = tf.convert_to_tensor(y0, name='y0')
        intervals = t[1:] - t[:-1]
        dt = v1.convert_to_tensor(
            intervals if dt is None else dt,
            preferred_dtype=tf.float64,
            name='dt',
        )
        counts = tf.math.ceil(intervals / dt)
        dt = intervals / counts
        check_types(y0, t, dt)
        _check_sizes(t, dt)
        with increasing(t), v1.name_scope(method):
            if method not in _STEPS:
                raise ValueError(f'method not supported: {method}')
            counts = tf.cast(counts, tf.int32)
            return _integrate(_STEPS[method], func, y0, t, (dt, counts))


def _check_sizes(t, dt):
    if len(t.shape) > 1 or len(dt.shape) > 1:
        raise ValueError('t must be a 1D tensor')
    times, steps = (v1.dimension_value(value.shape[0]) for value in (t, dt))
    if None not in (times, steps) and times != steps + 1:
        raise ValueError(
            't and dt have incompatible lengths, must be N and N-1'
        )


def _integrate(step, func, y0, t, steps):
    """States at all points of time, `steps` being sizes and counts."""
    sizes, counts = steps

    def advance(y, time, done, place):
        dt = sizes[place - 1]
        change = tf.cast(step(func, time, dt, y), y.dtype)
        return y + change, time + dt, done + 1, place

    def cross(found, y, time, place):
        y, time, _, _ = v1.while_loop(
            lambda _, __, done, place: done < counts[place - 1],
            advance,
            (y, time, 0, place),
        )
        return found.write(place, y), y, time, place + 1

    size = tf.size(t)
    found = tf.TensorArray(y0.dtype, size).write(0, y0)
    found, *_ = v1.while_loop(
        lambda *state: state[-1] < size, cross, (found, y0, t[0], 1)
    )
    found = found.stack()
    found.set_shape(t.shape.concatenate(y0.shape))
    return found


def _midpoint(func, t, dt, y):
    size = tf.cast(dt, y.dtype)
    return size * func(y + func(y, t) * size / 2, t + dt / 2)


def _rk4(func, t, dt, y):
    size = tf.cast(dt, y.dtype)
    half = t + dt / 2
    first = func(y, t)
    second = func(y + size * first / 2, half)
    third = func(y + size * second / 2, half)
    fourth = func(y + size * third, t + dt)
    return tf.add_n([first, 2 * second, 2 * third, fourth]) * (size / 6)


_STEPS = {'midpoint': _midpoint, 'rk4': _rk4}
