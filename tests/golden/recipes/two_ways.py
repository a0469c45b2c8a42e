"""The bidirectional loops and their stacks."""

from __future__ import absolute_import, division, print_function

from ..bench import DEPTH, STEPS
from .case import Collection
from .loops import LENGTHS, ROWS, gru, keep, lengths_of, lstm, step_inputs

CASES = Collection()
case = CASES.case


INTERNAL = 'contrib.rnn.python.ops.rnn.'


def _named(b, lengths, cells, state):
    named = {'dtype': b.tf.float32}
    named['sequence_length'] = lengths_of(b, lengths)
    if state:
        named['initial_state_fw'] = b.state(cells[0], ROWS)
        named['initial_state_bw'] = b.state(cells[1], ROWS)
    return named


def add_static(name, make, lengths, state=True, **call):
    """Adds a case of the static loop, under its two names."""

    def build(b):
        cells = make(b, 4), make(b, 3)
        given = dict(call, **_named(b, lengths, cells, state))
        results = b.static_bidirectional_rnn(
            cells[0], cells[1], step_inputs(b), **given
        )
        keep(b, results[0], results[1:])

    CASES.add('bidirectional_rnn', name, build, until='0.12')
    CASES.add('static_bidirectional_rnn', name, build, since='1.0')


def add_dynamic(name, make, lengths, state=True, time_major=False, **call):
    """Adds a case of `bidirectional_dynamic_rnn`."""

    def build(b):
        cells = make(b, 4), make(b, 3)
        given = dict(call, **_named(b, lengths, cells, state))
        given['time_major'] = time_major
        shape = [STEPS, ROWS] if time_major else [ROWS, STEPS]
        inputs = b.input(*(shape + [DEPTH]))
        loop = b.tf.nn.bidirectional_dynamic_rnn
        keep(b, *loop(cells[0], cells[1], inputs, **given))

    # Up to 1.0 there was no way to reverse without lengths.
    since = '1.1' if lengths is None else '0.12'
    CASES.add('bidirectional_dynamic_rnn', name, build, since=since)


for _add in (add_static, add_dynamic):
    for _name, _lengths in sorted(LENGTHS.items()):
        if _name != 'full':
            _add('gru_' + _name, gru, _lengths)
    _add('lstm_ragged', lstm, [1, 3, 2])
    _add('scope', gru, [1, 3, 2], state=False, scope='mine')
add_dynamic('lstm_time_major', lstm, [1, 3, 2], time_major=True)


# Stacks of two layers.
def _add_stack(part, name, make, lengths, state=True, since='0.12', **call):
    def build(b):
        forward = [make(b, 3), make(b, 2)]
        backward = [make(b, 3), make(b, 2)]
        given = dict(call, dtype=b.tf.float32)
        given['sequence_length'] = lengths_of(b, lengths)
        if state:
            given['initial_states_fw'] = [b.state(c, ROWS) for c in forward]
            given['initial_states_bw'] = [b.state(c, ROWS) for c in backward]
        dynamic = 'dynamic' in part
        inputs = b.input(ROWS, STEPS, DEPTH) if dynamic else step_inputs(b)
        loop = b.find('contrib.rnn.' + part, INTERNAL + part)
        results = loop(forward, backward, inputs, **given)
        keep(b, results[0], results[1:])

    CASES.add(part, name, build, since=since)


for _part in ['stack_bidirectional_rnn', 'stack_bidirectional_dynamic_rnn']:
    _since = '1.1' if 'dynamic' in _part else '0.12'
    _add_stack(_part, 'gru_no_lengths', gru, None, since=_since)
    _add_stack(_part, 'lstm_ragged', lstm, [1, 3, 2])
    _add_stack(_part, 'scope', gru, [1, 3, 2], state=False, scope='mine')
