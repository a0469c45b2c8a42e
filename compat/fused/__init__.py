"""The fused unroll: a whole layer at once, with a gradient of its own.

The inputs of all steps are multiplied by the weights in one matrix product
before the loop, the loop holds the recurrent product alone, and all gradients
of the weights are one matrix product after it. Variables are those of
`dynamic_rnn`, so that checkpoints are interchangeable.
"""

from __future__ import annotations

import importlib

# Public name -> module that defines it.
HOMES = {
    'can_fuse': 'support',
    'fuse': 'switch',
    'fused_rnn': 'driver',
    'sparse_softmax_cross_entropy': 'losses',
}

__all__ = ['can_fuse', 'fuse', 'fused_rnn', 'sparse_softmax_cross_entropy']


def __getattr__(name):
    if name in HOMES:
        module = importlib.import_module(f'{__name__}.{HOMES[name]}')
        return getattr(module, name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def __dir__():
    return sorted([*globals(), *HOMES])
