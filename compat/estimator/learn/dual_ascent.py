"""`SDCAOptimizer`: linear models by stochastic dual coordinate ascent.

*Source:* TensorFlow 0.12.1, 1.4.1 and 1.12.3, `contrib/linear_optimizer` and
`sdca_model_fn` of `contrib/learn/python/learn/estimators/linear.py`; Shalev-
Shwartz and Zhang, *Stochastic Dual Coordinate Ascent Methods for Regularized
Loss Minimization*, 2013.
"""

from __future__ import annotations

import tensorflow as tf

from ...contrib import columns as column_layers
from ...releases import Release, Since

v1 = tf.compat.v1
_LEAST_L2 = 1.0  # the algorithm needs it
_STATE = 4  # numbers that the kernel keeps of an example
# Keys that no example has: its low 64 bits are never 0 or 1.
_EMPTY, _DELETED = [0, 0], [1, 1]
_TABLE = 'ShardedMutableHashTable-1-of-1'  # of the examples, in checkpoints
_ADAPTIVE = Since({'0.5': False, '1.8': True})


class SDCAOptimizer:
    """Trains `LinearClassifier` or `LinearRegressor`, and nothing else.

    Args:
        example_id_column: Name of a feature: strings `[batch]` that tell
            examples apart.
        num_loss_partitions: Train operations that run at once.
        num_table_shards: Ignored: there is one table of examples.
        symmetric_l1_regularization: Factor of the sum of absolute weights.
        symmetric_l2_regularization: Factor of half the sum of squared
            weights; at least 1.
        adaptive: Whether examples of a large loss are sampled more often;
            the release's default if None.
        partitioner: Ignored: variables are whole.
    """

    release = Release('1.15')

    def __init__(
        self,
        example_id_column,
        num_loss_partitions=1,
        num_table_shards=None,
        symmetric_l1_regularization=0.0,
        symmetric_l2_regularization=1.0,
        adaptive=None,
        partitioner=None,
    ):
        self.example_id_column = example_id_column
        self.num_loss_partitions = num_loss_partitions
        self.num_table_shards = num_table_shards
        self.symmetric_l1_regularization = symmetric_l1_regularization
        self.symmetric_l2_regularization = symmetric_l2_regularization
        if adaptive is None:
            adaptive = _ADAPTIVE[self.release]
        self.adaptive, self.partitioner = adaptive, partitioner

    def get_name(self):
        """Name of the optimizer."""
        return 'SDCAOptimizer'

    def train_op(self, dense, sparse, examples, loss_type):
        """The operation of one step over a batch, which counts it too.

        Args:
            dense: List of pairs of numbers `[batch, size]` and their
                weights `[size, 1]`, a variable.
            sparse: List of pairs of `(rows, ids, values)`, each `[count]`,
                and the weights `[ids, 1]`.
            examples: `(ids, labels, weights)`, each `[batch]`.
            loss_type: Name of the loss.
        """
        ids, labels, weights = examples
        table = tf.lookup.experimental.DenseHashTable(
            tf.int64,
            tf.float32,
            [0.0] * _STATE,
            _EMPTY,
            _DELETED,
            name=_TABLE,
        )
        keys = tf.raw_ops.SdcaFprint(input=ids)
        slots = [_slot(one) for _, one in dense]
        sparse_slots = [_slot(one) for _, one in sparse]
        rows = [tf.unique(feature[1])[0] for feature, _ in sparse]
        state, sparse_steps, steps = tf.raw_ops.SdcaOptimizerV2(
            sparse_example_indices=[feature[0] for feature, _ in sparse],
            sparse_feature_indices=[feature[1] for feature, _ in sparse],
            sparse_feature_values=[feature[2] for feature, _ in sparse],
            dense_features=[numbers for numbers, _ in dense],
            example_weights=weights,
            example_labels=labels,
            sparse_indices=rows,
            sparse_weights=[
                tf.gather(slot, row)
                for slot, row in zip(sparse_slots, rows, strict=True)
            ],
            dense_weights=[slot.read_value() for slot in slots],
            example_state_data=table.lookup(keys),
            loss_type=loss_type,
            l1=self.symmetric_l1_regularization,
            l2=max(self.symmetric_l2_regularization, _LEAST_L2),
            num_loss_partitions=self.num_loss_partitions,
            num_inner_iterations=1,
            adaptive=self.adaptive,
        )
        with tf.control_dependencies([state]):
            moved = [table.insert(keys, state)]
            moved += map(v1.scatter_add, sparse_slots, rows, sparse_steps)
            moved += map(v1.assign_add, slots, steps)
        with tf.control_dependencies(moved):
            pairs = [*zip(dense, slots, strict=True)]
            pairs += zip(sparse, sparse_slots, strict=True)
            shrunk = [
                variable.assign(self._shrunk(slot.read_value()))
                for (_, variable), slot in pairs
            ]
        with tf.control_dependencies(shrunk):
            return v1.assign_add(v1.train.get_global_step(), 1).op

    def _shrunk(self, weights):
        """The proximal step of the absolute weights."""
        if not self.symmetric_l1_regularization:
            return weights
        least = self.symmetric_l1_regularization / max(
            self.symmetric_l2_regularization, _LEAST_L2
        )
        return tf.sign(weights) * tf.maximum(tf.abs(weights) - least, 0.0)


