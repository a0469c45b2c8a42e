"""Standard modules that lost names or habits, or went, since Python 3.6."""

from __future__ import annotations

import base64
import collections
import collections.abc
import fractions
import html
import importlib
import inspect
import math
import platform
import random
import re
import sys
import time
import types
from typing import Any

from ..imports.overlays import Overlay


def _time():
    return Overlay(time, {'clock': time.perf_counter})


def _collections():
    names = {
        name: getattr(collections.abc, name)
        for name in collections.abc.__all__
    }
    return Overlay(collections, names)


def _inspect():
    return Overlay(inspect, {'getargspec': _getargspec})


def _getargspec(function):
    spec = inspect.getfullargspec(function)
    return ArgSpec(spec.args, spec.varargs, spec.varkw, spec.defaults)


ArgSpec = collections.namedtuple('ArgSpec', 'args varargs keywords defaults')


def _fractions():
    return Overlay(fractions, {'gcd': math.gcd})


def _base64():
    names = {
        'encodestring': base64.encodebytes,
        'decodestring': base64.decodebytes,
    }
    return Overlay(base64, names)


def _random():
    return Overlay(random, {'sample': _sample, 'shuffle': _shuffle})


def _sample(population, k):
    if not isinstance(population, collections.abc.Sequence):
        population = list(population)
    return random.sample(population, int(k))


def _shuffle(x, random_=None):
    if random_ is None:
        return random.shuffle(x)
    for i in reversed(range(1, len(x))):
        j = int(random_() * (i + 1))
        x[i], x[j] = x[j], x[i]
    return None


def _re():
    return Overlay(re, {'split': _split})


def _split(pattern, string, maxsplit=0, flags=0):
    """`re.split`, which did not split at empty matches up to 3.6."""
    parts, start, splits = [], 0, 0
    for match in re.finditer(pattern, string, flags):
        if match.end() == match.start():
            continue
        if maxsplit and splits == maxsplit:
            break
        parts += [string[start : match.start()], *match.groups()]
        start = match.end()
        splits += 1
    return [*parts, string[start:]]


def _platform():
    names = {
        'linux_distribution': lambda *_, **__: ('', '', ''),
        'dist': lambda *_, **__: ('', '', ''),
    }
    return Overlay(platform, names)


def _cgi():
    return Overlay(None, {'escape': html.escape}, name='cgi')


def _imp():
    names = {
        'reload': importlib.reload,
        'load_source': _load_source,
        'new_module': types.ModuleType,
    }
    return Overlay(None, names, name='imp')


def _load_source(name, path):
    """Loads a user's file as a module, through the user's finder."""
    return _finder().load_file(name, path)


def _finder() -> Any:
    """The finder of the user's files."""
    return next(f for f in sys.meta_path if hasattr(f, 'load_file'))


def _html_parser():
    from html import parser

    return Overlay(parser, {'HTMLParseError': ValueError})


def _etree():
    return importlib.import_module('xml.etree.ElementTree')


def _importlib():
    return Overlay(importlib, {'import_module': _import_module})


def _import_module(name, package=None):
    """Imports for a user's file: the old TensorFlow and the stand-ins."""
    return _finder().import_module(name, package)


TABLE = {
    'time': _time,
    'collections': _collections,
    'inspect': _inspect,
    'fractions': _fractions,
    'base64': _base64,
    'random': _random,
    're': _re,
    'platform': _platform,
    'cgi': _cgi,
    'imp': _imp,
    'html.parser': _html_parser,
    'xml.etree.cElementTree': _etree,
    'importlib': _importlib,
}
if sys.version_info < (3, 12):
    del TABLE['imp']
