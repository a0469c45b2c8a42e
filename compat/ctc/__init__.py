"""Connectionist temporal classification, 0.8 to 1.15.

`contrib.ctc` of 0.8 and 0.9 and `nn.ctc_*` from 0.10, in each release's order
of arguments, on TensorFlow's own kernels.
"""

from __future__ import annotations

import functools

# Public name -> module that implements it.
HOMES = {
    'ctc_beam_search_decoder': 'functions',
    'ctc_beam_search_decoder_v2': 'functions',
    'ctc_greedy_decoder': 'functions',
    'ctc_loss': 'functions',
    'ctc_loss_v2': 'functions',
    'ctc_unique_labels': 'functions',
}

# Modules in which releases kept them, the newest home first.
MODULES = (
    'nn',
    'contrib.ctc',
)


def for_release(release):
    """The names that one release had.

    Args:
        release: A Release or its name, such as `'0.12'`.

    Returns:
        A namespace with that release's names as attributes; a name that the
        release did not have raises AttributeError.

    Raises:
        ValueError: No such release.
    """
    return _names()(release)


@functools.cache
def _names():
    from ..signatures.parts import make_names

    return make_names(__name__, HOMES, MODULES)


def __getattr__(name):
    if name in HOMES:
        return getattr(for_release('1.15'), name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def __dir__():
    return sorted([*globals(), *HOMES])
