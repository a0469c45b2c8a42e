"""Keras 1's `merge` of tensors, and `Merge` of models.

    model = Sequential()
    model.add(Merge([left, right], mode='concat'))
    model.add(Dense(1))
    model.fit([x, y], target)

Source: keras/engine/topology.py of Keras 1.2.2, executed.
"""

from __future__ import annotations

import functools
import importlib

_API = 'tf_keras.api._v1.keras'


def Merge(  # noqa: N802
    layers=None,
    mode='sum',
    concat_axis=-1,
    dot_axes=-1,
    output_shape=None,
    output_mask=None,
    arguments=None,
    node_indices=None,
    tensor_indices=None,
    name=None,
):
    """A layer that merges; of models, to begin a `Sequential` with.

    Args:
        layers: List of models or layers, whose outputs are merged; None for
            a layer that is called on a list of tensors.
        mode: As `merge` takes it.
        concat_axis: The same.
        dot_axes: The same.
        output_shape: The same.
        output_mask: The same.
        arguments: The same.
        node_indices: Without effect.
        tensor_indices: Without effect.
        name: Name of the layer.

    Returns:
        A layer.
    """
    layer = _layer(
        mode,
        concat_axis,
        dot_axes,
        (output_shape, output_mask, arguments),
        name,
    )
    if layers:
        inputs = [_inputs(part) for part in layers]
        pairs = zip(layers, inputs, strict=True)
        layer([_output(part, given) for part, given in pairs])
        merged = {id(tensor): tensor for given in inputs for tensor in given}
        layer._merged = list(merged.values())
    return layer


def merge(
    inputs,
    mode='sum',
    concat_axis=-1,
    dot_axes=-1,
    output_shape=None,
    output_mask=None,
    arguments=None,
    name=None,
):
    """Keras 1's `merge` of tensors.

    Args:
        inputs: List of tensors.
        mode: sum, mul, concat, ave, max, dot, cos, or a function of the list.
        concat_axis: Axis for concat.
        dot_axes: Axes for dot and cos.
        output_shape: Of a function, as `Lambda` takes it.
        output_mask: Of a function.
        arguments: Dict of more arguments of a function.
        name: Name of the layer.

    Returns:
        A tensor.
    """
    options = output_shape, output_mask, arguments
    return _layer(mode, concat_axis, dot_axes, options, name)(inputs)


def teach():
    """Lets models begin with what merges others."""
    kind = _of('models').Sequential
    known = kind.add

    @functools.wraps(known)
    def add(self, layer):
        inputs = getattr(layer, '_merged', None)
        if not inputs or self.layers:
            return known(self, layer)
        self.inputs, self.outputs = inputs, [layer.output]
        self._has_explicit_input_shape = self.built = True
        self._init_graph_network(self.inputs, self.outputs)
        self._graph_initialized = True
        return None

    kind.add = add


def _of(module):
    return importlib.import_module(f'{_API}.{module}')


def _inputs(part):
    """New tensors to call a model with, or those that a layer begins with."""
    if not isinstance(part, _of('models').Model):
        found = getattr(part, '_merged', None) or part.input
        return found if isinstance(found, list) else [found]
    return [
        _of('layers').Input(
            batch_shape=_of('backend').int_shape(tensor), dtype=tensor.dtype
        )
        for tensor in part.inputs
    ]


def _output(part, inputs):
    if not isinstance(part, _of('models').Model):
        return part.output
    return part(inputs if len(inputs) > 1 else inputs[0])


def _layer(mode, concat_axis, dot_axes, options, name):
    layers = _of('layers')
    if callable(mode):
        return layers.Lambda(mode, *options, name=name)
    kinds = {
        'sum': layers.Add,
        'mul': layers.Multiply,
        'ave': layers.Average,
        'max': layers.Maximum,
        'concat': functools.partial(layers.Concatenate, axis=concat_axis),
        'dot': functools.partial(layers.Dot, axes=dot_axes),
        'cos': functools.partial(_cosine(), axes=dot_axes, normalize=True),
    }
    if mode not in kinds:
        raise ValueError(
            f'mode must be one of {", ".join(kinds)} or a function, got '
            f'{mode!r}'
        )
    return kinds[mode](name=name)


@functools.cache
def _cosine():
    """The class of a layer of cosines, which has one axis more than `Dot`."""
    tf = importlib.import_module('tensorflow')
    base = _of('layers').Dot

    def call(self, inputs):
        return tf.expand_dims(base.call(self, inputs), 1)

    def compute_output_shape(self, input_shape):
        shape = base.compute_output_shape(self, input_shape)
        return (shape[0], 1, *shape[1:])

    names = {'call': call, 'compute_output_shape': compute_output_shape}
    return type('Cosine', (base,), names)
