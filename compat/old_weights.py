"""Weights of classes as scikit-learn up to 1.1 gave them, for ports and `run`.

    old_weights.compute_class_weight(weight, [0, 1], y)

It took the classes in a list.

Source: scikit-learn 0.20.4, executed.
"""

from __future__ import annotations

import numpy as np
from sklearn.utils import class_weight as weights

__all__ = ['compute_class_weight']

# Today's, in whose place ours may stand there meanwhile.
_weigh = weights.compute_class_weight


def compute_class_weight(class_weight, classes, y, **options):
    """Weights of classes.

    Args:
        class_weight: None, balanced, or a dict of weights.
        classes: Array or list of classes.
        y: The classes of all rows.
        **options: As today.

    Returns:
        Array `[classes]`.
    """
    classes = np.asarray(classes)
    return _weigh(class_weight, classes=classes, y=y, **options)
