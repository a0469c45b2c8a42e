"""Draws small recurrent graphs, and builds them in any release.

A graph is plain data, so that a real old release, which has another Python,
builds the very same one. Python 3.6 reads this module, too.
"""

from __future__ import absolute_import, division, print_function

from tests.golden import measure
from tests.golden.bench import number
from tests.golden.recipes.case import Case

BATCH, DEPTH = 3, 3

# Name: the first release that had it and the options that are drawn for it,
# each with the release that it came with and some of its values.
CELLS = {
    'BasicRNNCell': ('0.12', {'activation': ('0.12', ['relu', 'sigmoid'])}),
    'GRUCell': ('0.12', {'activation': ('0.12', ['relu', 'sigmoid'])}),
    'BasicLSTMCell': (
        '0.12',
        {
            'forget_bias': ('0.12', [0.0, 0.5]),
            'state_is_tuple': ('0.12', [True, False]),
            'activation': ('0.12', ['relu', 'sigmoid']),
        },
    ),
    'LSTMCell': (
        '0.12',
        {
            'use_peepholes': ('0.12', [True]),
            'cell_clip': ('0.12', [0.4]),
            'num_proj': ('0.12', [1, 2]),
            'proj_clip': ('0.12', [0.2]),
            'forget_bias': ('0.12', [0.0, 0.5]),
            'state_is_tuple': ('0.12', [True, False]),
            'activation': ('0.12', ['relu', 'sigmoid']),
        },
    ),
    'CoupledInputForgetGateLSTMCell': (
        '0.12',
        {
            'use_peepholes': ('0.12', [True]),
            'num_proj': ('0.12', [1, 2]),
            'proj_clip': ('0.12', [0.2]),
            'forget_bias': ('0.12', [0.0, 0.5]),
            'state_is_tuple': ('0.12', [True, False]),
            'layer_norm': ('1.5', [True]),
        },
    ),
    'LayerNormBasicLSTMCell': (
        '0.12',
        {
            'forget_bias': ('0.12', [0.0, 0.5]),
            'layer_norm': ('0.12', [True, False]),
            'norm_gain': ('0.12', [0.5]),
            'norm_shift': ('0.12', [0.2]),
        },
    ),
    'GRUBlockCell': ('0.12', {}),
    'LSTMBlockCell': (
        '0.12',
        {
            'forget_bias': ('0.12', [0.0, 0.5]),
            'use_peephole': ('0.12', [True]),
        },
    ),
    'UGRNNCell': ('1.2', {'forget_bias': ('1.2', [0.0, 0.5])}),
    'IntersectionRNNCell': ('1.2', {}),
    'NASCell': (
        '1.1',
        {'num_proj': ('1.1', [1, 2]), 'use_biases': ('1.1', [True])},
    ),
    'GLSTMCell': (
        '1.2',
        {'number_of_groups': ('1.2', [1, 2]), 'num_proj': ('1.2', [2])},
    ),
    'SRUCell': ('1.6', {}),
    'IndRNNCell': ('1.10', {'activation': ('1.10', ['relu', 'sigmoid'])}),
    'IndyGRUCell': ('1.10', {}),
    'IndyLSTMCell': ('1.10', {'forget_bias': ('1.10', [0.0, 0.5])}),
    'MinimalRNNCell': ('1.13', {}),
    'CFNCell': ('1.13', {}),
    'LayerNormLSTMCell': (
        '1.5',
        {
            'use_peepholes': ('1.5', [True]),
            'num_proj': ('1.5', [1, 2]),
            'cell_clip': ('1.5', [0.4]),
            'layer_norm': ('1.5', [True]),
        },
    ),
}
WRAPPERS = {
    'DropoutWrapper': '0.12',
    'ResidualWrapper': '1.1',
    'HighwayWrapper': '1.2',
    'InputProjectionWrapper': '0.12',
    'OutputProjectionWrapper': '0.12',
    'AttentionCellWrapper': '0.12',
}
LOOPS = {
    'dynamic_rnn': '0.12',
    'static_rnn': '0.12',
    'bidirectional_dynamic_rnn': '0.12',
    'static_bidirectional_rnn': '0.12',
    'stack_bidirectional_dynamic_rnn': '1.0',
    'stack_bidirectional_rnn': '1.0',
    'calls': '0.12',
}


