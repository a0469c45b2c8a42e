"""The recurrent stack that an old checkpoint holds, read from its names.

Keras is not imported here; `keras_model` builds what is read.
"""

from typing import NamedTuple

from legacy_rnn.compat import train
from legacy_rnn.compat.names import renaming
from legacy_rnn.compat.names.renaming import grammar

_STACK = 'MultiRNNCell'
_LSTM = ('kernel', 'bias')
PEEPHOLES = ('w_i_diag', 'w_f_diag', 'w_o_diag')
_NORMS = ('input', 'transform', 'forget', 'output', 'state')
NORMS = tuple(f'{n}/{leaf}' for n in _NORMS for leaf in ('gamma', 'beta'))
PROJECTION = 'projection/kernel'
_GRU = ('gates/kernel', 'gates/bias', 'candidate/kernel', 'candidate/bias')
# Names of a GRUBlockCell's variables.
_BLOCK_GRU = dict(zip(('w_ru', 'b_ru', 'w_c', 'b_c'), _GRU, strict=True))

# Cells that models are built of: each set of variables that one may have.
CELLS: dict[str, tuple] = {
    'BasicRNNCell': (_LSTM,),
    'GRUCell': (_GRU,),
    'GRUBlockCell': (_GRU,),
    'GRUBlockCellV2': (_GRU,),
    'BasicLSTMCell': (_LSTM,),
    'LSTMCell': (
        _LSTM,
        (*_LSTM, *PEEPHOLES),
        (*_LSTM, PROJECTION),
        (*_LSTM, *PEEPHOLES, PROJECTION),
    ),
    'LSTMBlockCell': (_LSTM, (*_LSTM, *PEEPHOLES)),
    'LSTMBlockFusedCell': (_LSTM, (*_LSTM, *PEEPHOLES)),
    'LayerNormBasicLSTMCell': (_LSTM, ('kernel', *NORMS)),
}


class Layer(NamedTuple):
    """One cell of a stack.

    Args:
        cell: Name of its class, a key of `CELLS`.
        weights: Maps roles, such as `'gates/kernel'`, to arrays.
    """

    cell: str
    weights: dict

    @property
    def kernel(self):
        """Weight of the gates, `[depth + output, gates * units]`."""
        return self.weights.get('gates/kernel', self.weights.get('kernel'))

    @property
    def units(self):
        """Depth of the state."""
        gates = 4 if 'LSTM' in self.cell else 1 if 'RNN' in self.cell else 2
        return self.kernel.shape[1] // gates

    @property
    def output_size(self):
        """Depth of the output, which a projection may change."""
        projection = self.weights.get(PROJECTION)
        return self.units if projection is None else projection.shape[1]

    @property
    def depth(self):
        """Depth of the inputs."""
        return self.kernel.shape[0] - self.output_size


class Unroll(NamedTuple):
    """Layers that one loop runs in each direction.

    Args:
        forward: List of Layer, the lowest first.
        backward: The same; empty for a loop of one direction.
    """

    forward: list
    backward: list


def read_stack(opened, cell='auto', release=None, scope=''):
    """Reads the weights of the only recurrent stack of a checkpoint.

    Args:
        opened: A stored.Stored checkpoint.
        cell: Class that the names must be of; 'auto' takes what they say.
        release: Release of the names; None for the one that fits.
        scope: Scope that the stack stands in, where there are several.

    Returns:
        List of Unroll, the lowest first: several where bidirectional loops
        are stacked.

    Raises:
        ValueError: The checkpoint holds no such stack; the message says why.
    """
    # The newest names: shards are joined, wrappers nested.
    known = {
        name: shape
        for name, shape in opened.shapes.items()
        if not scope or name.startswith(f'{scope}/')
    }
    if not known:
        raise ValueError(f'scope must be one of the checkpoint, got {scope!r}')
    plan = renaming.make_plan(known, '1.15', release)
    _check_classes(plan.reading.places)
    if plan.problems:
        raise ValueError('; '.join(plan.problems))
    moves = {
        move.target: move
        for move in plan.moves
        if not {*move.sources} & {*plan.unknown}
    }
    # Shapes tell variables from slots; those of shards do it as well.
    shapes = {name: known[move.sources[0]] for name, move in moves.items()}
    places = renaming.read(shapes, '1.15').places
    _check_classes(places)
    _check_programs_own(plan, places)
    _check_roots(places)
    cells: dict[tuple, dict] = {}
    for name, place in places.items():
        cells.setdefault(_position(place), {})[name] = place
    layers = {}
    for position, found in cells.items():
        weights = {
            _BLOCK_GRU.get(place.role, place.role): train.value(
                opened.tensor, moves[name]
            )
            for name, place in found.items()
        }
        layers[position] = Layer(_class(found, weights, cell), weights)
    return _unrolls(layers)


