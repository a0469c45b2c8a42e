"""Operations that today's TensorFlow lacks: of old graphs, of old binaries."""

from __future__ import annotations

import re
import traceback

_SAID = re.compile(r"Op type not registered '(\w+)'|No op named (\w+) in def")
# Package of contrib to the operations that its libraries registered.
_CONTRIB = {
    'boosted_trees': 'GradientTrees',
    'factorization': 'KmeansPlusPlus NearestNeighbors WALSCompute',
    'ffmpeg': 'DecodeAudio DecodeVideo EncodeAudio',
    'framework': 'ZeroInitializer ZeroVarInitializer',
    'image': (
        'AdjustHsvInYiq BipartiteMatch ImageConnectedComponents '
        'ImageProjectiveTransform SingleImageRandomDotStereograms'
    ),
    'layers': 'SparseFeatureCross',
    'nccl': 'NcclAllReduce NcclBroadcast NcclReduce',
    'nearest_neighbor': 'HyperplaneLSHProbes',
    'periodic_resample': 'PeriodicResample',
    'reduce_slice_ops': 'ReduceSlice',
    'resampler': 'Resampler',
    'seq2seq': 'GatherTree',
    'tensor_forest': 'Forest Tree',
}


def advise(error):
    """What to do about an operation that is not there.

    Args:
        error: The exception.

    Returns:
        One sentence, or None where it is another error.
    """
    frames = traceback.extract_tb(error.__traceback__)
    if frames and frames[-1].name == 'load_op_library':
        return (
            'operations that a program loads must be compiled for the '
            'TensorFlow that is installed: compile their source, and name '
            'the file by its path'
        )
    match = _SAID.search(str(error))
    if match is None:
        return None
    name = match[1] or match[2]
    home = next((p for p in _CONTRIB if _has(p, name)), None)
    of = f' of tf.contrib.{home}' if home else ''
    return (
        f"the graph has the operation {name}{of}, which today's TensorFlow "
        'lacks: build the graph by the program that wrote it and restore its '
        'checkpoint, or cut that part out by tf.graph_util.extract_sub_graph '
        'before the import'
    )


def _has(package, name):
    return name.startswith(tuple(_CONTRIB[package].split()))
