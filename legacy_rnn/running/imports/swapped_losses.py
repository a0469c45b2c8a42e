"""Losses whose arguments `tf_upgrade_v2` took for each other.

Up to 0.12 logits came first. The tool takes what comes first for labels, and
stops its gradient: `labels=tf.stop_gradient(prediction), logits=y`.
"""

from __future__ import annotations

from legacy_rnn.compat.old_keras.target_order import is_predicted

NAME = 'nn.softmax_cross_entropy_with_logits'


def put_right(function):
    """The loss, its arguments where they belong.

    Args:
        function: Today's `softmax_cross_entropy_with_logits`.
    """

    def call(*args, **options):
        if not args and list(options)[:2] == ['labels', 'logits']:
            labels, logits = options['labels'], options['logits']
            if _is_stopped(labels) and not is_predicted(logits):
                prediction = labels.op.inputs[0]
                if is_predicted(prediction):
                    options.update(labels=logits, logits=prediction)
        return function(*args, **options)

    call.__name__ = function.__name__
    call.__doc__ = function.__doc__
    return call


def _is_stopped(tensor):
    operation = getattr(tensor, 'op', None)
    return getattr(operation, 'type', None) == 'StopGradient'
