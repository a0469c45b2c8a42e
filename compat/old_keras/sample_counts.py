"""Samples that Keras 1 asked of generators, as the batches of today.

    model.fit_generator(batches(), samples_per_epoch=50000, nb_epoch=10)

An epoch took batches until they held so many rows. Keras 2 counts batches, and
took the number of samples for theirs.

Source: keras/engine/training.py of Keras 1.2.2, executed.
"""

from __future__ import annotations

import itertools

# Old argument -> today's, and the argument that holds its generator.
_COUNTED = {
    'fit_generator': {
        'samples_per_epoch': ('steps_per_epoch', 'generator'),
        'nb_val_samples': ('validation_steps', 'validation_data'),
    },
    'evaluate_generator': {'val_samples': ('steps', 'generator')},
    'predict_generator': {'val_samples': ('steps', 'generator')},
}


def translated(name, args, options):
    """Arguments of a method that takes batches of a generator.

    Args:
        name: Of the method.
        args: Arguments by place; the first is the generator.
        options: Dict of keyword arguments.

    Returns:
        Both, where samples are counted with the batches that hold them.
    """
    found = dict(options)
    for old, (new, holder) in _COUNTED.get(name, {}).items():
        if old not in found or new in found:
            continue
        samples = found.pop(old)
        if holder == 'generator' and args:
            batches, found[new] = _counted(args[0], samples)
            args = (batches, *args[1:])
        else:
            found[holder], found[new] = _counted(found.get(holder), samples)
    return args, found


def _counted(batches, samples):
    """A generator that begins anew, and how many of its batches are needed."""
    size = getattr(batches, 'batch_size', None)
    if size is None and hasattr(batches, '__next__'):
        first = next(batches)
        size, batches = _rows(first), itertools.chain([first], batches)
    elif size is None and hasattr(batches, '__getitem__'):
        size = _rows(batches[0])
    if not size or samples is None:
        return batches, samples
    return batches, -(-int(samples) // size)


def _rows(batch):
    """How many rows a batch has: inputs alone, or inputs and targets."""
    inputs = batch[0] if isinstance(batch, tuple) else batch
    if isinstance(inputs, dict):
        inputs = next(iter(inputs.values()))
    return len(inputs[0] if isinstance(inputs, list) else inputs)
