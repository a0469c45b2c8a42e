"""Gradients that a program registers, which TensorFlow refuses to have twice.

Source: the gradients that TensorFlow 0.12.1 to 1.15.5 and 2.21 register.
"""

from __future__ import annotations

import ast

from .facts import Evidence, until

# Operations by the last release that may have had no gradient of theirs.
_NAMES = {
    '0.12': 'Ceil FloorDiv RealDiv Round TruncateDiv',
    '1.0': 'PlaceholderWithDefault PreventGradient',
    '1.1': (
        'AvgPool3DGrad AvgPoolGrad Betainc MaxPool3DGrad MaxPoolGrad '
        'MaxPoolWithArgmax SoftplusGrad'
    ),
    '1.3': 'FloorMod FusedBatchNormGrad ResizeBicubic',
    '1.4': 'Qr Relu6Grad Svd',
    '1.7': 'AccumulateNV2 ArgMax ArgMin',
    '1.11': 'LogMatrixDeterminant SparseSlice',
    '1.14': (
        'AddV2 Assert BlockLSTM DepthwiseConv2dNativeBackpropFilter '
        'DepthwiseConv2dNativeBackpropInput ExtractVolumePatches '
        'ImageProjectiveTransformV2'
    ),
    '1.15': (
        'Einsum FakeQuantWithMinMaxArgsGradient '
        'FakeQuantWithMinMaxVarsGradient '
        'FakeQuantWithMinMaxVarsPerChannelGradient RandomShuffle '
        'ResizeBilinearGrad SegmentProd'
    ),
}
LAST_WITHOUT = {
    name: last for last, names in _NAMES.items() for name in names.split()
}
_REGISTERS = 'RegisterGradient'


def of_use(use):
    """Evidence of `@tf.RegisterGradient('FloorMod')`, or None."""
    call = use.call
    if call is None or use.names[0].rpartition('.')[2] != _REGISTERS:
        return None
    for node in [*call.args[:1], *(k.value for k in call.keywords)]:
        given = node.value if isinstance(node, ast.Constant) else None
        if given in LAST_WITHOUT and LAST_WITHOUT[given] != '1.15':
            symbol = f"{_REGISTERS}('{given}')"
            releases = until(LAST_WITHOUT[given])
            return Evidence(symbol, use.line, releases, 'gradient')
    return None
