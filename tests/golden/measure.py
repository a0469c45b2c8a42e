"""Builds a case in a release and measures what it does."""

from __future__ import absolute_import, division, print_function

import numpy as np

from . import arithmetic
from .bench import Bench

SEED = 5


def measure(tf, release, case, places=None, evaluate=None, gradients=True):
    """Builds a case and evaluates all that it keeps.

    Args:
        tf: The old TensorFlow, or a namespace that stands for it.
        release: Its release, such as `'0.12'`.
        case: A `Case`.
        places: Dict of variable name to the place that its arithmetic
            values depend on; the order of creation if None.
        evaluate: What runs the graph, `compute` by default.
        gradients: Whether to differentiate, where the case asks for it.

    Returns:
        Dict with `variables`, a list of `[name, shape, trainable]` in order
        of creation; `facts`, a dict of texts; `values`, a list of pairs of
        label and array, or None where the loss does not depend on it; and
        `error`, None or the type and text of what building raised.
    """
    bench = Bench(tf, release)
    with tf.Graph().as_default():
        tf.set_random_seed(SEED)
        error = _build(bench, case)
        bench.gradients = bench.gradients and gradients
        measured = {
            'variables': _variables(tf) if bench.variables else [],
            'facts': bench.facts,
            'values': [],
            'error': error,
        }
        if error is None:
            variables = _with_places(tf, places)
            arrays = (evaluate or compute)(bench, variables)
            measured['values'] = list(zip(_labels(bench), arrays))
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


def _with_places(tf, places):
    """Pairs of a variable and the place of its arithmetic values."""
    pairs = []
    for place, variable in enumerate(tf.get_collection('variables')):
        if places is not None:
            place = places.get(_name(variable), place)
        pairs.append((variable, place))
    return pairs


def _labels(bench):
    """Labels of what `compute` gives, in its order."""
    tf = bench.tf
    if bench.initial:
        word = {'described': 'initial ', 'in full': 'seeded '}[bench.initial]
        return [word + _name(v) for v in tf.get_collection('variables')]
    labels = [label for label, _ in bench.kept]
    if bench.gradients and terms(bench):
        names = [_name(v) for v in tf.get_collection('trainable_variables')]
        names += ['input {}'.format(i) for i in range(len(bench.inputs))]
        labels += ['loss'] + ['gradient of ' + name for name in names]
    if bench.runs == 1:
        return labels
    numbers = range(bench.runs)
    return ['run {} {}'.format(n, label) for n in numbers for label in labels]


def terms(bench):
    """The kept tensors that make up the loss."""
    kinds = (bench.tf.float32, bench.tf.float64)
    return [t for _, t in bench.kept if t.dtype.base_dtype in kinds]


def compute(bench, variables):
    """Runs the graph of a bench.

    Args:
        bench: A `Bench` on which a case was built.
        variables: Pairs of each variable and its place.

    Returns:
        List of arrays, run by run: what was kept, the loss, and its
        gradients by trainable variables and inputs, None where the loss does
        not depend on one. With `bench.initial`, the variables' values.
    """
    tf = bench.tf
    fetches = [tensor for _, tensor in bench.kept]
    if bench.gradients:
        fetches += _loss_and_gradients(bench)
    if not fetches and not bench.initial:
        return []
    with tf.Session(config=_config(tf)) as session:
        if bench.initial:
            return _initial_values(session, bench.initial, variables)
        _assign(session, variables)
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
    parts = [tf.reduce_sum(0.5 * t * t + 0.3 * t) for t in terms(bench)]
    if not parts:
        return []
    loss = sum(parts[1:], parts[0])
    variables = tf.get_collection('trainable_variables')
    gradients = tf.gradients(loss, variables + bench.inputs)
    dense = [g if g is None else tf.convert_to_tensor(g) for g in gradients]
    return [loss] + dense


def _assign(session, variables):
    """Assigns arithmetic values by feeding each initial value."""
    initializers, feed = [], {}
    for variable, place in variables:
        initial = variable.initializer.inputs[1]
        shape = variable.get_shape().as_list()
        dtype = variable.dtype.base_dtype.as_numpy_dtype
        feed[initial] = arithmetic.array(shape, place, dtype)
        initializers.append(variable.initializer)
    if initializers:
        session.run(initializers, feed)


def _run(session, fetches, bench):
    present = [t for t in fetches if t is not None]
    values = []
    for _ in range(bench.runs):
        got = iter(session.run(present, bench.feed))
        values += [
            None if t is None else np.asarray(next(got)) for t in fetches
        ]
    return values


def _initial_values(session, form, variables):
    session.run([v.initializer for v, _ in variables])
    values = session.run([v for v, _ in variables])
    if form == 'in full':
        return values
    return [
        np.array([v.min(), v.max(), v.mean(), v.std(), v.size], 'float32')
        for v in values
    ]
