"""Networks written as text, as the Inception ones are.

A line that starts at the margin is one layer, `Conv2d_3b_1x1 80`, or names a
block, whose branches are the indented lines below. The layers of a branch
follow each other; `+` puts outputs of one input side by side. A layer is its
scope, its depth, and what is not as its scope says or as usual:

    =3x3   the kernel, which the scope tells by its end
    /2     the stride
    VALID  the padding
    ~0.09  the standard deviation of the first weights
"""

import re

import tensorflow as tf

from ..layers import avg_pool2d, conv2d, max_pool2d

v1 = tf.compat.v1
normal = v1.truncated_normal_initializer

_POOLS = {'AvgPool': avg_pool2d, 'MaxPool': max_pool2d}
_OPTIONS = re.compile(
    r'=(?P<kernel>\d+x\d+)|/(?P<stride>\d)|~(?P<deviation>[\d.]+)'
    r'|(?P<padding>VALID|SAME)|(?P<depth>\d+)'
)


def towers(inputs, text, depth, end_points, final_endpoint):
    """The layers and blocks of a text, up to one of them.

    Args:
        inputs: `[batch, height, width, channels]`.
        text: The network, as above.
        depth: Function of a depth; makes it smaller or greater.
        end_points: Dict that takes the outputs by their names.
        final_endpoint: Name of the last one.

    Returns:
        The last output, and whether it is the final one.
    """
    outputs = inputs
    for name, lines in _parts(text):
        if name == lines[0].split()[0]:
            outputs = _layer(outputs, lines[0], depth)
        else:
            outputs = _block(outputs, name, lines, depth)
        end_points[name] = outputs
        if name == final_endpoint:
            return outputs, True
    return outputs, False


def scaled(depth_multiplier, min_depth):
    """Function that multiplies a depth.

    Raises:
        ValueError: `depth_multiplier` is not above 0.
    """
    if depth_multiplier <= 0:
        raise ValueError(
            f'depth_multiplier must be greater than 0, got {depth_multiplier}'
        )
    return lambda depth: max(int(depth * depth_multiplier), min_depth)


def _parts(text):
    """Pairs of a name and its lines: the layer alone, or the branches."""
    for part in re.split(r'\n(?=\S)', text.strip('\n')):
        head, *branches = part.split('\n')
        yield head.split()[0], branches or [head]


def _block(inputs, name, lines, depth):
    with v1.variable_scope(name):
        branches = []
        for number, line in enumerate(lines):
            with v1.variable_scope(f'Branch_{number}'):
                branches.append(_branch(inputs, line, depth))
        return tf.concat(branches, 3)


def _branch(inputs, line, depth):
    for step in line.split(','):
        layers = [_layer(inputs, one, depth) for one in step.split('+')]
        inputs = layers[0] if len(layers) == 1 else tf.concat(layers, 3)
    return inputs


def _layer(inputs, words, depth):
    scope, *rest = words.split()
    told = {
        kind: text
        for match in _OPTIONS.finditer(' '.join(rest))
        for kind, text in match.groupdict().items()
        if text
    }
    kernel = told.get('kernel', scope.rpartition('_')[2])
    sizes = [int(side) for side in kernel.split('x')]
    keywords = {'scope': scope}
    if 'stride' in told:
        keywords['stride'] = int(told['stride'])
    if 'padding' in told:
        keywords['padding'] = told['padding']
    if 'deviation' in told:
        keywords['weights_initializer'] = normal(
            stddev=float(told['deviation'])
        )
    pool = _POOLS.get(scope.partition('_')[0])
    if pool:
        return pool(inputs, sizes, **keywords)
    return conv2d(inputs, depth(int(told['depth'])), sizes, **keywords)
