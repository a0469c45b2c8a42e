"""The unrolling loops of TensorFlow 0.5 to 1.15 under their old names.

`loops.dynamic_rnn` is 1.15's; `loops.for_release('0.12').dynamic_rnn`
another release's, with its arguments, scopes and return values.
"""
