"""Beam search of `contrib.seq2seq`, 1.2 on."""

from __future__ import absolute_import, division, print_function

from .attention import UNITS, memory
from .case import Collection
from .decoders import SYMBOLS, dense, gru, run_decoder, seq2seq, speaking

CASES = Collection('1.2')
PACKAGE = 'seq2seq.'
BEAMS, ROWS, DEPTH = 3, 2, 3


def case(part, name, **options):
    return CASES.case(PACKAGE + part, name, **options)


def tiled(b, state):
    """An encoder's state, repeated for each beam."""
    return seq2seq(b).tile_batch(state, multiplier=BEAMS)


def search(b, cell, state, end=3, layer=None, steps=4, **options):
    """Decodes by beams and keeps the sequences with their scores."""
    b.gradients = False
    given = [cell, b.input(SYMBOLS, DEPTH), b.constant([1, 2]), end, state]
    given += [BEAMS, layer]
    decoder = seq2seq(b).BeamSearchDecoder(*given, **options)
    b.facts['output_size'] = str(decoder.output_size)
    run_decoder(b, decoder, maximum_iterations=steps)


def _search(name, make=speaking, **options):
    since = options.pop('since', '1.2')

    @case('BeamSearchDecoder', name, since=since)
    def build(b):
        cell = make(b)
        search(b, cell, tiled(b, b.state(cell)), **options)


_search('plain')
_search('ends', end=4, steps=5)
_search('ends_at_once', end=0, steps=5)
_search('length_penalty', end=4, steps=5, length_penalty_weight=0.8)
_search(
    'lstm',
    lambda b: b.cells.OutputProjectionWrapper(b.cells.LSTMCell(3), SYMBOLS),
)


@case('BeamSearchDecoder', 'output_layer')
def search_layer(b):
    cell = gru(b)
    search(b, cell, tiled(b, b.state(cell)), layer=dense(b, use_bias=False))


def _attending(name, since='1.2', **options):
    @case('BeamSearchDecoder', name, since=since)
    def build(b):
        cell = gru(b)
        wrapper = dict(attention_layer_size=UNITS)
        wrapper['alignment_history'] = b.since('1.8')
        attention = seq2seq(b).LuongAttention(
            UNITS,
            tiled(b, memory(b)),
            memory_sequence_length=tiled(b, b.constant([4, 2])),
        )
        wrapped = seq2seq(b).AttentionWrapper(cell, attention, **wrapper)
        zero = wrapped.zero_state(ROWS * BEAMS, b.tf.float32)
        state = zero._replace(cell_state=tiled(b, b.state(cell)))
        search(b, wrapped, state, layer=dense(b), **options)


_attending('attention')
_attending('coverage', since='1.12', coverage_penalty_weight=0.5)
_attending('without_reordering', since='1.8', reorder_tensor_arrays=False)


# Its named tuples.
def _fields(part, *names):
    @case(part, 'fields')
    def build(b):
        kind = getattr(seq2seq(b), part)
        b.facts['fields'] = ' '.join(kind._fields)
        b.keep('outputs', kind(*[b.input(1) for _ in kind._fields]))


for _part in [
    'BeamSearchDecoderOutput',
    'BeamSearchDecoderState',
    'FinalBeamSearchDecoderOutput',
]:
    _fields(_part)


# The functions below it.
@case('tile_batch', 'structure')
def tile_batch(b):
    state = b.cells.LSTMStateTuple(b.input(2, 3), b.input(2, 1, 2))
    b.keep('outputs', seq2seq(b).tile_batch(state, 3))


@case('gather_tree', 'beams')
def gather_tree(b):
    steps = [[[2, 1, 4], [1, 2, 3]], [[0, 3, 1], [3, 0, 2]], [[1, 1, 2]] * 2]
    parents = [[[0, 0, 0]] * 2, [[0, 1, 1], [2, 0, 1]], [[2, 1, 0], [0, 0, 2]]]
    given = [b.constant(steps), b.constant(parents)]
    if b.since('1.8'):
        given += [b.constant([3, 2]), b.constant(3)]
    else:
        given += [b.constant([[3, 3, 2], [2, 3, 1]])]
    b.keep('outputs', seq2seq(b).gather_tree(*given))
