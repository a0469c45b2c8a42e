"""Introduction to Recurrent Networks in TensorFlow, in graph mode, today.

The public names below are imported on first use, so that the package itself
imports nothing heavy.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .article.classification import SequenceClassification
    from .article.labelling import SequenceLabelling
    from .article.sequences import (
        last_relevant,
        pack_sequence,
        unpack_sequence,
    )
    from .datasets import load_dataset
    from .notebook.activation import activate
    from .swapping.cells import assert_unrolls_agree, compare_unrolls

__version__ = '1.0.0'

# Public name -> module that defines it.
_HOMES = {
    'SequenceClassification': 'article.classification',
    'SequenceLabelling': 'article.labelling',
    'activate': 'notebook.activation',
    'assert_unrolls_agree': 'swapping.cells',
    'compare_unrolls': 'swapping.cells',
    'last_relevant': 'article.sequences',
    'load_dataset': 'datasets',
    'pack_sequence': 'article.sequences',
    'unpack_sequence': 'article.sequences',
}

__all__ = [
    'SequenceClassification',
    'SequenceLabelling',
    '__version__',
    'activate',
    'assert_unrolls_agree',
    'compare_unrolls',
    'last_relevant',
    'load_dataset',
    'pack_sequence',
    'unpack_sequence',
]


def load_ipython_extension(shell):
    """IPython's `%load_ext legacy_rnn`; see `legacy_rnn.notebook.magics`."""
    importlib.import_module(f'{__name__}.notebook.magics').load(shell)


def unload_ipython_extension(shell):
    """IPython's `%unload_ext legacy_rnn`."""
    importlib.import_module(f'{__name__}.notebook.magics').unload(shell)


def __getattr__(name):
    if name in _HOMES:
        module = importlib.import_module(f'{__name__}.{_HOMES[name]}')
        return getattr(module, name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def __dir__():
    return sorted([*globals(), *_HOMES])
