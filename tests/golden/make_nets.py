"""Records what `contrib.slim.nets` built under a real release.

usage: old/bin/python tests/golden/make_nets.py [CASE ...]

Weights and pictures are a function of place and shape, so that the outputs
of two releases can be compared. Writes its release's part of `nets.json`.
"""

from __future__ import print_function

import functools
import hashlib
import importlib
import json
import os
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
FILE = os.path.join(HERE, 'nets.json')
KEPT = 12  # Values of each output.

# Network to its module, arguments, side of the picture, and scope. None
# trains: a batch that is normalized by its own mean rounds otherwise here,
# by about 1e-5 after a few layers.
CASES = {
    'inception_v3_base': (
        'inception_v3',
        {'depth_multiplier': 0.1},
        75,
        'inception_v3_arg_scope',
    ),
    'inception_v3': (
        'inception_v3',
        {'depth_multiplier': 0.1, 'num_classes': 5},
        107,
        'inception_v3_arg_scope',
    ),
    **{
        name: (
            name,
            {
                'blocks': [('one', 2, 2, 2), ('two', 3, 2, 2), ('x', 2, 2, 1)],
                'num_classes': 5,
                'output_stride': 8,
            },
            33,
            'resnet_arg_scope',
        )
        for name in ('resnet_v1', 'resnet_v2')
    },
}
# Too large to run: what these build is compared, not what they compute.
BUILT = {
    'resnet_v1_50': ('resnet_v1', {}, 64, 'resnet_arg_scope'),
    'vgg_16': ('vgg', {}, 224, 'vgg_arg_scope'),
    'vgg_19': ('vgg', {'spatial_squeeze': False}, 224, 'vgg_arg_scope'),
    'alexnet_v2': ('alexnet', {}, 224, 'alexnet_v2_arg_scope'),
    'overfeat': ('overfeat', {}, 231, 'overfeat_arg_scope'),
}


def measured(tf, name):
    """Names, shapes and outputs of a network.

    Args:
        tf: TensorFlow, or a namespace that stands for it.
        name: A case: the function's name.
    """
    module, options, side, scope = CASES.get(name) or BUILT[name]
    slim = tf.contrib.slim
    nets = _module(tf, module)
    build = getattr(nets, name)
    options = dict(options)
    if 'blocks' in options:
        block = getattr(nets, name + '_block')
        options['blocks'] = [block(*one) for one in options['blocks']]
    with tf.Graph().as_default(), tf.Session() as session:
        picture = tf.constant(_arithmetic((2, side, side, 3)), tf.float32)
        with slim.arg_scope(getattr(nets, scope)()):
            with slim.arg_scope([slim.batch_norm], is_training=False):
                if not name.endswith('_base'):
                    options['is_training'] = False
                outputs, points = build(picture, **options)
        found = tf.global_variables()
        built = {
            'variables': _digest(found),
            'trainable': _digest(tf.trainable_variables()),
            'losses': len(tf.losses.get_regularization_losses()),
            'points': [
                [key, points[key].get_shape().as_list()] for key in points
            ],
            'shape': outputs.get_shape().as_list(),
        }
        if name in BUILT:
            return built
        fed = {
            one.initializer.inputs[1]: _weights(
                one.op.name, one.get_shape().as_list()
            )
            for one in found
        }
        session.run([one.initializer for one in found], fed)
        built['outputs'] = _few(session.run(outputs))
        return built


def _module(tf, name):
    path = 'contrib.slim.python.slim.nets.' + name
    if 'legacy_rnn' in tf.__name__:
        return functools.reduce(getattr, path.split('.'), tf)
    return importlib.import_module('tensorflow.' + path)


def _arithmetic(shape):
    """Multiples of 1/64 from -0.78 to 0.78, a function of place."""
    flat = np.arange(int(np.prod(shape)), dtype=np.int64)
    return (((37 * flat + 11) % 101 - 50) / 64.0).reshape(shape)


def _weights(name, shape):
    """Values that keep the scale of the signal; variances are positive."""
    values = _arithmetic(shape).astype(np.float32)
    if name.endswith('moving_variance') or name.endswith('gamma'):
        return 1.0 + 0.5 * values
    if len(shape) < 2:
        return 0.1 * values
    return values * (2.5 / np.sqrt(np.prod(shape[:-1])))


def _digest(variables):
    """How many, and the hash of all names and shapes in their order."""
    told = [[one.op.name, one.get_shape().as_list()] for one in variables]
    text = json.dumps(told).encode('ascii')
    return [len(told), hashlib.sha256(text).hexdigest()[:16]]


def _few(values):
    flat = np.asarray(values, np.float64).ravel()
    places = np.linspace(0, flat.size - 1, min(flat.size, KEPT)).astype(int)
    return [float('%.8g' % flat[place]) for place in places]


def main():
    """Records all cases under the TensorFlow at hand."""
    import tensorflow as tf

    recorded = {}
    if os.path.exists(FILE):
        with open(FILE) as file:
            recorded = json.load(file)
    mine = recorded.setdefault(tf.__version__, {})
    for name in sys.argv[1:] or sorted(list(CASES) + list(BUILT)):
        mine[name] = measured(tf, name)
    with open(FILE, 'w') as file:
        json.dump(recorded, file, sort_keys=True, separators=(',', ':'))
        file.write('\n')


if __name__ == '__main__':
    main()
