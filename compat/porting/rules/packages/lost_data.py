"""Data sets that shipped with TensorFlow and that nobody ships today.

Source: TensorFlow 1.15, `contrib/learn/python/learn/datasets`.
"""

from __future__ import annotations

from ...findings import CHECK
from ...rule import Rule

RULE = Rule(
    name='lost-data',
    does='Reports the houses of Boston where no file is given',
    why='neither TensorFlow nor scikit-learn ships them today',
    before=(
        'import tensorflow as tf\n'
        "x = tf.contrib.learn.datasets.load_dataset('boston')\n"
    ),
)
_PLACE = 'contrib.learn.datasets'
_WHY = 'neither TensorFlow nor scikit-learn ships the houses: give data_path'


def apply(port):
    """Reports loads that find no data."""
    for node in port.uses(f'{_PLACE}.load_boston', f'{_PLACE}.load_dataset'):
        call = port.calls.get(id(node))
        if call is None:
            continue
        given = [*call.args, *(k.value for k in call.keywords)]
        names = [getattr(value, 'value', None) for value in given]
        is_named = port.public(node).endswith('load_dataset')
        if names[:1] == ['boston'] if is_named else not given:
            port.note(call, CHECK, RULE, _WHY)
