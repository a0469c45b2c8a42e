"""The graph and the session of `Estimator.evaluate`."""

from __future__ import annotations

import time

import numpy as np
import tensorflow as tf

from ..contrib.evaluation_hooks import FinalValues
from ..contrib.training_loops import get_or_create_eval_step
from ..releases import Since
from . import hooks as hooks_of_ours
from . import input_calls, warm_start
from .advice import without_advice
from .sessions import scaffold_for, seed
from .spec import EstimatorSpec, ModeKeys

v1 = tf.compat.v1

_STARTED = Since({'0.5': '%Y-%m-%d-%H:%M:%S', '1.13': '%Y-%m-%dT%H:%M:%SZ'})
# From 1.9 the events of an evaluation named the checkpoint.
_NAMES_CHECKPOINT = Since({'0.5': False, '1.9': True})


def evaluate(estimator, input_fn, steps, hooks, checkpoint_path, folder):
    """Evaluates a model in a graph and a session of its own.

    Args:
        estimator: An Estimator.
        input_fn: Its input function.
        steps: Batches, None for all.
        hooks: Hooks of the call.
        checkpoint_path: Prefix, or None for initial values.
        folder: Of the events.

    Returns:
        Dict of the metrics, `loss` and `global_step`.
    """
    with without_advice(), tf.Graph().as_default():
        spec, update, values, everything = build(
            estimator, input_fn, steps, hooks
        )
        if not checkpoint_path:
            warm_start.apply(estimator._warm_start_settings)
        if spec.scaffold.local_init_op is not None:
            get_or_create_eval_step()  # to be initialized with the others
        scaffold = scaffold_for(spec.scaffold, estimator.release)
        results = evaluate_batches(
            estimator, checkpoint_path, scaffold, update, values, everything
        )
    write(folder, results, checkpoint_path, estimator.release)
    return results


def build(estimator, input_fn, steps, hooks):
    """Builds the graph of an evaluation in the default graph.

    Args:
        estimator: An Estimator.
        input_fn: Its input function.
        steps: Batches, None for all.
        hooks: Hooks of the call.

    Returns:
        `(spec, update, values, hooks)`: the EstimatorSpec, the operation of
        one batch, the tensors of the results, and all hooks.
    """
    config = estimator.config
    seed(config)
    estimator._create_global_step(v1.get_default_graph())
    features, labels, input_hooks = input_calls.features_and_labels(
        estimator._call_input_fn(input_fn, ModeKeys.EVAL)
    )
    spec = estimator._call_model_fn(features, labels, ModeKeys.EVAL, config)
    update, values = _metrics(spec)
    everything = [*input_hooks, *hooks, *spec.evaluation_hooks]
    if steps is not None:
        everything.append(
            hooks_of_ours.StopAfterEvaluations(steps, estimator.release)
        )
    return spec, update, values, everything


def _metrics(spec):
    """The operation of one batch, and the tensors of the results."""
    metrics = spec.eval_metric_ops
    for name in ('loss', v1.GraphKeys.GLOBAL_STEP):
        if name in metrics and isinstance(spec, EstimatorSpec):
            raise ValueError(
                f'Metric with name "{name}" is not allowed, because '
                'Estimator already defines a default metric with the same '
                'name.'
            )
    if 'loss' not in metrics:
        metrics['loss'] = v1.metrics.mean(spec.loss)
    values, updates = {}, []
    for name, metric in sorted(metrics.items()):
        # In contrib.learn a metric may be a tensor alone.
        pair = metric if isinstance(metric, (tuple, list)) else (metric,)
        values[name] = pair[0]
        updates += pair[1:]
    update = tf.group(*updates)
    values[v1.GraphKeys.GLOBAL_STEP] = v1.train.get_global_step()
    return update, values


def evaluate_batches(
    estimator, checkpoint_path, scaffold, update, values, hooks
):
    """Runs the batches of an evaluation, each of them a `Session.run`.

    Args:
        estimator: An Estimator.
        checkpoint_path: Prefix, or None for initial values.
        scaffold: `tf.train.Scaffold`.
        update: Operation of the metrics' updates.
        values: Dict of the metrics' tensors.
        hooks: Hooks.

    Returns:
        Dict of the metrics' values.
    """
    count = get_or_create_eval_step()
    counted = v1.assign_add(count, 1, use_locking=True)
    with tf.control_dependencies([update, counted]):
        done = tf.identity(count.read_value())
    for hook in hooks:
        if isinstance(hook, hooks_of_ours.StopAfterEvaluations):
            hook.count = done
    clock = time.localtime if estimator.release >= '1.14' else time.gmtime
    started = time.strftime(_STARTED[estimator.release], clock())
    v1.logging.info('Starting evaluation at %s', started)
    final = FinalValues(values)
    creator = v1.train.ChiefSessionCreator(
        scaffold=scaffold,
        checkpoint_filename_with_path=checkpoint_path,
        master=estimator.config.evaluation_master,
        config=estimator._session_config,
    )
    with v1.train.MonitoredSession(creator, [*hooks, final]) as session:
        while not session.should_stop():
            session.run([update, counted])
    ended = time.strftime('%Y-%m-%d-%H:%M:%S', clock())
    v1.logging.info('Finished evaluation at %s', ended)
    return final.values


def write(folder, results, checkpoint_path, release):
    """Writes results as an event, and as a line of the log."""
    step = results[v1.GraphKeys.GLOBAL_STEP]
    early = release < '1.0'
    shown = ', '.join(
        f'{name} = {value!s}'
        for name, value in sorted(results.items())
        if not isinstance(value, bytes)
        and not (early and name == v1.GraphKeys.GLOBAL_STEP)
    )
    what = 'evaluation summary for' if early else 'dict for global'
    v1.logging.info('Saving %s step %d: %s', what, step, shown)
    writer = v1.summary.FileWriterCache.get(folder)
    summary = v1.Summary()
    for name, value in results.items():
        if value is not None and name != v1.GraphKeys.GLOBAL_STEP:
            _add(summary, name, value)
    writer.add_summary(summary, step)
    if checkpoint_path and _NAMES_CHECKPOINT[release]:
        v1.logging.info(
            "Saving 'checkpoint_path' summary for global step %d: %s",
            step,
            checkpoint_path,
        )
        path = v1.make_tensor_proto(checkpoint_path, tf.string)
        named = v1.Summary.Value(tag='checkpoint_path', tensor=path)
        writer.add_summary(v1.Summary(value=[named]), step)
    writer.flush()


def _add(summary, name, value):
    if isinstance(value, (float, int, np.float32, np.int32, np.int64)):
        summary.value.add(tag=name, simple_value=float(value))
    elif isinstance(value, bytes):
        try:
            parsed = v1.Summary.FromString(value)
        except Exception:  # of whichever protocol buffers are installed
            v1.logging.warn(
                'Skipping summary for %s, cannot parse string to Summary.',
                name,
            )
            return
        for place, one in enumerate(parsed.value):
            one.tag = f'{name}/{place}'
        summary.value.extend(parsed.value)
    elif isinstance(value, np.ndarray):
        summary.value.add(
            tag=name, node_name=name, tensor=v1.make_tensor_proto(value)
        )
    else:
        v1.logging.warn(
            'Skipping summary for %s, must be a float, np.float32, np.int64, '
            'np.int32 or int or np.ndarray or a serialized string of '
            'Summary.',
            name,
        )
