"""The configuration of every session of an old script."""

from __future__ import annotations

import contextlib
import functools

from legacy_rnn.compat.fused import switch

from . import replacing

# Operations of a graph from which on its rewriting costs more than it gives:
# 77 000 took 6.7 s to their first training step, 1.7 s without, and ran as
# fast afterwards.
LARGE = 20_000
# No thread but the caller's. With one of their own, operations that take long
# go to its end, and which do so is measured.
IN_ORDER = -1
# A barrier is locked while it says that it has taken a part in. What comes
# next is another's work: on the caller's thread it waits for itself for ever.
IN_ORDER_BESIDE_BARRIERS = 1
# Of `RewriterConfig`, by its numbers.
_OFF, _ONE, _NO_MEMORY = 2, 1, 1


@contextlib.contextmanager
def configure(tf, in_order=False, rewrites=True):
    """Lets sessions run on the devices there are, and start fast.

    Operations that ask for a GPU run on the CPU where there is none, and a
    large graph is not rewritten by Grappler, which old releases had not,
    nor one of fused loops, which run as fast without. Others are, once: a
    second time, what it does for memory, and layouts where there is no GPU
    took half of its time and left all as it was. What it does by MLIR was a
    quarter of the rest, and steps took as long without. Nor does it join
    products and sums: it takes the sum of the gradients of a loop's kernel
    of one row for a bias, and the run ends with an error.

    Where operations run in one order, a run repeats another to the bit. A
    step that updates a variable may read it once more, before or after, and
    threads leave open which.

    Args:
        tf: Today's tensorflow.
        in_order: Whether operations run in one order.
        rewrites: Whether Grappler may rewrite graphs. What runs a few steps
            only spends longer on it than it gains: for each set of fetches a
            graph of 15 000 operations took a second, and 0.1 without.
    """
    with contextlib.ExitStack() as stack:
        for kind in kinds(tf):
            make = configured(tf, kind.__init__, in_order, rewrites)
            stack.enter_context(replacing.attribute(kind, '__init__', make))
        yield


@contextlib.contextmanager
def watch(tf, watcher):
    """Puts a watcher in front of every way to run a session.

    Args:
        tf: Today's tensorflow.
        watcher: `watching.Watcher`.
    """
    with contextlib.ExitStack() as stack:
        for kind in kinds(tf):
            for name, made in (
                ('run', watcher.watched(kind.run)),
                (
                    'partial_run',
                    watcher.watched_partial_run(kind.partial_run),
                ),
                (
                    'make_callable',
                    watcher.watched_make_callable(kind.make_callable),
                ),
                (
                    '_make_callable_from_options',
                    watcher.watched_callable_of_options(
                        kind._make_callable_from_options
                    ),
                ),
            ):
                stack.enter_context(replacing.attribute(kind, name, made))
        yield


def configured(tf, make, in_order=False, rewrites=True):
    """The constructor of a session, with a configuration of ours.

    Args:
        tf: Today's tensorflow.
        make: The constructor.
        in_order: Whether operations run in one order.
        rewrites: Whether Grappler may rewrite graphs that are not large.
    """
    v1 = tf.compat.v1

    @functools.wraps(make)
    def started(session, target='', graph=None, config=None):
        given = config
        config = v1.ConfigProto()
        if given is not None:
            config.CopyFrom(given)
        on_cpu = not tf.config.list_physical_devices('GPU')
        if on_cpu:
            config.allow_soft_placement = True
        options = config.graph_options
        operations = (graph or v1.get_default_graph()).get_operations()
        if in_order:
            barriers = any(op.type == 'Barrier' for op in operations)
            config.inter_op_parallelism_threads = (
                IN_ORDER_BESIDE_BARRIERS if barriers else IN_ORDER
            )
        told = options.HasField('rewrite_options')
        large = 0 if switch.has_fused() else LARGE
        if not told and (not rewrites or len(operations) > large):
            options.rewrite_options.disable_meta_optimizer = True
        elif not told:
            rewriting = options.rewrite_options
            rewriting.remapping = _OFF
            rewriting.meta_optimizer_iterations = _ONE
            rewriting.memory_optimization = _NO_MEMORY
            rewriting.disable_tfg_optimizer = True
            if on_cpu:
                rewriting.layout_optimizer = _OFF
        make(session, target, graph, config)

    return started


def kinds(tf):
    """Classes of sessions."""
    return tf.compat.v1.Session, tf.compat.v1.InteractiveSession
