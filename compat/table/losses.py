"""Losses on logits: the places of logits, labels, inputs and targets."""

from .row import ours, reordered, same

_SWAPPED = 'Pass labels and logits by name.'
_SAMPLED = '(matrix, bias, data, ids, 2, 4, sampled_values=sampled)'
_FEW = 'core.sampled_softmax:of_few_operations'
_SAMPLED_TODAY = '(matrix, bias, ids, data, 2, 4, sampled_values=sampled)'


def _by_place(args, options):
    """`loss(logits, labels)`; since 1.0 by name alone."""
    return bool(args) and args[0] is not None


ROWS = (
    reordered(
        'nn.softmax_cross_entropy_with_logits',
        is_old=_by_place,
        last='0.12',
        advice=_SWAPPED,
        before='tf.nn.softmax_cross_entropy_with_logits(x, y)',
        after=('tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=x)'),
    ),
    reordered(
        'nn.sparse_softmax_cross_entropy_with_logits',
        is_old=_by_place,
        last='0.12',
        advice=_SWAPPED,
        before='tf.nn.sparse_softmax_cross_entropy_with_logits(x, [0, 1])',
        after=(
            'tf.nn.sparse_softmax_cross_entropy_with_logits('
            'labels=[0, 1], logits=x)'
        ),
    ),
    reordered(
        'nn.sigmoid_cross_entropy_with_logits',
        is_old=_by_place,
        renames={'targets': 'labels'},
        last='0.12',
        advice=_SWAPPED,
        before='tf.nn.sigmoid_cross_entropy_with_logits(x, y)',
        after=('tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=x)'),
    ),
    reordered(
        'nn.weighted_cross_entropy_with_logits',
        renames={'targets': 'labels'},
        last='0.12',
        advice=_SWAPPED,
        before='tf.nn.weighted_cross_entropy_with_logits(x, y, 2.0)',
        after=(
            'tf.nn.weighted_cross_entropy_with_logits('
            'labels=y, logits=x, pos_weight=2.0)'
        ),
    ),
    reordered(
        'nn.log_poisson_loss',
        last='0.12',
        advice='Pass targets and log_input by name.',
        before='tf.nn.log_poisson_loss(x, y)',
        after='tf.nn.log_poisson_loss(targets=y, log_input=x)',
    ),
    *(
        reordered(
            f'nn.{name}',
            last='0.12',
            advice='Labels come before inputs.',
            before=f'tf.nn.{name}{_SAMPLED}',
            after=f'tf.nn.{name}{_SAMPLED_TODAY}',
            around=around,
        )
        for name, around in (
            ('nce_loss', ''),
            ('sampled_softmax_loss', _FEW),
        )
    ),
    same('nn.sampled_softmax_loss', first='1.0', around=_FEW),
    *(
        ours(
            f'nn.{name}',
            f'core.losses:{name}',
            plain='0.5',
            first='1.0',
            advice=_SWAPPED,
            before=f'tf.nn.{name}(labels={labels}, logits=x)',
            after=f'tf.nn.{name}(labels={labels}, logits=x)',
        )
        for name, labels in (
            ('softmax_cross_entropy_with_logits', 'y'),
            ('sparse_softmax_cross_entropy_with_logits', '[0, 1]'),
            ('sigmoid_cross_entropy_with_logits', 'y'),
        )
    ),
    ours(
        'nn.softmax_cross_entropy_with_logits_v2',
        'core.losses:softmax_cross_entropy_with_logits_v2',
        plain='0.5',
        last='1.12',
        advice=_SWAPPED,
        before=(
            'tf.nn.softmax_cross_entropy_with_logits_v2(labels=y, logits=x)'
        ),
        after=(
            'tf.nn.softmax_cross_entropy_with_logits_v2(labels=y, logits=x)'
        ),
    ),
    *(
        ours(
            f'metrics.{name}',
            f'core.class_metrics:{name}',
            last='1.4',
            advice='A class that was not met counted with 0.',
        )
        for name in ('mean_iou', 'mean_per_class_accuracy')
    ),
    ours(
        'losses.mean_pairwise_squared_error',
        'core.losses:mean_pairwise_squared_error',
        last='1.4',
        advice='It divides by n * (n - 1) today, where it was by n * n.',
    ),
    reordered(
        'losses.cosine_distance',
        renames={'dim': 'axis'},
        before='tf.losses.cosine_distance(x, y, dim=1)',
        after='tf.losses.cosine_distance(x, y, axis=1)',
    ),
)
