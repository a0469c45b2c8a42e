"""The record of a run: one JSON object a line, for `legacy-rnn verify`.

The first line tells of the program:

    {"format": "legacy-rnn trace 1", "script": "train.py", "argv": [...],
     "release": "0.8", "seed": 7, "tensorflow": "2.21.0"}

Then comes a line for every `Session.run`, in order:

    {"run": 0, "line": "train.py:31", "by": "script", "training": true,
     "seconds": 0.0123, "feeds": [VALUE...], "fetches": [VALUE...]}

`by` is `tensorflow` where a Saver or a Supervisor ran the session. A VALUE is

    {"name": "add:0", "dtype": "float32", "shape": [2, 3],
     "digest": "<first 16 hex digits of the SHA-256 of the C-order bytes>",
     "value": 0.5, "mean": 0.5, "norm": 1.2, "max": 0.9}

with `value` for scalars alone and `mean`, `norm` (Euclidean) and `max`
(largest magnitude) for arrays of numbers alone. A fetched summary stands for
its numbers, without its tags. A fetched operation has `"dtype": null`. The
last line is

    {"end": {"status": 0, "runs": 120, "steps": 100, "seconds": 9.1}}
"""

from __future__ import annotations

import hashlib
import json
import sys

import numpy as np

FORMAT = 'legacy-rnn trace 1'


class Trace:
    """Writes a trace.

    Args:
        stream: Text file to write to.
        header: Dict with the program's facts.
    """

    def __init__(self, stream, header):
        self._stream = stream
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
        self._stream.write(json.dumps(row) + '\n')


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
    array = np.asarray(value)
    kind = array.dtype.name
    numbers = _summary(value)
    if numbers is not None:
        array, kind = np.array(numbers), 'summary'
    row = {
        'name': name,
        'dtype': kind,
        'shape': list(array.shape),
        'digest': digest(array),
    }
    if array.ndim == 0 and array.dtype.kind in 'biuf':
        row['value'] = _number(array.item())
    elif array.dtype.kind in 'iuf' and array.size:
        wide = array.astype(np.float64)
        row['mean'] = _number(wide.mean())
        row['norm'] = _number(np.sqrt(np.square(wide).sum()))
        row['max'] = _number(np.abs(wide).max())
    return row


def _summary(value):
    """Numbers of a serialized summary, or None if it is none.

    Its tags are names for the eye, which releases made differently.
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
        data = repr(array.tolist()).encode('utf-8', 'replace')
    else:
        data = np.ascontiguousarray(array).tobytes()
    return hashlib.sha256(data).hexdigest()[:16]


def _number(value):
    """A number that JSON can hold; others as text."""
    if isinstance(value, (float, np.floating)):
        value = float(value)
        return value if np.isfinite(value) else str(value)
    return value
