"""The parts `graphs` and `releases`: random cells, wrappers and loops."""

from __future__ import annotations

import contextlib
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

from tests.golden import compare, namespaces, record
from tests.golden.bench import Bench

from . import graphs

RELEASES = ('0.12', '1.0', '1.1', '1.4', '1.8', '1.12', '1.15')
RECORDER = pathlib.Path(__file__).with_name('record_graphs.py')


def unrolled(settings, numbers):
    """Compares static, dynamic and, where it can be, fused unrolls.

    TensorFlow's graph optimizer, which takes a third of the time, is on for
    every tenth case alone.
    """
    import tensorflow as tf

    import legacy_rnn

    for number in numbers:
        draw = random.Random(f'{settings["seed"]} {number}')
        release = draw.choice(RELEASES)
        graph = graphs.drawn(draw, release)
        with tf.Graph().as_default(), _optimizer(on=number % 10 == 0):
            ended = _unrolled(legacy_rnn, release, graph, draw)
        yield number, ended


def released(settings, numbers):
    """Compares what graphs measure here and under a real old release.

    `settings['python']` is a Python that has it.
    """
    numbers, python = list(numbers), settings['python']
    release = _release(python)
    drawn = [
        graphs.drawn(random.Random(f'{settings["seed"]} {n}'), release)
        for n in numbers
    ]
    known = _measured_there(python, drawn)
    tf = namespaces.namespace(release)
    for place, (number, graph) in enumerate(zip(numbers, drawn, strict=True)):
        here = graphs.measured(tf, release, graph)
        yield number, end(known[str(place)], here)


@contextlib.contextmanager
def _optimizer(on):
    """Turns TensorFlow's graph optimizer on or off for new sessions."""
    from tensorflow import config

    name = 'disable_meta_optimizer'
    before = config.optimizer.get_experimental_options().get(name, False)
    config.optimizer.set_experimental_options({name: not on})
    try:
        yield
    finally:
        config.optimizer.set_experimental_options({name: before})


def _unrolled(legacy_rnn, release, graph, draw):
    bench = Bench(namespaces.namespace(release), release)
    options = {
        'sequence_length': graph['lengths'],
        'training_steps': 2,
        'seed': draw.randrange(100),
    }
    inputs = _inputs(graph)

    def make():
        return graphs.stack(bench, graph)

    try:
        make()
    except (TypeError, ValueError):
        return 'refused'
    fused = 'static', 'dynamic', 'fused'
    for unrolls in (fused, fused[:2]):
        try:
            rows = legacy_rnn.compare_unrolls(
                make, inputs=inputs, unrolls=unrolls, **options
            )
        except (TypeError, ValueError) as error:
            if 'fused' in unrolls and 'fused' in str(error):
                continue
            return 'refused'
        except Exception as error:
            return f'exception: {type(error).__name__}: {error}'
        bad = [f'{r["pair"]} {r["quantity"]}' for r in rows if not r['passed']]
        if bad:
            return f'differs: {bad} {json.dumps([release, graph, options])}'
        return ' = '.join(unrolls)
    raise AssertionError('two unrolls never ask for the third')


def _inputs(graph):
    import numpy as np

    shape = graphs.BATCH, graph['steps'], graphs.DEPTH
    values = np.random.RandomState(3).standard_normal(shape)
    return values.astype(graph['dtype'])


def end(there, here):
    """How a case ended, and why that is a fault.

    Args:
        there: A case of `tests.golden.record.read`, of a real release.
        here: What `graphs.measured` gave for the same graph.
    """
    if there['error']:
        return 'refused by both' if here['error'] else 'taken here alone'
    found = compare.differences(there, here)
    return f'differs: {found}' if found else 'same values'


def _release(python):
    code = 'import tensorflow as tf; print(tf.__version__)'
    told = _run([python, '-c', code]).split()[-1]
    return '.'.join(told.split('.')[:2])


def _measured_there(python, drawn):
    with tempfile.TemporaryDirectory() as folder:
        given = os.path.join(folder, 'graphs.json')
        values = os.path.join(folder, 'values.npz')
        with open(given, 'w') as file:
            json.dump(drawn, file)
        _run([python, str(RECORDER), given, values])
        return record.read(values)


def _run(command):
    ended = subprocess.run(command, capture_output=True, text=True)
    if ended.returncode:
        sys.exit(f'{command} failed:\n{ended.stderr[-2000:]}')
    return ended.stdout
