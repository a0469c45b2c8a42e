"""Writes predictions, as JSON lines or arrays."""

import json

import numpy as np

from legacy_rnn import files


def json_lines(dataset, indices, probabilities, class_names=None):
    """Yields one JSON object for each sequence.

        {"index": 3, "prediction": 7, "probability": 0.98, "length": 8}

    Where steps are labelled, prediction and probability are lists of the
    sequence's length.

    Args:
      dataset: Dataset of the sequences.
      indices: Which sequences, [n].
      probabilities: [n, classes] or [n, time, classes].
      class_names: Names to give instead of class ids, or None.
    """
    predicted = probabilities.argmax(-1)
    highest = probabilities.max(-1)
    names = class_names or range(probabilities.shape[-1])
    for row, index in enumerate(indices):
        length = int(dataset.lengths[index])
        prediction, probability = predicted[row], highest[row]
        if predicted.ndim == 1:
            prediction = names[prediction]
        else:
            prediction = [names[label] for label in prediction[:length]]
            probability = probability[:length]
        yield json.dumps(
            {
                'index': int(index),
                'prediction': prediction,
                'probability': probability.tolist(),
                'length': length,
            }
        )


def write(path, dataset, indices, probabilities, class_names=None):
    """Writes predictions to a file; `.npz` gets arrays, others JSON lines.

    The arrays are `index` [n], `prediction` and `probability` [n] or
    [n, time] (-1 and 0 past the length), `length` [n] and, where there are
    names, `class_names`.
    """
    if str(path).endswith('.npz'):
        arrays = _arrays(dataset, indices, probabilities)
        if class_names:
            arrays['class_names'] = np.array(class_names)
        with files.atomic(path, 'wb') as stream:
            np.savez(stream, **arrays)
        return
    with files.atomic(path) as stream:
        for line in json_lines(dataset, indices, probabilities, class_names):
            stream.write(line + '\n')


def _arrays(dataset, indices, probabilities):
    length = dataset.lengths[indices]
    predicted = probabilities.argmax(-1)
    highest = probabilities.max(-1)
    if predicted.ndim == 2:
        real = np.arange(predicted.shape[1]) < length[:, None]
        predicted = np.where(real, predicted, -1)
        highest = np.where(real, highest, 0)
    return {
        'index': np.asarray(indices),
        'prediction': predicted,
        'probability': highest,
        'length': length,
    }
