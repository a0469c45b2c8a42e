"""Random operations inside loops that draw by place, step and run.

So a static unroll, which has an operation a step, and a dynamic one, which
has one for all steps, draw the same; see `legacy_rnn.compat.loops.draws`.
Everything outside of loops draws as ever, and is counted as ever: what
`counted_seeds` numbers is the same however often a loop calls its cell.
"""

from __future__ import annotations

import contextlib
import functools
import sys

from . import replacing


@contextlib.contextmanager
def drawn(tf):
    """Replaces the random operations that cells make inside loops.

    Enter it after `counted_seeds.counted`.

    Args:
        tf: Today's tensorflow.
    """
    from legacy_rnn.compat.loops import draws  # loads TensorFlow

    def applies():
        if not draws.is_on():
            return False
        scopes = tf.compat.v1.get_default_graph().get_name_scope().split('/')
        return 'Initializer' not in scopes  # A variable's first value.

    operations = sys.modules[tf.raw_ops.RandomUniform.__module__]
    seeds = sys.modules[tf.compat.v1.get_seed.__module__]
    get_seed = seeds.get_seed

    def seed_outside(op_seed):
        return (1, 1) if applies() else get_seed(op_seed)

    with contextlib.ExitStack() as stack:
        enter = stack.enter_context
        enter(replacing.attribute(seeds, 'get_seed', seed_outside))
        for name, replacement in _replacements(tf, draws).items():
            real = getattr(operations, name)
            chosen = _either(applies, replacement, real)
            enter(replacing.attribute(operations, name, chosen))
        yield


def _either(applies, replacement, real):
    @functools.wraps(real)
    def draw(*args, **options):
        return (replacement if applies() else real)(*args, **options)

    return draw


def _replacements(tf, draws):
    """Operations without a state, by the name of the one with a state."""
    random = tf.random

    def random_uniform(shape, dtype, seed=0, seed2=0, name=None):
        return random.stateless_uniform(shape, draws.next_seed(), dtype=dtype)

    def random_standard_normal(shape, dtype, seed=0, seed2=0, name=None):
        return random.stateless_normal(shape, draws.next_seed(), dtype=dtype)

    def truncated_normal(shape, dtype, seed=0, seed2=0, name=None):
        return random.stateless_truncated_normal(
            shape, draws.next_seed(), dtype=dtype
        )

    def random_uniform_int(shape, minval, maxval, seed=0, seed2=0, name=None):
        minval = tf.convert_to_tensor(minval)
        return random.stateless_uniform(
            shape, draws.next_seed(), minval, maxval, minval.dtype
        )

    def multinomial(
        logits,
        num_samples,
        seed=0,
        seed2=0,
        output_dtype=tf.int64,
        name=None,
    ):
        return random.stateless_categorical(
            logits, num_samples, draws.next_seed(), output_dtype
        )

    def random_shuffle(value, seed=0, seed2=0, name=None):
        count = tf.shape(value)[:1]
        keys = random.stateless_uniform(count, draws.next_seed())
        return tf.gather(value, tf.argsort(keys))

    made = (
        random_uniform,
        random_standard_normal,
        truncated_normal,
        random_uniform_int,
        multinomial,
        random_shuffle,
    )
    return {function.__name__: function for function in made}
