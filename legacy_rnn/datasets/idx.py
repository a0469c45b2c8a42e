"""Reads the IDX format of the MNIST files.

*Source:* the format's description on the MNIST page: two zero bytes, a byte
for the type (8 = uint8), a byte for the rank, a big-endian uint32 for each
dimension, then the values.
"""

import gzip
import math
import struct
import zlib

import numpy as np

LARGEST = 2**30


def read(path, rank):
    """Reads a gzip-compressed IDX file of bytes.

    Args:
      path: File to read.
      rank: How many dimensions it must have.

    Returns:
      uint8 array of that rank.

    Raises:
      ValueError: The file is damaged or of another format.
      OSError: The file is missing or cannot be read.
    """
    try:
        with gzip.open(path) as stream:
            shape = _read_shape(path, stream, rank)
            size = math.prod(shape)
            # One byte more shows a file that does not end where it should.
            content = stream.read(size + 1)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise _damaged(path, str(error)) from error
    if len(content) != size:
        more = 'more' if len(content) > size else len(content)
        raise _damaged(path, f'expected {size} values, got {more}')
    return np.frombuffer(content, np.uint8).reshape(shape)


def _read_shape(path, stream, rank):
    header = stream.read(4 + 4 * rank)
    wanted = bytes([0, 0, 8, rank])
    if len(header) != 4 + 4 * rank or header[:4] != wanted:
        raise _damaged(
            path, f'expected IDX header {wanted.hex()}, got {header[:4].hex()}'
        )
    shape = struct.unpack(f'>{rank}I', header[4:])
    if math.prod(shape) > LARGEST:
        raise _damaged(path, f'shape {list(shape)} is implausibly large')
    return shape


def _damaged(path, reason):
    return ValueError(
        f'{path} is damaged or no IDX file: {reason}; delete it to have it '
        'downloaded again'
    )
