"""Linear-chain conditional random fields, `contrib.crf` of 0.11 to 1.15.

`crf.crf_log_likelihood` is 1.15's; `crf.for_release('1.4')` has another
release's, which differ in sequences of no step and of one.
"""

from __future__ import annotations

import functools

# Public name -> module that implements it.
HOMES = {
    'CrfDecodeBackwardRnnCell': 'cells',
    'CrfDecodeForwardRnnCell': 'cells',
    'CrfForwardRnnCell': 'cells',
    'crf_binary_score': 'scores',
    'crf_decode': 'decoding',
    'crf_log_likelihood': 'likelihood',
    'crf_log_norm': 'likelihood',
    'crf_multitag_sequence_score': 'likelihood',
    'crf_sequence_score': 'scores',
    'crf_unary_score': 'scores',
    'viterbi_decode': 'decoding',
}

# Modules in which releases kept them, the newest home first.
MODULES = (
    'contrib.crf',
    'contrib.crf.python.ops.crf',
)


def for_release(release):
    """The names that one release had.

    Args:
        release: A Release or its name, such as `'1.4'`.

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
