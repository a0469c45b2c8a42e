"""Which part of the old API a public name is, and which need no record."""

from __future__ import annotations

import re

from legacy_rnn.compat import history
from legacy_rnn.compat.releases import Release

# Home of a name -> the same in the name of its part; longest homes first.
HOMES = {
    'contrib.rnn.core_rnn_cell.': '',
    'contrib.rnn.fused_rnn_cell.': '',
    'contrib.legacy_seq2seq.': 'legacy_seq2seq.',
    'contrib.cudnn_rnn.': '',
    'contrib.grid_rnn.': 'grid_rnn.',
    'contrib.seq2seq.': 'seq2seq.',
    'contrib.crf.': 'crf.',
    'contrib.rnn.': '',
    'nn.rnn_cell.': '',
    'nn.seq2seq.': 'legacy_seq2seq.',
}
LOOPS = re.compile(r'nn\.(ctc_\w+|\w*rnn)')
KINDS = ('class', 'function')

OPAQUE = "takes cuDNN's buffer of weights, which a GPU alone can read"
DRAFT = 'a draft of contrib.seq2seq that 1.0 dropped; it has no home here'
IMPORTED = 'no part: the module imported it for itself'
# Parts without a record -> until which release, and why.
WITHOUT = {
    'sigmoid': ('0.12', IMPORTED),
    'tanh': ('0.12', IMPORTED),
    'legacy_seq2seq.shape': ('0.12', IMPORTED),
    'legacy_seq2seq.xrange': ('0.12', IMPORTED),
    'legacy_seq2seq.zip': ('0.12', IMPORTED),
    'seq2seq.layers.rnn_decoder': ('0.12', DRAFT),
    'seq2seq.layers.rnn_decoder_attention': ('0.12', DRAFT),
    'seq2seq.loss.seq2seq_loss': ('0.12', DRAFT),
    'RNNParamsSaveable': ('1.3', OPAQUE),
    'CudnnGRU': ('1.4', OPAQUE),
    'CudnnLSTM': ('1.4', OPAQUE),
    'CudnnRNNRelu': ('1.4', OPAQUE),
    'CudnnRNNTanh': ('1.4', OPAQUE),
    'CudnnGRUSaveable': ('1.15', OPAQUE),
    'CudnnLSTMSaveable': ('1.15', OPAQUE),
    'CudnnRNNReluSaveable': ('1.15', OPAQUE),
    'CudnnRNNTanhSaveable': ('1.15', OPAQUE),
    'CudnnParamsFormatConverterGRU': ('1.15', OPAQUE),
    'CudnnParamsFormatConverterLSTM': ('1.15', OPAQUE),
    'CudnnParamsFormatConverterRelu': ('1.15', OPAQUE),
    'CudnnParamsFormatConverterTanh': ('1.15', OPAQUE),
}


def of_release(release):
    """The parts that a release had in public.

    Args:
        release: Such as `'0.12'`.

    Returns:
        Dict of part, such as `'GRUCell'` or `'crf.crf_decode'`, to the
        public name that it is found by.
    """
    found = {}
    for name in history.names():
        part = part_of(name)
        if part is None:
            continue
        symbol = history.find(name)
        if symbol.kind in KINDS and symbol.exists(Release(release)):
            found[part] = name
    return found


def part_of(name):
    """The part that a public name belongs to, None if to none."""
    if re.search(r'(^|\.)(python\.|_[^_])', name):
        return None
    loop = LOOPS.fullmatch(name)
    if loop:
        return loop.group(1)
    for home, prefix in HOMES.items():
        if name.startswith(home):
            return prefix + name[len(home) :]
    return None


def needs_record(part, release):
    """Whether a release's part is to have a record."""
    until, _ = WITHOUT.get(part, ('0.0', ''))
    return _pair(release) > _pair(until)


def _pair(release):
    major, minor = release.split('.')
    return int(major), int(minor)
