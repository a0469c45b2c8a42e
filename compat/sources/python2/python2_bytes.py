"""What takes or gives bytes today where Python 2 had its one string."""

from __future__ import annotations

# Modules whose functions take bytes alone, and modules whose objects, or
# results, give bytes.
TAKING = frozenset('base64 binascii bz2 hashlib struct zlib'.split())
GIVING = frozenset('gzip socket subprocess tarfile tempfile zipfile'.split())
# Functions of any module that take data, by their last names.
TAKERS = frozenset(
    'BytesIO BytesList FromString MergeFromString ParseFromString '
    'decode_image decode_jpeg '
    'decode_png decode_raw frombuffer fromstring imdecode loads send sendall '
    'sendto write_bytes writestr'.split()
)
# Functions that read and write a file of data.
FILES_OF_DATA = {
    'Pickler': '',
    'Unpickler': '',
    'dump': 'cPickle dill joblib marshal pickle pkl',
    'fromfile': '',
    'load': 'cPickle dill joblib marshal np numpy pickle pkl torch',
    'loadmat': '',
    'open': 'Image PIL tarfile wave zipfile',
    'read_csv': 'pandas pd',
    'read_excel': 'pandas pd',
    'read_table': 'pandas pd',
    'save': 'cPickle np numpy pickle pkl torch',
    'savefig': '',
    'savemat': '',
    'savez': '',
    'savez_compressed': '',
    'savetxt': '',
    'to_csv': '',
    'to_json': '',
    'imread': '',
    'ZipFile': '',
    'GzipFile': '',
    'copyfileobj': '',
    'tofile': '',
}
UTF8 = frozenset(['utf-8', 'utf8', 'utf_8', 'ascii', 'us-ascii'])
OPTIONS = "encoding='utf-8', errors='surrogateescape'"


def takes_bytes(name):
    """Whether a function takes bytes.

    Args:
        name: Its dotted name as a source calls it.
    """
    root, _, rest = name.partition('.')
    leaf = name.rpartition('.')[2]
    if leaf == 'loads' and root in ('json', 'simplejson', 'ujson', 'yaml'):
        return False
    return leaf in TAKERS or bool(rest) and root in TAKING


def is_file_of_data(name):
    """Whether a function reads or writes data in the file that it is given.

    Args:
        name: As for `takes_bytes`.
    """
    root, _, leaf = name.rpartition('.')
    if leaf not in FILES_OF_DATA:
        return False
    modules = FILES_OF_DATA[leaf].split()
    return not modules or root.split('.')[0] in modules
