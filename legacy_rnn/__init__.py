"""Introduction to Recurrent Networks in TensorFlow, in graph mode, today."""

import importlib

__version__ = '0.1.0'

# Public names and their modules, imported when first asked for.
_HOMES = {
    'load_dataset': 'legacy_rnn.datasets',
}


def __getattr__(name):
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def __dir__():
    return sorted([*globals(), *_HOMES])