def _check_classes(places):
    """Raises where names are those of a cell that Keras lacks."""
    if not places:
        raise ValueError('the checkpoint holds no recurrent cell')
    for name, place in places.items():
        classes = [node.value for node in place.nodes if node.kind == 'cell']
        lacking = [
            names[0] for names in classes if not {*names} & {*CELLS, _STACK}
        ]
        if lacking:
            raise ValueError(f'{name}: Keras has no {lacking[0]}')


def _check_programs_own(plan, places):
    """Raises where a cell that is in no release stands among the layers."""
    rules = [grammar.for_release(r) for r in (plan.reading.release, '1.15')]
    for move in plan.moves:
        name = move.sources[0]
        slot = plan.reading.slots[name][2]
        if slot or move.target in places:
            continue
        if any(one.suspects(name) for one in rules):
            raise ValueError(
                f"{name}: Keras has no cell for a program's own variable"
            )


def _check_roots(places):
    """Raises where names say that there is more than one stack of cells."""
    roots: dict[tuple, str] = {}
    scopes: dict[tuple, tuple] = {}
    for name, place in places.items():
        roots.setdefault(_root(place), name)
        old = scopes.setdefault(_position(place), place.nodes)
        if old != place.nodes:
            roots.setdefault(place.nodes, name)
    if len(roots) > 1:
        raise ValueError(
            f'the checkpoint must hold one recurrent stack, got '
            f'{len(roots)}: those of {", ".join(list(roots.values())[:3])}; '
            f'pass --scope'
        )


def _root(place):
    """A key that is equal for all cells of one stack."""
    return tuple(
        node
        for node in place.nodes
        if node.kind in ('user', 'loop', 'stack')
        or (node.kind == 'direction' and node.name)
    )


def _position(place):
    """Number of the loop, of the direction, and those of the layers."""
    numbers = {'stack_layer': 0, 'direction': 0}
    layers = []
    for node in place.nodes:
        if node.kind in numbers:
            numbers[node.kind] = node.value
        elif node.kind == 'layer':
            layers.append(node.value)
    return (*numbers.values(), tuple(layers))


def _class(found, weights, cell):
    """Class of a cell, whose variables must all be there."""
    name, place = next(iter(found.items()))
    classes = [one for one in place.nodes[-1].value if one in CELLS]
    if cell != 'auto' and cell not in classes:
        raise ValueError(
            f'cell must be one of {", ".join(classes)} for {name}, got '
            f'{cell!r}'
        )
    chosen = classes[0] if cell == 'auto' else cell
    roles = [sorted(one) for one in CELLS[chosen]]
    if sorted(weights) not in roles:
        raise ValueError(
            f'{name}: {chosen} must have the variables '
            f'{" or ".join(", ".join(one) for one in roles)}, got '
            f'{", ".join(sorted(weights))}'
        )
    return chosen


def _unrolls(layers):
    unrolls: dict[int, Unroll] = {}
    for number, direction, inner in sorted(layers):
        loop = unrolls.setdefault(number, Unroll([], []))
        loop[direction].append(layers[number, direction, inner])
    found = [unrolls[number] for number in sorted(unrolls)]
    for one in found:
        if not one.forward or (len(found) > 1 and not one.backward):
            raise ValueError('one direction of the loop is missing')
    return found
