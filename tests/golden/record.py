"""Records: what the cases of one part measured in one release.

A record is one compressed `.npz` of two byte arrays: `index`, JSON that
describes every case, and `data`, the values one behind the other. NumPy
alone reads it, without pickles.

    cases = record.load('0.12.1', 'GRUCell')
    cases['plain']['variables']        # [[name, shape, trainable], …]
    cases['plain']['values']['loss']   # an array
"""

from __future__ import absolute_import, division, print_function

import contextlib
import hashlib
import io
import json
import os

import numpy as np

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'records')
MANIFEST = os.path.join(os.path.dirname(FOLDER), 'manifest.json')


def load(release, part):
    """Reads the record of a part.

    Args:
        release: Exact version, such as `'0.12.1'`.
        part: Name of the part, such as `'GRUCell'`.

    Returns:
        Dict of case name to a dict of `variables`, `facts`, `error` and
        `values`; see `measure.measure`. Values are a dict of label to array,
        None where a gradient did not exist.
    """
    return read(path(release, part))


def read(file):
    """Reads a file of cases; see `load`."""
    with np.load(file, allow_pickle=False) as archive:
        index = json.loads(archive['index'].tobytes().decode('utf-8'))
        data = archive['data'].tobytes()
    for case in index.values():
        case['values'] = dict(
            (label, _unpack(data, *place)) for label, place in case['values']
        )
    return index


def save(release, part, cases):
    """Writes the record of a part.

    Args:
        release: Exact version.
        part: Name of the part.
        cases: Dict of case name to what `measure.measure` gave.

    Returns:
        The SHA-256 of the file.
    """
    return write(path(release, part), cases)


def write(file, cases):
    """Writes a file of cases; see `save`."""
    index, chunks, offset = {}, [], 0
    for name, case in sorted(cases.items()):
        packed = []
        for label, value in case['values']:
            if value is None:
                packed.append([label, [None, None, 0]])
                continue
            raw = value.astype(value.dtype.newbyteorder('<')).tobytes()
            place = [value.dtype.name, list(value.shape), offset]
            packed.append([label, place])
            chunks.append(raw)
            offset += len(raw)
        index[name] = dict(case, values=packed)
    text = json.dumps(index, sort_keys=True, separators=(',', ':'))
    return _write(file, text.encode('utf-8'), b''.join(chunks))


def path(release, part):
    """Name of the file of a record."""
    return os.path.join(FOLDER, release, part + '.npz')


def manifest():
    """Reads the manifest: dict of file name to its row."""
    if not os.path.exists(MANIFEST):
        return {}
    with io.open(MANIFEST, encoding='utf-8') as file:
        return dict((row['file'], row) for row in json.load(file))


@contextlib.contextmanager
def locked():
    """Keeps other processes from the manifest meanwhile."""
    import fcntl

    with open(MANIFEST + '.lock', 'w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def write_manifest(rows):
    """Writes the manifest, one line a row."""
    lines = [
        json.dumps(rows[name], sort_keys=True, separators=(', ', ': '))
        for name in sorted(rows)
    ]
    text = '[\n{}\n]\n'.format(',\n'.join(lines))
    with io.open(MANIFEST, 'w', encoding='utf-8') as file:
        file.write(text)


def digest(file):
    """SHA-256 of a file, in hexadecimal."""
    with open(file, 'rb') as opened:
        return hashlib.sha256(opened.read()).hexdigest()


def _unpack(data, dtype, shape, offset):
    if dtype is None:
        return None
    kind = np.dtype(dtype).newbyteorder('<')
    count = int(np.prod(shape, dtype=np.int64))
    values = np.frombuffer(data, kind, count, offset)
    return values.reshape(shape)


def _write(file, index, data):
    if not os.path.isdir(os.path.dirname(file)):
        os.makedirs(os.path.dirname(file))
    with open(file, 'wb') as opened:
        np.savez_compressed(
            opened,
            index=np.frombuffer(index, np.uint8),
            data=np.frombuffer(data, np.uint8),
        )
    return digest(file)