def drawn(draw, release):
    """A graph that a release could build.

    Args:
        draw: A `random.Random`.
        release: Such as `'1.4'`.

    Returns:
        Dict of what JSON knows: `loop`, `cells` (one a layer, or one a layer
        and direction), `dtype`, `steps`, `lengths`, `state` and `time_major`.
    """
    kind = draw.choice(_since(LOOPS, release))
    double = 'bidirectional' in kind
    layers = draw.choice([1, 1, 1, 1, 2, 3])
    steps = draw.choice([2, 3, 4])
    stacked = kind.startswith('stack')
    return {
        'loop': kind,
        'cells': [
            [_drawn_layer(draw, release) for _ in range(1 + double)]
            for _ in range(layers)
        ],
        'multi': layers > 1 or (not stacked and draw.random() < 0.2),
        'tuples': draw.random() < 0.95,
        'dtype': 'float64' if draw.random() < 0.2 else 'float32',
        'steps': steps,
        'lengths': _drawn_lengths(draw, steps),
        'state': draw.random() < 0.4,
        'time_major': draw.random() < 0.3,
        'swap_memory': draw.random() < 0.1,
        'scope': draw.choice([None, None, 'mine']),
    }


def measured(tf, release, graph):
    """Builds a graph and measures all that it gives.

    Args:
        tf: An old TensorFlow, or a namespace that stands for it.
        release: Its release, such as `'1.4'`.
        graph: What `drawn` gave.

    Returns:
        Dict as `tests.golden.measure.measure` gives it; what building raised
        is part of it.
    """
    build = BUILDERS.get(graph['loop'], _loop)

    def both(bench):
        build(bench, graph)

    case = Case('graphs', graph['loop'], both, raises='.')
    try:
        return measure.measure(tf, release, case)
    except Exception as error:  # noqa: B902 - as it runs, or its gradients
        told = [type(error).__name__, str(error).split('\n')[0]]
        return {'variables': [], 'facts': {}, 'values': [], 'error': told}


def _since(names, release):
    """Names that a release had, in a fixed order."""
    first = {name: _first(names[name]) for name in names}
    return sorted(n for n in names if number(first[n]) <= number(release))


def _first(row):
    return row if isinstance(row, str) else row[0]


def _drawn_lengths(draw, steps):
    kind = draw.choice(['none', 'full', 'ragged', 'zero'])
    if kind == 'none':
        return None
    if kind == 'full':
        return [steps] * BATCH
    shortest = 0 if kind == 'zero' else 1
    return [draw.randint(shortest, steps) for _ in range(BATCH)]


def _drawn_layer(draw, release):
    name = draw.choice(_since(CELLS, release))
    options = {}
    for option, (first, values) in sorted(CELLS[name][1].items()):
        if number(first) <= number(release) and draw.random() < 0.4:
            options[option] = draw.choice(values)
    wrapper = None
    if draw.random() < 0.3:
        wrapper = draw.choice(_since(WRAPPERS, release))
    return {
        'cell': name,
        'units': draw.choice([2, DEPTH, 4]),
        'options': options,
        'wrapper': wrapper,
    }


def _cell(bench, layer):
    """One cell of a release, with its wrapper."""
    options = dict(layer['options'])
    if 'activation' in options:
        options['activation'] = getattr(bench.tf.nn, options['activation'])
    if layer['cell'] == 'IntersectionRNNCell':
        options['num_in_proj'] = layer['units']
    cell = getattr(bench.cells, layer['cell'])(layer['units'], **options)
    name = layer['wrapper']
    if name is None:
        return cell
    wrapper = getattr(bench.cells, name)
    if name == 'DropoutWrapper':
        return wrapper(cell, input_keep_prob=1.0, output_keep_prob=1.0)
    if name in ('InputProjectionWrapper', 'OutputProjectionWrapper'):
        return wrapper(cell, 2)
    if name == 'AttentionCellWrapper':
        tuples = options.get('state_is_tuple', bench.since('1.2'))
        return wrapper(cell, 2, state_is_tuple=tuples)
    return wrapper(cell)


