"""Saves and restores the weights of a run, whole or not at all."""

import errno
import glob
import os

import tensorflow as tf

from legacy_rnn import files

v1 = tf.compat.v1

SHOWN_DIFFERENCES = 3
_SYSTEM_ERRORS = (
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EROFS,
    errno.EACCES,
    errno.EIO,
)


class Checkpoints:
    """The checkpoints `model.ckpt-STEP` in one folder.

    TensorFlow writes a checkpoint to a temporary name and its index last; a
    process that dies leaves either a whole checkpoint or one without a
    readable index, which is passed over.

    Args:
      graph: ModelGraph whose variables are saved.
      run: Run whose folder they are in.
      keep: How many of the newest to keep.
    """

    def __init__(self, graph, run, keep):
        self._graph, self._run, self._keep = graph, run, keep
        with graph.building():
            self._saver = v1.train.Saver(
                graph.variables(), max_to_keep=None, save_relative_paths=True
            )

    def save(self, session, step):
        """Writes a checkpoint, removes old ones, returns its path.

        Raises:
          OSError: It could not be written; nothing of it is left.
        """
        os.makedirs(self._run.folder, exist_ok=True)
        prefix = self._prefix(step)
        try:
            self._saver.save(
                session, prefix, write_meta_graph=False, write_state=False
            )
            kept = sorted({*self._run.steps()[: self._keep], step})
            self._write_state(kept)
        except tf.errors.OpError as error:
            _remove(prefix)
            raise OSError(
                f'could not write {prefix}: {reason(error)}'
            ) from error
        except OSError:
            _remove(prefix)
            raise
        for old in self._run.steps():
            if old not in kept:
                _remove(self._prefix(old))
        return prefix

    def restore(self, session):
        """Restores the newest whole checkpoint; returns its step or None.

        Raises:
          ValueError: It is of another architecture, or none is whole.
        """
        steps = self._run.steps()
        for step in steps:
            prefix = self._prefix(step)
            held = _tensors(prefix)
            if held is None:
                continue
            self._compare(held, prefix)
            self._saver.restore(session, prefix)
            return step
        if steps:
            raise ValueError(
                f'no checkpoint in {self._run.folder} is whole, the newest '
                f'is {self._prefix(steps[0])}; train again'
            )
        return None

    def remove_newer(self, step):
        """Removes checkpoints of later steps, which are damaged."""
        for other in self._run.steps():
            if other > step:
                _remove(self._prefix(other))

    def _prefix(self, step):
        return self._run.path(f'model.ckpt-{step}')

    def _write_state(self, steps):
        names = [f'model.ckpt-{step}' for step in steps]
        v1.train.update_checkpoint_state(
            self._run.folder, names[-1], all_model_checkpoint_paths=names
        )

    def _compare(self, held, prefix):
        """Raises ValueError where the checkpoint does not fit the graph."""
        wrong = list(_differences(held, self._graph.variables()))
        if wrong:
            shown = '; '.join(wrong[:SHOWN_DIFFERENCES])
            more = len(wrong) - SHOWN_DIFFERENCES
            rest = f'; and {more} more' if more > 0 else ''
            raise ValueError(
                f'{prefix} is of another architecture: {shown}{rest}'
            )


def reason(error):
    """Returns what the system said, out of a TensorFlow error."""
    known = map(os.strerror, _SYSTEM_ERRORS)
    message = str(error.message)
    for text in known:
        if text in message:
            return f'{text}; free some space or choose another folder'
    return message.splitlines()[0]


def _differences(held, variables):
    """Yields what differs between tensors of a checkpoint and variables."""
    wanted = {
        v.op.name: (v.shape.as_list(), v.dtype.base_dtype) for v in variables
    }
    for name, (shape, dtype) in sorted(wanted.items()):
        if name not in held:
            yield f'{name} {shape} is missing'
        elif held[name][0] != shape:
            yield f'{name} has shape {held[name][0]}, expected {shape}'
        elif held[name][1] != dtype:
            yield f'{name} is {held[name][1].name}, expected {dtype.name}'
    for name in sorted(set(held) - set(wanted)):
        if not _is_slot(name, wanted):
            yield f'{name} {held[name][0]} is not in the network'


def _is_slot(name, weights):
    """Whether an optimizer keeps a variable, beside one of the weights."""
    owner = name.rpartition('/')[0]
    return owner in weights or name in ('beta1_power', 'beta2_power')


def _tensors(prefix):
    """Returns shape and type by name, or None for a damaged file."""
    try:
        reader = tf.train.load_checkpoint(prefix)
        shapes = reader.get_variable_to_shape_map()
        dtypes = reader.get_variable_to_dtype_map()
        for name in shapes:
            reader.get_tensor(name)
    except (tf.errors.OpError, ValueError, RuntimeError):
        return None
    return {name: (shapes[name], dtypes[name]) for name in shapes}


def _remove(prefix):
    """Removes the files of a checkpoint, its index first."""
    files.remove(f'{prefix}.index')
    escaped = glob.escape(prefix)
    for path in glob.glob(f'{escaped}.*') + glob.glob(f'{escaped}_temp*'):
        files.remove(path)
