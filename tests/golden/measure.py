"""Builds a case in a release and measures what it does."""

from __future__ import absolute_import, division, print_function

import numpy as np

from . import arithmetic
from .bench import Bench

SEED = 5


def measure(tf, release, case, places=None):
    """Builds a case and evaluates all that it keeps.

    Args:
        tf: The old TensorFlow, or a namespace that stands for it.
        release: Its release, such as `'0.12'`.
        case: A `Case`.
        places: Dict of variable name to the place that its arithmetic
            values depend on; the order of creation if None.

    Returns:
        Dict with `variables`, a list of `[name, shape, trainable]` in order
        of creation; `facts`, a dict of texts; `values`, a list of pairs of
        label and array, or None where the loss does not depend on it; and
        `error`, None or the type and text of what building raised.
    """
    bench = Bench(tf, release)
    with tf.Graph().as_default() as graph:
        tf.set_random_seed(SEED)
        error = _build(bench, case)
        variables = _variables(tf)
        measured = {
            'variables': variables,
            'facts': bench.facts,
            'values': [],
            'error': error,
        }
        if error is None:
            measured['values'] = _evaluate(bench, graph, places)
    return measured


def _build(bench, case):
    if not case.raises:
        case.build(bench)
        return None
    try:
        case.build(bench)
    except Exception as error:  # noqa: B902 - what it raises is the fact
        return [type(error).__name__, str(error).split('\n')[0]]
    return None


def _variables(tf):
    trainable = set(v.name for v in tf.get_collection('trainable_variables'))
    return [
        [_name(v), v.get_shape().as_list(), v.name in trainable]
        for v in tf.get_collection('variables')
    ]


def _name(variable):
    return variable.name.split(':')[0]


def _evaluate(bench, graph, places):
    fetches = list(bench.kept)
    if bench.gradients:
        fetches += _loss_and_gradients(bench)
    if not fetches and not bench.initial:
        return []
    tf = bench.tf
    with tf.Session(graph=graph, config=_config(tf)) as session:
        if bench.initial:
            return _initial_values(tf, session)
        _assign(tf, session, places)
        return _run(session, fetches, bench)


def _config(tf):
    """One thread, and no rewriting of graphs that are run only once."""
    config = tf.ConfigProto(
        intra_op_parallelism_threads=1, inter_op_parallelism_threads=1
    )
    config.graph_options.optimizer_options.opt_level = -1
    rewriting = getattr(config.graph_options, 'rewrite_options', None)
    if hasattr(rewriting, 'disable_meta_optimizer'):
        rewriting.disable_meta_optimizer = True
    return config


def _loss_and_gradients(bench):
    tf = bench.tf
    terms = [
        tf.reduce_sum(0.5 * t * t + 0.3 * t)
        for _, t in bench.kept
        if t.dtype.base_dtype in (tf.float32, tf.float64)
    ]
    if not terms:
        return []
    loss = sum(terms[1:], terms[0])
    variables = tf.get_collection('trainable_variables')
    names = [_name(v) for v in variables]
    names += ['input {}'.format(i) for i in range(len(bench.inputs))]
    gradients = tf.gradients(loss, variables + bench.inputs)
    labels = ['gradient of ' + name for name in names]
    dense = [g if g is None else tf.convert_to_tensor(g) for g in gradients]
    return [('loss', loss)] + list(zip(labels, dense))


def _assign(tf, session, places):
    """Assigns arithmetic values by feeding each initial value."""
    initializers, feed = [], {}
    for place, variable in enumerate(tf.get_collection('variables')):
        if places is not None:
            place = places.get(_name(variable), place)
        initial = variable.initializer.inputs[1]
        shape = variable.get_shape().as_list()
        dtype = variable.dtype.base_dtype.as_numpy_dtype
        feed[initial] = arithmetic.array(shape, place, dtype)
        initializers.append(variable.initializer)
    if initializers:
        session.run(initializers, feed)


def _run(session, fetches, bench):
    present = [(label, t) for label, t in fetches if t is not None]
    values = []
    for run in range(bench.runs):
        prefix = '' if bench.runs == 1 else 'run {} '.format(run)
        got = session.run([t for _, t in present], bench.feed)
        labels = [prefix + label for label, _ in present]
        values += zip(labels, [np.asarray(v) for v in got])
    values += [(label, None) for label, t in fetches if t is None]
    return values


def _initial_values(tf, session):
    variables = tf.get_collection('variables')
    session.run([v.initializer for v in variables])
    values = session.run([v for v in variables])
    return [
        (
            'initial ' + _name(variable),
            np.array([v.min(), v.max(), v.mean(), v.std(), v.size], 'float32'),
        )
        for variable, v in zip(variables, values)
    ]
