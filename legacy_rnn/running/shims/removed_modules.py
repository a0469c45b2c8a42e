"""Standard modules that changed, lost names or went since Python 3.6."""

from __future__ import annotations

import base64
import collections
import collections.abc
import fractions
import functools
import html
import importlib
import inspect
import json
import math
import platform
import random
import re
import shlex
import time

from legacy_rnn.compat.sources.libraries.taking import old_said

from .. import single
from ..imports.overlays import Overlay


def _time():
    names = {'clock': time.perf_counter, 'sleep': single.of_plain(time.sleep)}
    return Overlay(time, names)


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
    names = {'sample': _sample, 'seed': _seed, 'shuffle': _shuffle}
    names |= {name: _bounded(name) for name in ('randint', 'randrange')}
    return Overlay(random, names)


def _bounded(name):
    """A draw whose bounds might be whole floats, or arrays of a number."""
    draw = getattr(random, name)

    @functools.wraps(draw)
    def bounded(*args, **options):
        options = {k: _whole(v) for k, v in options.items()}
        return draw(*map(_whole, args), **options)

    return bounded


def _whole(number):
    number = single.plain(number)
    is_whole = isinstance(number, float) and number.is_integer()
    return int(number) if is_whole else number


def _seed(a=None, version=2):
    """`random.seed`, which took a number of NumPy, or a date, by its hash."""
    known = (type(None), int, float, str, bytes, bytearray)
    random.seed(a if isinstance(a, known) else hash(a), version)


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


# Flags of a whole pattern, which might stand anywhere in it up to 3.10.
_FLAGS = re.compile(r'(?<!\\)\(\?[aiLmsux]+\)')
_SEEKING = 'compile findall finditer fullmatch match search sub subn'.split()


def _re():
    names = {name: _flagged(getattr(re, name)) for name in _SEEKING}
    return Overlay(re, {**names, 'split': _flagged(_split)})


def _flagged(function):
    @functools.wraps(function)
    def flagged(pattern, *args, **options):
        try:
            return function(pattern, *args, **options)
        except re.error as error:
            if 'global flags' not in str(error) or isinstance(pattern, bytes):
                raise
        found = ''.join(_FLAGS.findall(pattern))
        moved = found + _FLAGS.sub('', pattern)
        return function(moved, *args, **options)

    return flagged


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


def _pipes():
    return Overlay(None, {'quote': shlex.quote}, name='pipes')


def _html_parser():
    from html import parser

    return Overlay(parser, {'HTMLParseError': ValueError})


def _json():
    """`json`, whose `encoding` said nothing."""
    names = {
        name: old_said(getattr(json, name), f'json.{name}')
        for name in ('dump', 'dumps', 'load', 'loads')
    }
    return Overlay(json, names)


def _etree():
    return importlib.import_module('xml.etree.ElementTree')


TABLE = {
    'time': _time,
    'collections': _collections,
    'inspect': _inspect,
    'json': _json,
    'fractions': _fractions,
    'base64': _base64,
    'random': _random,
    're': _re,
    'platform': _platform,
    'cgi': _cgi,
    'pipes': _pipes,
    'html.parser': _html_parser,
    'xml.etree.cElementTree': _etree,
}
