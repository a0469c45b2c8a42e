"""Learning curve and page of examples as PNG; needs matplotlib."""

import io

import numpy as np

from legacy_rnn import files
from legacy_rnn.training import pictures

ROWS, COLUMNS = 6, 8
WORD_ROWS, WORD_COLUMNS = 10, 2
RIGHT, WRONG = 'black', 'red'
# Where the true letter stands, below a wrong one.
TRUE_ROW = 27


def write_learning_curve(records, path):
    """Draws loss (nats) and error (fraction) by step.

    Args:
      records: One dict an epoch, as `Training.records` has them.
      path: PNG file to write.
    """
    figure = _figure(9, 4)
    steps = [record['step'] for record in records]
    for place, quantity in enumerate(('loss', 'error'), 1):
        axes = figure.add_subplot(1, 2, place)
        for part in ('train', 'validation', 'test'):
            name = f'{part}_{quantity}'
            values = [record.get(name) for record in records]
            if any(value is not None for value in values):
                axes.plot(steps, values, marker='.', label=part)
        unit = 'nats' if quantity == 'loss' else 'fraction'
        axes.set(xlabel='step', ylabel=f'{quantity} ({unit})', ylim=(0, None))
        axes.legend()
    _write(figure, path)


def shown(dataset, indices):
    """Returns as many of the indices as a page of examples takes."""
    rows, columns = _page(dataset)
    return pictures.spread(indices, rows * columns)


def write_examples(dataset, indices, predicted, path):
    """Draws sequences with their predictions, wrong ones in red.

    Args:
      dataset: Dataset whose sequences are pictures (rows are steps), or
        words of pictures of letters.
      indices: Which sequences, [n], as `shown` gives them.
      predicted: Their predicted class ids, [n] or [n, time].
      path: PNG file to write.
    """
    draw = _draw_word if dataset.labels_steps else _draw_picture
    figure = _figure(9, 7)
    for place, index in enumerate(indices):
        axes = figure.add_subplot(*_page(dataset), place + 1)
        axes.set_axis_off()
        draw(axes, dataset, index, predicted[place])
    _write(figure, path)


def _page(dataset):
    """Returns rows and columns of a page of examples."""
    if dataset.labels_steps:
        return WORD_ROWS, WORD_COLUMNS
    return ROWS, COLUMNS


def _draw_picture(axes, dataset, index, predicted):
    axes.imshow(dataset.data[index], cmap='gray_r')
    label = dataset.labels[index]
    text = _name(dataset, predicted)
    if label != predicted:
        text += f', not {_name(dataset, label)}'
    color = RIGHT if label == predicted else WRONG
    axes.set_title(text, fontsize=8, color=color)


def _draw_word(axes, dataset, index, predicted):
    length = dataset.lengths[index]
    letters = dataset.data[index, :length].reshape(length, 16, -1)
    picture = np.concatenate(list(letters), 1)  # [16, length * columns]
    axes.imshow(picture, cmap='gray_r')
    width = letters.shape[-1]
    for step in range(length):
        label = dataset.labels[index, step]
        wrong = label != predicted[step]
        marks = [(20, predicted[step], WRONG if wrong else RIGHT)]
        marks += [(TRUE_ROW, label, RIGHT)] if wrong else []
        for row, letter, color in marks:
            axes.text(
                (step + 0.5) * width,
                row,
                _name(dataset, letter) or '.',
                color=color,
                fontsize=8,
                horizontalalignment='center',
            )


def _name(dataset, label):
    names = dataset.class_names
    return str(label) if names is None else names[label]


def _figure(width, height):
    # A figure without pyplot needs no display and leaves no global state.
    from matplotlib.figure import Figure

    return Figure((width, height), layout='constrained')


def _write(figure, path):
    buffer = io.BytesIO()
    figure.savefig(buffer, format='png', dpi=120)
    with files.atomic(path, 'wb') as stream:
        stream.write(buffer.getvalue())
