"""Whether a half-ported program needs Keras 2, which tf_keras gives.

It ran when `tf.keras`, and the package `keras`, were Keras 2. Keras 3 has lost
some of its names, its layers take other arguments where a program derives its
own, and some of them work in no graph of TensorFlow 1, nor does its backend.

Source: each layer in such a graph, under Keras 3.15 and tf_keras 2.21.
"""

from __future__ import annotations

import re

from .. import today
from ..sources.libraries import addons
from ..table import old_keras as table
from . import names, old_keras

# What a file may have: what Keras 2 alone gives; what Keras 3 gives outside of
# graphs alone; a graph.
LOST, EAGER, GRAPH = 'lost', 'eager', 'graph'
_V1 = 'compat.v1.'
# Cells of `tf.keras` that old loops took, and take of tf_keras alone.
_CELL = re.compile(
    r'(compat\.v1\.)?keras\.layers\.'
    '(GRUCell|LSTMCell|SimpleRNNCell|StackedRNNCells)'
)
_LOOP = re.compile(r'compat\.v1\.nn\.\w*rnn')
# Keras 3 drops the same values in every run of a session, cannot feed its
# inputs or fetch its weights, and names weights otherwise.
_EAGER = re.compile(
    r'(compat\.v1\.)?keras\.'
    r'(layers\.(?!(Add|Average|Concatenate|Flatten|Maximum|Minimum|Multiply'
    r'|Permute|RepeatVector|Reshape|Subtract|\w*Pool(ing)?[123]D'
    r'|(Cropping|UpSampling|ZeroPadding)[123]D|[a-z]\w*)$)\w+'
    r'|Input|layers\.Input|Model|Sequential'
    r'|(losses|metrics|models|optimizers)\.\w+'
    r'|activations\.(deserialize|get|hard_sigmoid)'
    r'|backend\.(?!clear_session|epsilon|floatx|image_data_format)\w+'
    # Of variables by reference, which a program of `disable_v2_behavior` has.
    r'|(constraints|regularizers)\.\w+)'
)
_MODELS = re.compile(r'keras\.(models\.)?(Model|Sequential)')
_FIT = re.compile(r'\.(fit|fit_generator|train_on_batch)\(')
_GRAPH = re.compile(
    r'\bdisable_(v2_behavior|eager_execution)\('
    r'|\b(\w*Session|placeholder|Estimator(Spec)?|Graph)\(|\btf\.gradients\('
)


def uses(text, path=None):
    """What a file of a half-ported program has that may need Keras 2.

    Args:
        text: Python 2 or 3 source.
        path: Its file, or None.

    Returns:
        Set of some of `LOST`, `EAGER` and `GRAPH`.
    """
    found = {GRAPH} if _GRAPH.search(text) else set()
    statements = old_keras.read(text, path)
    nodes = [statement.node for statement in statements]
    own = old_keras.names_below(nodes)
    used = {n for use in names.collect(statements).found for n in use.names}
    if (
        any(map(old_keras.imports_module, nodes))
        or any(today.lost_by_keras('keras', name) for name in own)
        or any(map(_is_lost, used))
        or (_any(_LOOP, used) and _any(_CELL, used))
        or addons.need_keras(text)
    ):
        found.add(LOST)
    used |= {f'keras.{name}' for name in own}
    if _any(_EAGER, used) or (_FIT.search(text) and _any(_MODELS, used)):
        found.add(EAGER)
    return found


def need_keras_2(found):
    """Whether the uses of all files of a program need Keras 2."""
    return LOST in found or {EAGER, GRAPH} <= set(found)


def _is_lost(name):
    """Whether a name relative to `tensorflow` is of tf_keras alone."""
    if name.startswith(_V1):
        return old_keras.is_model(name)
    if today.has(name):
        return False
    path = table.path(name)
    is_module = path and table.is_module(path) and not table.is_free(path)
    return is_module or old_keras.is_model(name)


def _any(pattern, used):
    return any(map(pattern.fullmatch, used))
