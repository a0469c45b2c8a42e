"""Draws words with their predicted letters, and encodes PNG."""

import struct
import zlib

import numpy as np

ROWS = 16
SCALE = 3
WRONG = np.array([255, 140, 140], np.uint8)
GAP = np.array([200, 200, 200], np.uint8)


def spread(indices, count):
    """Returns `count` of some indices, evenly from first to last."""
    places = np.linspace(0, len(indices) - 1, min(count, len(indices)))
    return indices[places.astype(int)]


def letter_shapes(dataset, indices):
    """Returns the mean picture of each letter, [classes, features].

    Predicted letters are drawn by them, as no font is at hand.

    Args:
      dataset: Dataset of words whose steps are pictures of letters.
      indices: Words to average over.
    """
    real = np.arange(dataset.num_steps) < dataset.lengths[indices, None]
    letters = dataset.data[indices][real]  # [letters, features]
    labels = dataset.labels[indices][real]
    shapes = np.zeros([dataset.num_classes, dataset.num_features])
    for label in range(dataset.num_classes):
        if (labels == label).any():
            shapes[label] = letters[labels == label].mean(0)
    return shapes


def draw_word(letters, labels, predicted, shapes):
    """Draws a word above its predicted letters, wrong ones on red.

    Args:
      letters: Pictures between 0 and 1, [steps, features].
      labels: Class ids, [steps].
      predicted: Class ids, [steps].
      shapes: Picture of each letter, [classes, features].

    Returns:
      RGB picture, uint8 [height, width, 3].
    """
    above = _strip(letters)
    below = _strip(shapes[predicted])
    width = below.shape[1] // len(labels)
    for step in np.flatnonzero(labels != predicted):
        columns = slice(step * width, (step + 1) * width)
        ink = below[:, columns] / 255
        below[:, columns] = (ink * WRONG).astype(np.uint8)
    gap = np.broadcast_to(GAP, [1, above.shape[1], 3])
    picture = np.concatenate([above, gap, below])
    return picture.repeat(SCALE, 0).repeat(SCALE, 1)


def encode_png(picture):
    """Returns an RGB picture, uint8 [height, width, 3], as PNG bytes.

    *Source:* the PNG specification: signature, then the chunks IHDR, IDAT
    and IEND, each with its length and CRC; filter 0 for each row.
    """
    height, width, _ = picture.shape
    rows = np.zeros([height, 1 + width * 3], np.uint8)
    rows[:, 1:] = picture.reshape(height, -1)
    header = struct.pack('>2I5B', width, height, 8, 2, 0, 0, 0)
    return (
        b'\x89PNG\r\n\x1a\n'
        + _chunk(b'IHDR', header)
        + _chunk(b'IDAT', zlib.compress(rows.tobytes()))
        + _chunk(b'IEND', b'')
    )


def _strip(letters):
    """Puts pictures side by side, black on white, [rows, width, 3]."""
    count, features = letters.shape
    columns = features // ROWS
    ink = letters.reshape(count, ROWS, columns).transpose(1, 0, 2)
    ink = np.pad(ink, [(1, 1), (0, 0), (1, 1)])
    gray = (255 * (1 - ink.reshape(ROWS + 2, -1))).astype(np.uint8)
    return gray[..., None].repeat(3, -1)


def _chunk(kind, content):
    length = struct.pack('>I', len(content))
    crc = struct.pack('>I', zlib.crc32(kind + content))
    return length + kind + content + crc
