"""The record of a run: one JSON object a line, for `legacy-rnn verify`.

Each line is written when it is known, so that a program that is killed leaves
those of its runs. The first line tells of the program:

    {"format": "legacy-rnn trace 1", "script": "train.py", "argv": [...],
     "release": "0.8", "seed": 7, "tensorflow": "2.21.0"}

Then comes a line for every `Session.run`, in order:

    {"run": 0, "line": "train.py:31", "by": "script", "training": true,
     "seconds": 0.0123, "threads": false, "races": [],
     "feeds": [VALUE...], "fetches": [VALUE...]}

`by` is `tensorflow` where a Saver or a Supervisor ran the session. `threads`
says whether threads ran sessions, or filled queues, by then. `races` names the
fetches that read a variable which the same run writes, before or after. A
VALUE is

    {"name": "add:0", "dtype": "float32", "shape": [2, 3],
     "digest": "<first 16 hex digits of the SHA-256 of the C-order bytes>",
     "value": 0.5, "mean": 0.5, "norm": 1.2, "max": 0.9, "order": -0.3}

with `value` for scalars alone and `mean`, `norm` (Euclidean), `max` (largest
magnitude) and `order` (a sum with a weight for each place, which tells arrays
of the same numbers in another order apart) for arrays of numbers alone. Sparse
and ragged tensors and the slices of a gradient have a VALUE for each part, as
`x/indices`. A fetched summary stands for its numbers, without its tags. A
fetched operation has `"dtype": null`, and a handle has no digest. The last
line is

    {"end": {"status": 0, "runs": 120, "steps": 100, "seconds": 9.1}}
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import sys

import numpy as np

FORMAT = 'legacy-rnn trace 1'
CHUNK = 2**20  # Numbers that are measured at once.
SOME = 10_000  # Objects that are looked at to know their kind.
# Tags of the summaries of queues, as tf.train's and Estimators' have them.
_FULL = re.compile(r'fraction_(over_\d+_)?of_\d+_full$')
_NUMBERS = (int, float, np.number)
_PLAIN = (str, bytes, bool, int, float, complex, np.generic, type(None))


class Trace:
    """Writes a trace, line by line as the program goes.

    Args:
        stream: Text file to write to.
        header: Dict with the program's facts.

    Attributes:
        error: The OSError that ended the record, or None. The program goes
            on, as it is not its error.
    """

    def __init__(self, stream, header):
        self._stream = stream
        self.error = None
        self._write({'format': FORMAT, **header})

    def record(self, facts, feeds, fetches):
        """Adds one `Session.run`.

        Args:
            facts: Dict of the run's facts.
            feeds: Pairs of name and fed value.
            fetches: Pairs of name and fetched value.
        """
        self._write(
            {
                **facts,
                'feeds': [describe(*pair) for pair in feeds],
                'fetches': [describe(*pair) for pair in fetches],
            }
        )

    def end(self, facts):
        """Adds the last line."""
        self._write({'end': facts})

    def _write(self, row):
        if self.error is not None:
            return
        try:
            self._stream.write(json.dumps(row) + '\n')
            self._stream.flush()
        except OSError as error:
            self.error = error


@contextlib.contextmanager
def opened(path):
    """Opens a file for a trace.

    Args:
        path: Its path; missing folders are made.

    Yields:
        A text file.

    Raises:
        ValueError: A file that is no trace is there.
        OSError: It cannot be written.
    """
    if os.path.isfile(path) and os.path.getsize(path):
        with open(path, 'rb') as file:
            start = file.read(len(FORMAT) + 20)
        if FORMAT.encode() not in start:
            raise ValueError(
                f'--trace must name a new file or an older trace, got {path}, '
                'which is neither; choose another name'
            )
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    stream = open(path, 'w', encoding='utf-8')
    try:
        yield stream
    finally:
        with contextlib.suppress(OSError):  # `Trace.error` has it.
            stream.close()


def describe(name, value):
    """One value as the trace holds it.

    Args:
        name: Name of the tensor or operation.
        value: What was fed or fetched; None for an operation.

    Returns:
        Dict for JSON.
    """
    if value is None:
        return {'name': name, 'dtype': None}
    numbers = summary_numbers(value)
    array = _array(value if numbers is None else numbers)
    if array is None:
        # A handle, or what else has no numbers: its name is all there is.
        return {'name': name, 'dtype': type(value).__name__}
    row = {
        'name': name,
        'dtype': array.dtype.name if numbers is None else 'summary',
        'shape': list(array.shape),
        'digest': digest(array),
    }
    if array.ndim == 0 and array.dtype.kind in 'biuf':
        row['value'] = _number(array.item())
    elif array.size and _is_numbers(array):
        row |= _measures(array)
    return row


def _array(value):
    """A value as an array; None where it is none."""
    try:
        array = np.asarray(value)
    except Exception:  # Whatever the value's own conversion raises.
        return None
    if array.dtype.kind == 'O':
        if not all(isinstance(i, _PLAIN) for i in array.reshape(-1)[:SOME]):
            return None
        flat = array.reshape(-1).tolist()
        if flat and all(isinstance(item, _NUMBERS) for item in flat):
            # They are fed as numbers, whatever holds them.
            return np.array(flat).reshape(array.shape)
    return array


def _is_numbers(array):
    """Whether an array holds numbers, TensorFlow's own kinds included."""
    kind = array.dtype
    if kind.kind != 'V' or kind.fields is not None:
        return kind.kind in 'iufc'
    try:
        np.zeros((), kind).astype(np.float64)
    except (TypeError, ValueError):
        return False
    return True