def stack(bench, graph, direction=0):
    """The layers of one direction as one cell.

    Args:
        bench: A `Bench`.
        graph: What `drawn` gave.
        direction: 0 or 1, of a loop of two directions.
    """
    cells = [_cell(bench, layer[direction]) for layer in graph['cells']]
    if not graph['multi']:
        return cells[0]
    return bench.cells.MultiRNNCell(cells, state_is_tuple=graph['tuples'])


def _input(bench, graph):
    """The inputs as one tensor."""
    shape = [BATCH, graph['steps'], DEPTH]
    if graph['time_major'] and 'dynamic' in graph['loop']:
        shape[:2] = shape[1::-1]
    return bench.input(*shape, dtype=graph['dtype'])


def _frames(bench, graph):
    """The inputs as a list of steps."""
    return [
        bench.input(BATCH, DEPTH, dtype=graph['dtype'])
        for _ in range(graph['steps'])
    ]


def _states(bench, graph, cells, names):
    """Keyword arguments for the initial states of some cells."""
    if not graph['state']:
        return {}
    states = [bench.state(c, BATCH, graph['dtype']) for c in cells]
    return dict(zip(names, states))


def _common(bench, graph):
    """Keyword arguments that all loops take."""
    found = {'dtype': getattr(bench.tf, graph['dtype'])}
    if graph['lengths'] is not None:
        found['sequence_length'] = bench.constant(graph['lengths'])
    if graph['scope'] is not None:
        found['scope'] = graph['scope']
    if 'dynamic' in graph['loop'] and not graph['loop'].startswith('stack'):
        found['time_major'] = graph['time_major']
        found['swap_memory'] = graph['swap_memory']
    return found


def _loop(bench, graph):
    """One direction: `dynamic_rnn` or `static_rnn`."""
    cell = stack(bench, graph)
    bench.describe(cell)
    static = graph['loop'] == 'static_rnn'
    call = bench.static_rnn if static else bench.tf.nn.dynamic_rnn
    given = _frames(bench, graph) if static else _input(bench, graph)
    options = _common(bench, graph)
    options.update(_states(bench, graph, [cell], ['initial_state']))
    outputs, state = call(cell, given, **options)
    bench.keep('outputs', outputs)
    bench.keep('state', state)


def _bidirectional(bench, graph):
    """Both directions of one cell each."""
    static = graph['loop'].startswith('static')
    cells = [stack(bench, graph, direction) for direction in (0, 1)]
    given = _frames(bench, graph) if static else _input(bench, graph)
    names = ['initial_state_fw', 'initial_state_bw']
    options = _common(bench, graph)
    options.update(_states(bench, graph, cells, names))
    call = bench.tf.nn.bidirectional_dynamic_rnn
    if static:
        call = bench.static_bidirectional_rnn
    found = call(cells[0], cells[1], given, **options)
    bench.keep('outputs', found[0])
    bench.keep('state', found[1:])


def _stacked(bench, graph):
    """Layers of two directions, joined after each."""
    static = 'dynamic' not in graph['loop']
    cells = [
        [_cell(bench, layer[direction]) for layer in graph['cells']]
        for direction in (0, 1)
    ]
    given = _frames(bench, graph) if static else _input(bench, graph)
    call = bench.find('contrib.rnn.' + graph['loop'])
    found = call(cells[0], cells[1], given, **_common(bench, graph))
    bench.keep('outputs', found[0])
    bench.keep('state', found[1:])


def _calls(bench, graph):
    """A cell that is called once a step."""
    cell = stack(bench, graph)
    bench.describe(cell)
    state = bench.state(cell, BATCH, graph['dtype'])
    outputs = []
    with bench.tf.variable_scope(graph['scope'] or 'model') as scope:
        for step, frame in enumerate(_frames(bench, graph)):
            if step:
                scope.reuse_variables()
            output, state = cell(frame, state)
            outputs.append(output)
    bench.keep('outputs', outputs)
    bench.keep('state', state)


BUILDERS = {
    'bidirectional_dynamic_rnn': _bidirectional,
    'static_bidirectional_rnn': _bidirectional,
    'stack_bidirectional_dynamic_rnn': _stacked,
    'stack_bidirectional_rnn': _stacked,
    'calls': _calls,
}
