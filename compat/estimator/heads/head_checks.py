"""What heads ask of logits, labels, weights and loss functions.

Logits are `[D0, ... DN, logits]`, the batch first; labels have their shape or
lack the last axis, and so do weights.
"""

from __future__ import annotations

import tensorflow as tf

from ..arguments import call_with, names_of

v1 = tf.compat.v1
_NO_LABELS = (
    'You must provide a labels Tensor. Given: None. Suggested '
    'troubleshooting steps: Check that your data contain your label feature. '
    'Check that your input_fn properly parses and returns labels.'
)
_SPARSE = (
    'SparseTensor labels are not supported. labels must be a Tensor of shape '
    '[D0, D1, ..., DN, {0}], e.g. [batch_size, {0}]. Suggested Fix (1): '
    'Check the label feature in your data. Each example must contain {0} '
    'value(s). If not, your choice of label was probably incorrect. '
    'Suggested Fix (2): In your input_fn, use tf.sparse_tensor_to_dense() to '
    'turn labels into a Tensor.'
)
_LABEL_SHAPE = (
    'labels shape must be [D0, D1, ... DN, {}]. Suggested Fix: check your '
    'n_classes argument to the estimator and/or the shape of your label.'
)
_LABEL_SIZE = (
    'Mismatched label shape. Expected labels dimension={}.  Received {}. '
    'Suggested Fix:If your classifier expects one-hot encoding label,check '
    'your n_classes argument to the estimator and/or the shape of your '
    'label. Otherwise, check the shape of your label.'
)
_LOGIT_SHAPE = 'logits shape must be [D0, D1, ... DN, logits_dimension]'


def checked_logits(logits, dimension):
    """Floating logits `[D0, ... DN, dimension]`.

    Raises:
        ValueError: Another last axis.
    """
    logits = tf.cast(logits, tf.float32)
    shape = tf.shape(logits)
    ranked = v1.assert_rank_at_least(
        logits, 2, data=[shape], message=_LOGIT_SHAPE
    )
    with tf.control_dependencies([ranked]):
        last = None if logits.shape.rank is None else logits.shape[-1]
        if last not in (None, dimension):
            raise ValueError(f'{_LOGIT_SHAPE}, got {logits.shape}.')
        if last is not None:
            return tf.identity(logits)
        same = v1.assert_equal(
            dimension, shape[-1], data=[shape], message=_LOGIT_SHAPE
        )
        with tf.control_dependencies([same]):
            return tf.identity(logits)


def given_labels(labels):
    """Labels as a tensor, or a sparse one.

    Raises:
        ValueError: There are none.
    """
    if labels is None:
        raise ValueError(_NO_LABELS)
    if isinstance(labels, dict):
        (labels,) = labels.values()
    return v1.convert_to_tensor_or_sparse_tensor(labels)


def checked_labels(labels, logits, dimension):
    """Labels `[D0, ... DN, dimension]` that fit logits.

    Raises:
        ValueError: Sparse labels, or another last axis.
    """
    if isinstance(labels, tf.SparseTensor):
        raise ValueError(_SPARSE.format(dimension))
    if labels.shape.rank is not None and logits.shape.rank is not None:
        if labels.shape.rank == logits.shape.rank - 1:
            labels = labels[..., None]
    shape, wanted = tf.shape(labels), _like(logits, dimension)
    message = _LABEL_SHAPE.format(dimension)
    ranked = v1.assert_rank_at_least(labels, 2, message=message)
    with tf.control_dependencies([ranked]):
        last = None if labels.shape.rank is None else labels.shape[-1]
        if last not in (None, dimension):
            raise ValueError(_LABEL_SIZE.format(dimension, last))
        data = ['expected_labels_shape: ', wanted, 'labels_shape: ', shape]
        same = v1.assert_equal(wanted, shape, message=message, data=data)
        with tf.control_dependencies([same]):
            return tf.identity(labels)


def in_range(labels, n_classes, message=None):
    """Labels of which none is negative, nor above `n_classes - 1`."""
    most = tf.convert_to_tensor(n_classes - 1, labels.dtype)
    checks = [
        v1.Assert(
            tf.reduce_all(fits),
            [message or own, f'{labels.name} = ', labels],
        )
        for fits, own in (
            (labels >= 0, 'Labels must >= 0'),
            (labels <= most, 'Labels must <= n_classes - 1'),
        )
    ]
    with tf.control_dependencies(checks):
        return tf.identity(labels)