def _measures(array):
    """Mean, norm, largest magnitude and order of an array of numbers."""
    flat = array.reshape(-1)
    total = squares = largest = order = 0.0
    with np.errstate(all='ignore'):
        for start in range(0, flat.size, CHUNK):
            part = flat[start : start + CHUNK]
            if part.dtype.kind == 'c':
                part = np.stack([part.real, part.imag])
            part = part.astype(np.float64).reshape(-1)
            total += part.sum()
            order += part @ _weights(start, part.size)
            squares += np.square(part).sum()
            largest = np.maximum(largest, np.abs(part).max())
        return {
            'mean': _number(total / flat.size),
            'norm': _number(np.sqrt(squares)),
            'max': _number(largest),
            'order': _number(order),
        }


def _weights(start, size):
    """Weights of some places of an array, from -1 to 1, in no pattern."""
    places = np.arange(start, start + size, dtype=np.uint64)
    return (places * np.uint64(2654435761) % np.uint64(2**32)) / 2**31 - 1


def summary_numbers(value):
    """Numbers of a serialized summary, or None if it is none.

    Its tags are names for the eye, which releases made differently. How full
    a queue was is left out: its threads decide that.
    """
    tf = sys.modules.get('tensorflow')
    if tf is None or not isinstance(value, bytes):
        return None
    try:
        found = tf.compat.v1.Summary.FromString(value).value
    except Exception:  # What protobuf raises differs among its versions.
        return None
    kinds = [entry.WhichOneof('value') for entry in found]
    if not found or not all(kinds):
        return None
    numbers = []
    for entry, kind in zip(found, kinds, strict=True):
        if _FULL.search(entry.tag):
            continue
        if kind == 'simple_value':
            numbers.append(entry.simple_value)
        elif kind == 'histo':
            histogram = entry.histo
            numbers += [histogram.min, histogram.max, histogram.num]
            numbers += [histogram.sum, histogram.sum_squares]
    return numbers


def digest(array):
    """First 16 hex digits of the SHA-256 of an array's bytes."""
    if array.dtype.kind in 'OSU':
        # Text is bytes in one Python and not in the other.
        flat = [_encoded(item) for item in array.reshape(-1).tolist()]
        return hashlib.sha256(repr(flat).encode('utf-8')).hexdigest()[:16]
    found = hashlib.sha256()
    if array.size:
        flat = np.ascontiguousarray(array).reshape(-1)
        found.update(flat.view(np.uint8).data)
    return found.hexdigest()[:16]


def _encoded(item):
    if isinstance(item, str):
        return item.encode('utf-8', 'surrogateescape')
    return bytes(item) if isinstance(item, bytes) else item


def _number(value):
    """A number that JSON can hold; others as text."""
    if isinstance(value, (float, np.floating)):
        value = float(value)
        return value if np.isfinite(value) else str(value)
    return value
