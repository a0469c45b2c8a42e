"""Installed packages whose names moved: PyYAML, scikit-learn, codecs."""

from __future__ import annotations

import codecs
import functools
import importlib

from .. import text2
from ..overlays import Overlay


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
            return text2.open_file(filename, mode)
        if 'b' not in mode:
            mode = mode.replace('U', '') + 'b'
        raw = open(filename, mode)
        return codecs.StreamReaderWriter(
            raw, codecs.getreader(encoding), codecs.getwriter(encoding), errors
        )

    return Overlay(codecs, {'open': opened})


def _moved(new):
    return lambda: importlib.import_module(new)


TABLE = {
    'yaml': _yaml,
    'codecs': _codecs,
    'sklearn.cross_validation': _moved('sklearn.model_selection'),
    'sklearn.grid_search': _moved('sklearn.model_selection'),
    'sklearn.externals.joblib': _moved('joblib'),
}