def weights_of(features, column, logits, *, per_logit=False):
    """Weights `[D0, ... DN, 1]`, or 1.0 without a column.

    Args:
        features: Dict of tensors.
        column: Name of the feature, a numeric column, or None.
        logits: `[D0, ... DN, logits]`.
        per_logit: Whether `[D0, ... DN, logits]` is allowed too.

    Raises:
        TypeError: The column is no such thing.
        ValueError: Weights that are no numbers.
    """
    if column is None:
        return 1.0
    numeric = v1.feature_column.numeric_column
    column = numeric(column) if isinstance(column, str) else column
    if not isinstance(column, type(numeric('weight'))):
        raise TypeError(
            'Weight column must be either a string or _NumericColumn. Given '
            f'type: {type(column)}.'
        )
    weights = tf.convert_to_tensor(features[column.key])
    if not (weights.dtype.is_floating or weights.dtype.is_integer):
        raise ValueError(
            'Weight column should be castable to float. Given dtype: '
            f'{weights.dtype}'
        )
    weights = tf.cast(weights, tf.float32)
    if column.normalizer_fn is not None:
        weights = column.normalizer_fn(weights)
    flat = weights.shape.rank is not None and (
        logits.shape.rank == weights.shape.rank + 1
    )
    shapes = [tf.shape(logits)[:-1]] if flat else [_like(logits, 1)]
    if per_logit and not flat:
        shapes.append(tf.shape(logits))
    with tf.control_dependencies([_weights_fit(weights, logits, shapes)]):
        return weights[..., None] if flat else tf.identity(weights)


def check_options(loss_reduction, loss_fn=None, thresholds=()):
    """Refuses options of a head.

    Raises:
        ValueError: An unknown reduction, a loss function of other arguments,
            or a threshold that is no probability.
    """
    for one in thresholds or ():
        if not 0 < one < 1:
            raise ValueError(
                f'thresholds must be in (0, 1) range. Given: {one}'
            )
    if loss_fn is not None:
        _check_loss_fn(loss_fn)
    known = v1.losses.Reduction.all()
    if loss_reduction not in known or loss_reduction == 'none':
        raise ValueError(f'Invalid loss_reduction: {loss_reduction}')


def losses_by(loss_fn, labels, logits, features, dimension):
    """Losses `[D0, ... DN, dimension]` by a function of the user's."""
    losses = call_with(
        loss_fn, {'features': features}, labels=labels, logits=logits
    )
    shape = tf.shape(losses)
    fits = v1.Assert(
        tf.reduce_all(tf.equal(shape, _like(logits, dimension))),
        [
            'loss_fn must return Tensor of shape [D0, D1, ... DN, '
            f'{dimension}]. ',
            'logits_shape: ',
            tf.shape(logits),
            'loss_shape: ',
            shape,
        ],
    )
    with tf.control_dependencies([fits]):
        return tf.identity(losses)


def _check_loss_fn(loss_fn):
    names = names_of(loss_fn)
    for needed in ('labels', 'logits'):
        if needed not in names:
            raise ValueError(
                f'loss_fn must contain argument: {needed}. Given arguments: '
                f'{names}'
            )
    other = sorted(set(names) - {'labels', 'logits', 'features'})
    if other:
        raise ValueError(f'loss_fn has unexpected args: {other}')


def _like(logits, dimension):
    return tf.concat([tf.shape(logits)[:-1], [dimension]], 0)


def _weights_fit(weights, logits, shapes):
    """Asserts that weights have one of some shapes."""
    own = tf.shape(weights)
    fits = [
        tf.reduce_all(tf.equal(own, shape))
        for shape in shapes
        if weights.shape.rank is None
        or weights.shape.rank == shape.shape.num_elements()
    ]
    allowed = '[D0, D1, ... DN] or [D0, D1, ... DN, 1]'
    if len(shapes) > 1:
        allowed = (
            '[D0, D1, ... DN], [D0, D1, ... DN, 1] or '
            '[D0, D1, ... DN, logits_dimension]'
        )
    return v1.Assert(
        tf.reduce_any(tf.stack(fits)) if fits else False,
        [
            f'weights shape must be {allowed}',
            'logits_shape: ',
            tf.shape(logits),
            'weights_shape: ',
            own,
        ],
    )
