"""Installed packages that changed: PyYAML, scikit-learn, tf_slim, codecs."""

from __future__ import annotations

import codecs
import functools
import importlib
import io

from legacy_rnn.compat.sources.libraries import moved_names
from legacy_rnn.compat.sources.libraries.numpy_names import NUMPY_PARTS
from legacy_rnn.compat.sources.libraries.pillow_names import PICTURE_MODULES

from ..imports.overlays import Overlay
from ..python2 import borders
from . import old_names, pickles


def _yaml():
    yaml = importlib.import_module('yaml')

    def load(stream, Loader=None):  # noqa: N803
        """`yaml.load` with a loader to spare, as up to PyYAML 5."""
        return yaml.load(stream, Loader or yaml.FullLoader)

    return Overlay(yaml, {'load': load})


def _codecs():
    @functools.wraps(codecs.open)
    def opened(filename, mode='r', encoding=None, errors='strict', **options):
        if encoding is None:
            return borders.open_file(filename, mode)
        if 'b' not in mode:
            mode = mode.replace('U', '') + 'b'
        raw = open(filename, mode)
        return codecs.StreamReaderWriter(
            raw, codecs.getreader(encoding), codecs.getwriter(encoding), errors
        )

    names = {
        'open': opened,
        'getreader': _wrapping(codecs.getreader),
        'getwriter': _wrapping(codecs.getwriter),
    }
    return Overlay(codecs, names)


def _wrapping(find):
    """`codecs.getwriter`, whose class leaves a file of text as it is."""

    @functools.wraps(find)
    def wrapper(encoding):
        class Wrapped(find(encoding)):  # type: ignore[misc]
            def __new__(cls, stream, errors='strict'):
                return stream if _is_text(stream) else super().__new__(cls)

        return Wrapped

    return wrapper


def _is_text(stream):
    """Whether a file gives text: one of Python's, or a `GFile`."""
    is_own = isinstance(stream, io.TextIOBase)
    return is_own or pickles.is_text_of_gfile(stream)


def _moses():
    """NLTK's tokenizers of up to 3.2.5, which are a package of their own."""
    package = importlib.import_module('sacremoses')
    return Overlay(package, {'MosesDetokenizer': MosesDetokenizer})


def _slim(name):
    """tf_slim, or a module of it, taught what it asks today's TensorFlow."""

    def found():
        importlib.import_module('legacy_rnn.compat.tf_slim').package()
        return importlib.import_module(name)

    return found


class MosesDetokenizer:
    """Joins tokens, and gives words where it is not told to give text.

    Args:
        lang: The language, `'en'`.
    """

    def __init__(self, lang='en'):
        package = importlib.import_module('sacremoses')
        self._inner = package.MosesDetokenizer(lang)

    def tokenize(self, tokens, return_str=False, unescape=True):
        """Text of tokens, or the words of it."""
        return self._inner.tokenize(tokens, return_str, unescape)

    def detokenize(self, tokens, return_str=False, unescape=True):
        """The same."""
        return self.tokenize(tokens, return_str, unescape)


# Modules of theirs that are elsewhere today.
_MOVED = {
    old: new
    for old, new in moved_names.MOVED.items()
    if old.startswith(('pandas.', 'scipy.sparse.', 'sklearn.'))
    or old in NUMPY_PARTS
}


def _moved(new):
    return lambda: importlib.import_module(new)


def _of_keras(old):
    """A part of keras_preprocessing, of tf_keras where that is installed."""

    def found():
        try:
            return importlib.import_module(moved_names.MOVED[old])
        except ModuleNotFoundError:
            return importlib.import_module(old)

    return found


def _package(name):
    """A package whose modules, the moved ones too, are its attributes."""

    class Package(Overlay):
        def __getattribute__(self, leaf):
            full = f'{name}.{leaf}'
            if full in _PACKAGES:  # Today's module is there as well.
                return TABLE[full]()
            return super().__getattribute__(leaf)

    def inner(leaf):
        full = f'{name}.{leaf}'
        if full in old_names.TABLE:
            return old_names.TABLE[full]()
        try:
            return importlib.import_module(_MOVED.get(full, full))
        except ModuleNotFoundError:
            raise AttributeError(leaf) from None

    return lambda: Package(importlib.import_module(name), {}, inner)


# Packages of scikit-learn that lost modules.
_PACKAGES = {
    'sklearn.externals',
    'sklearn.utils',
    *(f'sklearn.{m.partition(".")[0]}' for m in moved_names.SKLEARN_MODULES),
}
_SLIM = ('tf_slim', *(f'tf_slim.{m}' for m in moved_names.SLIM_MODULES))
TABLE = {
    'yaml': _yaml,
    'codecs': _codecs,
    'nltk.tokenize.moses': _moses,
    **{name: _slim(name) for name in _SLIM},
    'sklearn': _package('sklearn'),
    **{name: _package(name) for name in sorted(_PACKAGES)},
    'pandas.util': _package('pandas.util'),
    **{name: _moved(f'PIL.{name}') for name in PICTURE_MODULES},
    **{old: _moved(new) for old, new in _MOVED.items()},
    **{old: _of_keras(old) for old in moved_names.KERAS_MODULES},
}
