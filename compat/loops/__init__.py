"""The unrolling loops of TensorFlow 0.5 to 1.15 under their old names.

`loops.dynamic_rnn` is 1.15's; `loops.for_release('0.12').dynamic_rnn`
another release's, with its arguments, scopes and return values.
"""

from __future__ import annotations

from ..signatures.parts import Face

# Public name -> module and function that implement it.
HOMES = {
    'best_effort_input_batch_size': 'shapes:best_effort_input_batch_size',
    'bidirectional_dynamic_rnn': 'dynamic:bidirectional_dynamic_rnn',
    'bidirectional_rnn': 'static:static_bidirectional_rnn',
    'dynamic_rnn': 'dynamic:dynamic_rnn',
    'raw_rnn': 'dynamic:raw_rnn',
    'rnn': 'static:static_rnn',
    'stack_bidirectional_dynamic_rnn': 'stacked:stack_dynamic',
    'stack_bidirectional_rnn': 'stacked:stack_static',
    'state_saving_rnn': 'static:static_state_saving_rnn',
    'static_bidirectional_rnn': 'static:static_bidirectional_rnn',
    'static_rnn': 'static:static_rnn',
    'static_state_saving_rnn': 'static:static_state_saving_rnn',
    'transpose_batch_time': 'shapes:transpose_batch_time',
}
# Modules in which releases kept their loops, the newest home first.
MODULES = (
    'nn',
    'contrib.rnn',
    'contrib.rnn.python.ops.rnn',
    'models.rnn.rnn',
)

_FACE = Face(__name__, HOMES, MODULES)
for_release = _FACE.for_release
__getattr__ = _FACE.newest


def __dir__():
    return sorted([*globals(), *HOMES])
