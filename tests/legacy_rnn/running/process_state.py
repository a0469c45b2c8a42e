"""Runs scripts in this process and compares it before and after.

    python process_state.py FOLDER

It prints what differs, and fails if anything does.
"""

import gc
import logging
import os
import pathlib
import random
import sys
import types
import warnings

import numpy as np

from legacy_rnn import run
from legacy_rnn.console import quiet_import

tf = quiet_import.import_tensorflow()
v1 = tf.compat.v1
v1.disable_v2_behavior()

from legacy_rnn.article.classification import SequenceClassification  # noqa: E402

PACKAGES = {'absl', 'numpy', 'tensorflow'}
MODULES = set(
    'atexit builtins importlib io logging multiprocessing.spawn os random '
    'runpy subprocess sys time timeit warnings'.split()
)
# What Python and TensorFlow count or remember for themselves.
OWN = set(
    '__annotations__ __warningregistry__ _abc_impl validators_count'.split()
)

SCRIPT = """
import atexit, os, random, sys, warnings
import numpy as np
import tensorflow as tf
import helper
w = tf.Variable(tf.random_normal([2, 2]))
loss = tf.reduce_sum(tf.square(tf.matmul(tf.ones([1, 2]), w)))
step = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
session = tf.InteractiveSession()
session.run(tf.initialize_all_variables())
for _ in range(3):
    session.run(step)
loss.eval()
sparse = tf.SparseTensor([[0, 1]], [1.0], [2, 3])
np.set_printoptions(precision=3)
warnings.simplefilter('error')
os.environ['CHANGED'] = '1'
os.chdir('/')
sys.path.append('/tmp')
random.random()
tf.nn.relu = None
tf.logging.set_verbosity(tf.logging.DEBUG)
atexit.register(os.chdir, '.')
sys.stdout = open(os.devnull, 'w')
"""
MIXED = (
    'import tensorflow as tf\n'
    'print(tf.concat(1, [[[1]], [[2]]]), tf.concat([[[1]], [[2]]], 1))\n'
)
SCRIPTS = {
    'plain.py': SCRIPT,
    'two.py': 'print "words", 7 / 2\n' + SCRIPT,
    'mixed.py': MIXED + SCRIPT,
    'fails.py': SCRIPT + 'raise ValueError("of its own")\n',
    'notebook.ipynb': (
        '{"cells": [{"cell_type": "code", "source": ["import helper\\n"]}]}'
    ),
}
RUNS = [
    ['--release=0.7', 'plain.py'],
    ['--release=1.4', 'plain.py'],
    ['--seed=3', 'plain.py'],
    ['--trace=trace', '--release=1.11', 'plain.py'],
    ['--steps=1', 'two.py'],
    ['--seed=1', 'mixed.py'],
    ['--verbose', 'fails.py'],
    ['notebook.ipynb'],
]


def main(folder):
    """Makes all runs; returns the lines that say what differs."""
    os.chdir(folder)
    pathlib.Path('helper.py').write_text('x = 1\n')
    for name, text in SCRIPTS.items():
        pathlib.Path(name).write_text(text)
    drawn, before, facts = draw(), snapshot(), state()
    for argv in RUNS:
        status = run.main(argv)
        gc.collect()  # Sessions count themselves until then.
        found = [*differences(before, snapshot()), *changes(facts, state())]
        if status != (argv[-1] == 'fails.py') or found:
            return [f'{argv} ended with {status}', *found]
    again = draw()
    return [name for name in drawn if np.any(drawn[name] != again[name])]


def draw():
    """Values of a model's fresh weights, by name."""
    with tf.Graph().as_default():
        v1.set_random_seed(3)
        v1.get_variable('drawn', [3])
        data = v1.placeholder(tf.float32, [None, 5, 2])
        target = v1.placeholder(tf.float32, [None, 4])
        SequenceClassification(data, target, num_hidden=6).prediction  # noqa
        variables = v1.global_variables()
        with v1.Session() as session:
            session.run(v1.global_variables_initializer())
            values = session.run(variables)
    return {v.name: x for v, x in zip(variables, values, strict=True)}


def snapshot():
    """Attributes of all modules that a run might change, and of classes."""
    owners = {}
    for name, module in list(sys.modules.items()):
        watched = name in MODULES or name.partition('.')[0] in PACKAGES
        if watched and isinstance(module, types.ModuleType):
            owners[name] = dict(vars(module))
            for value in owners[name].values():
                if isinstance(value, type):
                    owners[value] = dict(vars(value))
    return owners


def differences(before, after):
    """Names whose values differ; what an import adds to a module does not."""
    for owner, names in before.items():
        for name, value in names.items():
            if name not in OWN and after[owner].get(name) is not value:
                yield f'{owner}: {name}: {value}, now {after[owner].get(name)}'
        if isinstance(owner, type):
            for name in after[owner].keys() - names.keys() - OWN:
                yield f'{owner}: {name} is new'


def state():
    """What Python, NumPy and TensorFlow keep elsewhere."""
    logger = tf.get_logger()
    enabling = sys.modules[
        tf.config.experimental.enable_op_determinism.__module__
    ]
    return {
        'path': list(sys.path),
        'argv': list(sys.argv),
        'finders': [f for f in sys.meta_path if hasattr(f, 'asking')],
        'filters': list(warnings.filters),
        'print': np.get_printoptions(),
        'environment': dict(os.environ),
        'folder': os.getcwd(),
        'streams': (sys.stdin, sys.stdout, sys.stderr),
        'buffering': sys.stdout.line_buffering,
        'main': sys.modules['__main__'],
        'helper': sys.modules.get('helper'),
        'random': (random.getstate(), str(np.random.get_state())),
        'log': (logger.level, list(logger.filters)),
        'absl': logging.getLogger('absl').level,
        'graph': v1.get_default_graph(),
        'session': v1.get_default_session(),
        'deterministic': enabling.is_op_determinism_enabled(),
        'descriptors': len(os.listdir('/proc/self/fd')),
    }


def changes(before, after):
    """Facts that are not what they were."""
    for name, value in before.items():
        if after[name] != value:
            yield f'{name}: {value}, now {after[name]}'


if __name__ == '__main__':
    lines = main(sys.argv[1])
    print(*lines, sep='\n')
    sys.exit(bool(lines))
