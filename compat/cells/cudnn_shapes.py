"""What layers of cuDNN tell of their weights.

Source: TensorFlow 1.15.5, contrib.cudnn_rnn, executed.
"""

from __future__ import annotations

from typing import Any


class CudnnShapes:
    """Sizes and shapes, for the layers.

    Attributes:
        rnn_mode: What cuDNN calls the kind of the cells, such as `'lstm'`.
    """

    rnn_mode = ''
    num_layers: int
    num_units: int
    num_dirs: int
    _input_size: Any = None
    # Kernels of the inputs, of which those of the state are as many.
    _gates = 1

    @property
    def input_size(self):
        """Depth of the inputs; ValueError before they are known."""
        if self._input_size is None:
            raise ValueError(
                "'input_size' is unknown since layer has not been built."
            )
        return self._input_size

    @property
    def canonical_weight_shapes(self):
        """Shapes of the kernels, layer by layer, as `(units, depth)`.

        Raises:
            RuntimeError: The inputs are not known yet.
        """
        if self._input_size is None:
            raise RuntimeError(
                f'{type(self).__name__}.canonical_weight_shapes invoked '
                f'before input shape is known'
            )
        units, shapes = self.num_units, []
        for layer in range(self.num_layers):
            depth = units * self.num_dirs if layer else self._input_size
            kernels = [(units, depth)] * self._gates
            kernels += [(units, units)] * self._gates
            shapes += kernels * self.num_dirs
        return shapes

    @property
    def canonical_bias_shapes(self):
        """Shapes of cuDNN's biases, of which each kernel has one."""
        count = 2 * self._gates * self.num_layers * self.num_dirs
        return [[self.num_units]] * count
