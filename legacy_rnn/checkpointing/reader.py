"""Reads the checkpoints of any release, tensor by tensor."""

import contextlib
import math
import os
import re

import numpy as np
import tensorflow as tf

v1 = tf.compat.v1

_DATA = re.compile(r'\.data-\d{5}-of-\d{5}')
VARIABLE_OPS = ('Variable', 'VariableV2', 'VarHandleOp')


class Stored:
    """A checkpoint that is read tensor by tensor.

    Args:
      path: Prefix of a checkpoint, its index, a V1 file, or a folder.

    Attributes:
      prefix: The checkpoint's prefix.
      format: `'V1'` or `'V2'`.
      shapes: Maps names to lists of ints.
      dtypes: Maps names to names of types.

    Raises:
      ValueError: There is no checkpoint, or it cannot be read.
    """

    def __init__(self, path):
        self.prefix = locate(path)
        self.format = 'V2' if _exists(f'{self.prefix}.index') else 'V1'
        _check_shards(self.prefix)
        with _explained(self.prefix):
            self._reader = tf.train.load_checkpoint(self.prefix)
            self.shapes = self._reader.get_variable_to_shape_map()
            dtypes = self._reader.get_variable_to_dtype_map()
        self.dtypes = {name: dtypes[name].name for name in dtypes}
        if self.format == 'V2':
            _check_size(self.prefix, self.shapes, dtypes)

    def tensor(self, name):
        """Reads one tensor as an array."""
        with _explained(self.prefix):
            return np.asarray(self._reader.get_tensor(name))


def graph_variables(path):
    """Shapes and types of the variables that a `.meta` file describes.

    Args:
      path: A `.meta` file.

    Returns:
      `(shapes, dtypes)` by name.

    Raises:
      ValueError: It is no MetaGraph.
    """
    meta = v1.MetaGraphDef()
    with open(path, 'rb') as stream:
        data = stream.read()
    try:
        meta.ParseFromString(data)
    except Exception as error:  # protobuf's own type, by implementation
        raise ValueError(f'{path} must be a MetaGraph, got {error}') from error
    nodes = [node for node in meta.graph_def.node if node.op in VARIABLE_OPS]
    if not meta.graph_def.node:
        raise ValueError(f'{path} must be a MetaGraph, got no graph in it')
    shapes = {
        node.name: [size.size for size in node.attr['shape'].shape.dim]
        for node in nodes
    }
    try:
        dtypes = {
            node.name: tf.as_dtype(node.attr['dtype'].type).name
            for node in nodes
        }
    except TypeError as error:
        raise ValueError(f'{path} must be a MetaGraph, got {error}') from error
    return shapes, dtypes


def locate(path):
    """Prefix of the checkpoint that a path means.

    Raises:
      ValueError: There is none, or there are several.
    """
    path = os.fspath(path)
    if os.path.isdir(path):
        return _newest(path)
    for end in ('.index', '.meta'):
        if path.endswith(end):
            path = path[: -len(end)]
    path = path.partition('.data-0')[0]
    if _exists(f'{path}.index') or os.path.isfile(path):
        return path
    if _exists(f'{path}.meta'):
        raise ValueError(
            f'{path} must be a checkpoint, got the .meta alone, which holds '
            f'no weights; `checkpoint list {path}.meta` shows its variables'
        )
    folder, name = os.path.split(path)
    others = _prefixes(folder or '.')
    hint = f'; the folder holds {", ".join(others[:5])}' if others else ''
    raise ValueError(f'{path}: no checkpoint of that prefix{hint}')


def exists(prefix):
    """Whether a checkpoint stands at a prefix."""
    return _exists(f'{prefix}.index') or os.path.lexists(prefix)


def data_files(prefix):
    """Paths of the data files of a V2 checkpoint, sorted.

    Others beside it, which a copy or a stopped save left, are none.
    """
    folder, base = os.path.split(prefix)
    names = os.listdir(folder or '.')
    return [
        os.path.join(folder, name)
        for name in sorted(names)
        if name.startswith(base) and _DATA.fullmatch(name[len(base) :])
    ]


def _exists(path):
    return os.path.isfile(path)


def _check_shards(prefix):
    """Raises where data files are missing beside an index."""
    if not _exists(f'{prefix}.index'):
        return
    found = data_files(prefix)
    if not found:
        raise ValueError(f'{prefix}: its data files are missing')
    count = int(found[0].rpartition('-')[2])
    wanted = [f'{prefix}.data-{i:05}-of-{count:05}' for i in range(count)]
    missing = [path for path in wanted if path not in found]
    if missing:
        raise ValueError(
            f'{prefix}: {len(missing)} of {count} data files are missing, '
            f'the first is {missing[0]}'
        )


def _check_size(prefix, shapes, dtypes):
    """Raises where data files are shorter than the tensors in them."""
    sizes = [os.path.getsize(path) for path in data_files(prefix)]
    # A tensor of strings or the like has no size of its own.
    wanted = sum(
        dtype.size * math.prod(shapes[name])
        for name, dtype in dtypes.items()
        if dtype not in (tf.string, tf.resource, tf.variant)
    )
    if sum(sizes) < wanted:
        raise ValueError(
            f'{prefix} must be a whole checkpoint, got data files that are '
            f'{wanted - sum(sizes)} of {wanted} bytes short; copy them again'
        )


def _newest(folder):
    """Prefix of the newest checkpoint in a folder that may have moved."""
    try:
        state = v1.train.get_checkpoint_state(folder)
    except Exception:  # a damaged state file counts as none
        state = None
    if state and state.model_checkpoint_path:
        name = os.path.basename(state.model_checkpoint_path)
        for path in (os.path.join(folder, name), state.model_checkpoint_path):
            if exists(path):
                return path
    found = _prefixes(folder)
    if len(found) == 1:
        return os.path.join(folder, found[0])
    if not found:
        raise ValueError(f'{folder}: the folder holds no checkpoint')
    raise ValueError(
        f'{folder}: the folder holds {len(found)} checkpoints and does not '
        f'say which is the newest; pass one of {", ".join(found[:5])}'
    )


def _prefixes(folder):
    if not os.path.isdir(folder):
        return []
    names = sorted(os.listdir(folder))
    return [n[: -len('.index')] for n in names if n.endswith('.index')]


@contextlib.contextmanager
def _explained(prefix):
    """Turns what TensorFlow raises on a damaged file into one sentence."""
    try:
        yield
    except (
        tf.errors.OpError,
        IndexError,
        RuntimeError,
        ValueError,
    ) as error:
        text = str(getattr(error, 'message', error)).splitlines()[0]
        raise ValueError(
            f'{prefix} must be a whole checkpoint, got a damaged or foreign '
            f'file: {text}'
        ) from error
