"""Carries a checkpoint's values over to the names of another release."""

import contextlib
import os

import tensorflow as tf

from legacy_rnn import files
from legacy_rnn.checkpointing import reader
from legacy_rnn.compat import train
from legacy_rnn.training import checkpoints

v1 = tf.compat.v1

# Bytes that are held in memory, and written as one part, at a time.
PART_BYTES = 1 << 26


def convert(opened, plan, target):
    """Writes a planned checkpoint; every value stays, to the bit.

    Args:
      opened: The stored.Stored checkpoint.
      plan: A renaming.Plan of its shapes.
      target: Prefix of the new checkpoint.

    Raises:
      OSError: It could not be written; nothing is left of it.
      ValueError: The old one is damaged.
    """
    moves = {move.target: move for move in plan.moves}
    read = opened.tensor
    write(target, list(moves), lambda name: train.value(read, moves[name]))


def write(prefix, names, tensor):
    """Writes a V2 checkpoint, whole or not at all.

    Args:
      prefix: Where; a checkpoint that stands there is replaced.
      names: Names of the tensors.
      tensor: Function of a name that gives the array, asked once each.

    Raises:
      OSError: It could not be written; nothing is left of it.
    """
    folder, base = os.path.split(os.path.abspath(prefix))
    try:
        with files.naming(prefix), files.folder_beside(prefix) as temporary:
            _write(temporary, base, names, tensor)
            # Where it is written over itself, this is all there is of it.
            whole = _whole(prefix)
            files.remove(whole)
            os.rename(temporary, whole)
            _publish(whole, base, folder)
    except tf.errors.OpError as error:
        reason = checkpoints.reason(error)
        raise OSError(f'could not write {prefix}: {reason}') from error


def finish(prefix):
    """Finishes a `write` that was killed as it moved its files, if any."""
    folder, base = os.path.split(os.path.abspath(prefix))
    if os.path.isdir(_whole(prefix)):
        with files.naming(prefix):
            _publish(_whole(prefix), base, folder)


def _whole(prefix):
    """The folder of a checkpoint that is whole, and not yet at its place."""
    folder, base = os.path.split(os.path.abspath(prefix))
    return os.path.join(folder, f'.{base}.whole')


def _write(folder, base, names, tensor):
    parts = []
    for number, part in enumerate(_parts(names, tensor)):
        parts.append(os.path.join(folder, f'part-{number}'))
        _save(parts[-1], part)
    _merge(parts, os.path.join(folder, base))


def _parts(names, tensor):
    part, size = {}, 0
    for name in names:
        part[name] = tensor(name)
        size += part[name].nbytes
        if size >= PART_BYTES:
            yield part
            part, size = {}, 0
    if part:
        yield part


def _save(prefix, part):
    with tf.Graph().as_default() as graph, v1.Session(graph=graph) as session:
        holders = [
            v1.placeholder(tf.as_dtype(value.dtype), value.shape)
            for value in part.values()
        ]
        save = tf.raw_ops.SaveV2(
            prefix=prefix,
            tensor_names=list(part),
            shape_and_slices=[''] * len(part),
            tensors=holders,
        )
        session.run(save, dict(zip(holders, part.values(), strict=True)))


def _merge(parts, whole):
    with tf.Graph().as_default() as graph, v1.Session(graph=graph) as session:
        merge = tf.raw_ops.MergeV2Checkpoints(
            checkpoint_prefixes=parts, destination_prefix=whole
        )
        session.run(merge)


def _publish(temporary, base, folder):
    """Moves a checkpoint's files to their folder, the index last."""
    names = sorted(f for f in os.listdir(temporary) if f.startswith(base))
    names.sort(key=lambda name: name.endswith('.index'))
    target = os.path.join(folder, base)
    if any('.data-00000-of-' in name for name in names):
        for old in (f'{target}.index', *reader.data_files(target), target):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(old)
    for name in names:
        os.replace(os.path.join(temporary, name), os.path.join(folder, name))
    files.remove(temporary)
