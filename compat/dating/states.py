"""What the treatment of an LSTM's state says about the release.

Up to 0.6 `rnn` gives all states, of which scripts take the last. Up to 0.10
the state is one tensor by default: fed through a placeholder of twice the
units or of `cell.state_size`, evaluated by `state.eval()`.
"""

from __future__ import annotations

from typing import NamedTuple

from .facts import Evidence, Preference, known, leaf, since, until

_UNROLLS = ('nn.rnn', 'models.rnn.rnn.rnn', 'python.ops.rnn.rnn')
# Decoders, which gave all states up to 0.6 as well.
_DECODES = tuple(
    f'seq2seq.{name}'
    for name in 'rnn_decoder attention_decoder basic_rnn_seq2seq '
    'tied_rnn_seq2seq'.split()
)
_STACK = 'MultiRNNCell'
_LSTM = ('BasicLSTMCell', 'LSTMCell', _STACK)
# Cells whose weights belonged to the scope of a call until 1.4.
SCOPED_CELLS = frozenset(('LSTMBlockCell', 'GRUBlockCell'))


class States(NamedTuple):
    """What one file of a program knows of states that others may use.

    Attributes:
        symbol: An LSTM's name relative to `tensorflow`, or None.
        zero: Names that hold what its `zero_state` gave, without underscore.
        evaluated: Names on which `.eval()` is called, with the line.
        single: Lines on which a cell's state is treated as one tensor.
        sizes: Whether it defines a `state_size`.
        told: Whether it says `state_is_tuple`, and makes no LSTM without.
        path: Its file, or None.
        sets_flag: Line on which it sets a flag of TensorFlow's, or None.
        defines_flags: Whether it defines any, or may.
    """

    symbol: str | None
    zero: frozenset
    evaluated: dict
    single: tuple
    sizes: bool
    told: bool
    path: str | None = None
    sets_flag: int | None = None
    defines_flags: bool = False


def of(uses):
    """The States of a source."""
    cells = [u for u in uses.found if leaf(u.names[0]) in _LSTM]
    symbol = known(cells[0].names[0])[0] if cells else None
    held = uses.assigned.items()
    zero = {name for name, method in held if name and method == 'zero_state'}
    return States(
        symbol,
        # A property often hides the attribute: initial_state, _initial_state.
        frozenset(name.removeprefix('_') for name in zero),
        dict(uses.evaluated),
        tuple(uses.single),
        uses.sizes,
        'state_is_tuple' in uses.keywords and not _is_left_out(cells),
    )


def gather(uses):
    """Evidence of how the states of a source are treated in it."""
    found = of(uses)
    if found.told:
        return
    for use in uses.found:
        symbol = known(use.names[0])[0]
        targets = tuple(use.targets or ())
        decodes = symbol and symbol.endswith(_DECODES)
        if (symbol in _UNROLLS or decodes) and len(targets) == 2:
            line = uses.last_items.get(targets[1])
            if line:
                releases = (*until('0.6'), *since('0.11'))
                yield Evidence(symbol, line, releases, 'state')
    if found.symbol:
        lines = [*uses.doubled, *_evaluations(found, found), *_single(found)]
        for line in lines[:1]:
            yield Evidence(found.symbol, line, until('0.10'), 'state')


def meet(files):
    """Evidence of states that one file makes and another evaluates.

    Args:
        files: List of States, one a file of the program.
    """
    if any(states.told for states in files):
        return
    sized = any(states.sizes for states in files)
    makers = [states for states in files if states.symbol]
    users = [states for states in files if states.evaluated or states.single]
    for maker in makers:
        for user in users:
            if maker is user:
                continue
            lines = _evaluations(maker, user)
            if not sized:
                lines += user.single
            for line in lines[:1]:
                early = until('0.10')
                yield Evidence(maker.symbol, line, early, 'state', user.path)


def prefer(uses):
    """Yields the Preference of a stack of one cell, `[cell] * n`.

    It made n cells up to 1.0, raised in 1.1, and shares one from 1.2 on,
    which few programs can want. Of cells whose weights belonged to the scope
    until 1.4 it made n of them up to there.
    """
    cells = {leaf(use.names[0]) for use in uses.found} - {_STACK}
    cells = {name for name in cells if name.endswith('Cell')}
    last, shares = ('1.0', '1.2')
    if cells and cells <= SCOPED_CELLS:
        last, shares = ('1.4', '1.5')
    for line in uses.repeated[:1]:
        why = f'[cell] * n made n cells up to {last}, and shares one from'
        yield Preference(line, until(last), f'{why} {shares} on')


def _is_left_out(cells):
    """Whether LSTMs, and stacks of them, are made without a word of it.

    Then a branch that says `state_is_tuple=True` cannot be what the program
    evaluates.
    """
    made = {True: [], False: []}
    for use in cells:
        if use.call and not use.guarded and use.reached is None:
            keywords = {k.arg for k in use.call.keywords}
            told = bool(keywords & {'state_is_tuple', None})
            made[leaf(use.names[0]) == _STACK].append(told)
    return bool(made[False]) and not any(t and all(t) for t in made.values())


def _single(states):
    return [] if states.sizes else states.single


def _evaluations(maker, user):
    """Lines on which a file evaluates a state that a file made."""
    return [
        line
        for name, line in user.evaluated.items()
        if name.removeprefix('_') in maker.zero
    ]