def linear(loss_type, head, columns, optimizer, features, labels, mode):
    """The operations of a linear model that an SDCAOptimizer trains.

    Args:
        loss_type: Name of the loss.
        head: A Head.
        columns: Feature columns.
        optimizer: An SDCAOptimizer.
        features: Dict of tensors.
        labels: `[batch]` or `[batch, 1]`, or None.
        mode: A mode.
    """
    with v1.variable_scope('linear') as scope:
        values = dict(features)
        values.update(column_layers.transform_features(features, columns))
        logits, weights, bias = (
            column_layers.weighted_sum_from_feature_columns(
                values, columns, 1, scope=scope
            )
        )

    def train(_):
        targets = tf.cast(tf.reshape(labels, [-1]), tf.float32)
        ones = tf.ones_like(targets)
        dense, sparse = [(ones[:, None], bias)], []
        for column, (variable,) in weights.items():
            found = column.wide(values[column])
            if found is None:
                numbers = tf.reshape(values[column], [tf.size(ones), -1])
                dense.append((numbers, variable))
            else:
                sparse.append((_feature(found), variable))
        weighed = head._weights(features)
        weighed = ones if weighed is None else tf.reshape(weighed, [-1])
        ids = tf.reshape(features[optimizer.example_id_column], [-1])
        examples = ids, targets, tf.cast(weighed, tf.float32)
        return optimizer.train_op(dense, sparse, examples, loss_type)

    return head.create_model_fn_ops(
        features=features,
        labels=labels,
        mode=mode,
        train_op_fn=train,
        logits=logits,
    )


def _slot(variable):
    """The weights before absolute values are shrunk."""
    zeros = tf.zeros_like(variable.initialized_value())
    name = f'{variable.op.name}_unshrinked/SDCAOptimizer'
    return v1.Variable(zeros, name=name, use_resource=False)


def _feature(lookup):
    """Rows, ids and values of a sparse feature, each `[count]`.

    An id that stands more than once in an example counts once, with the sum
    of its values; ids below 0 are unknown words.
    """
    ids = tf.cast(tf.reshape(lookup.ids.values, [-1]), tf.int64)
    rows = lookup.ids.indices[:, 0]
    if lookup.weights is None:
        values = tf.ones_like(ids, tf.float32)
    else:
        values = tf.reshape(lookup.weights.values, [-1])
    known = ids >= 0
    ids, rows, values = (
        tf.boolean_mask(x, known) for x in (ids, rows, values)
    )
    size = tf.reduce_max(ids) + 1
    both, place = tf.unique(size * rows + ids)
    count = tf.size(both)
    first = tf.math.unsorted_segment_min(rows, place, count)
    values = tf.math.unsorted_segment_sum(values, place, count)
    return first, both - size * first, values
