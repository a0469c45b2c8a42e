"""Python 2's standard modules, under the names that its files import."""

from __future__ import annotations

import builtins
import collections
import configparser
import csv
import functools
import importlib
import itertools
import numbers
import operator
import os
import pkgutil
import string
import subprocess
import sys
import types
from typing import Any

from legacy_rnn.compat.sources.python2 import python2_types

from ..imports.overlays import Overlay
from ..python2 import builtins as builtins2
from ..python2 import operators
from ..python2 import text as text2
from ..python2.borders import border, open_file
from . import (
    byte_modules,
    other_values,
    pickles,
    real_rounding,
    removed_modules,
)
from .string_buffers import StringIO

PLAIN = {
    'Queue': 'queue',
    'Tkinter': 'tkinter',
    'tkMessageBox': 'tkinter.messagebox',
    'tkFileDialog': 'tkinter.filedialog',
    'htmlentitydefs': 'html.entities',
    'httplib': 'http.client',
    'cookielib': 'http.cookiejar',
    'Cookie': 'http.cookies',
    'urlparse': 'urllib.parse',
    'SocketServer': 'socketserver',
    'BaseHTTPServer': 'http.server',
    'SimpleHTTPServer': 'http.server',
    'SimpleXMLRPCServer': 'xmlrpc.server',
    'robotparser': 'urllib.robotparser',
    'tkFont': 'tkinter.font',
    'tkSimpleDialog': 'tkinter.simpledialog',
    'ttk': 'tkinter.ttk',
    'copy_reg': 'copyreg',
    'repr': 'reprlib',
    'thread': '_thread',
    'anydbm': 'dbm',
    'xmlrpclib': 'xmlrpc.client',
    '_winreg': 'winreg',
}


def _named(target):
    return lambda base: importlib.import_module(target)


def _sys(base):
    names = {
        'maxint': sys.maxsize,
        'setdefaultencoding': lambda encoding: None,
        'exc_clear': lambda: None,
    }
    return Overlay(sys, names)


def _os(base):
    names = {
        'fdopen': open_file,
        'getcwdu': os.getcwd,
        'read': border(os.read),
        'write': border(os.write, takes=True),
    }
    return Overlay(os, names)


def _string(base):
    names = {
        'letters': string.ascii_letters,
        'lowercase': string.ascii_lowercase,
        'uppercase': string.ascii_uppercase,
        'maketrans': str.maketrans,
        'join': lambda words, sep=' ': sep.join(words),
        'atoi': int,
        'atof': float,
        'translate': lambda x, *a: operators.call(x, 'translate', *a),
        'zfill': lambda text, width: str(text).zfill(width),
    }
    methods = 'capitalize center count find index ljust lower lstrip '
    methods += 'replace rjust rstrip split strip upper'
    names.update((name, _method(name)) for name in methods.split())
    return Overlay(string, names)


def _method(name):
    return lambda text, *args: getattr(text2.to_text(text), name)(*args)


def _itertools(base):
    names = {
        'izip': zip,
        'imap': map,
        'ifilter': filter,
        'izip_longest': itertools.zip_longest,
        'ifilterfalse': itertools.filterfalse,
    }
    return Overlay(itertools, names)


def _urllib(base):
    return Overlay(
        importlib.import_module('urllib'), _web_names(), name='urllib'
    )


def _urllib2(base):
    return Overlay(None, _web_names(), name='urllib2')


def _web_names():
    names = {}
    for part in ('parse', 'error', 'request', 'response'):
        module = importlib.import_module(f'urllib.{part}')
        names[part] = module
        public = [n for n in dir(module) if not n.startswith('_')]
        names.update({n: getattr(module, n) for n in public})
    for name in ('urlopen', 'Request'):
        names[name] = byte_modules.opener(names[name])
    return names


def _string_io(base):
    return Overlay(None, {'StringIO': StringIO}, name='StringIO')


def _csv(base):
    names = {
        'reader': lambda file, *a, **k: csv.reader(_lines(file), *a, **k),
        'DictReader': _dict_reader,
    }
    return Overlay(csv, names)


def _lines(file):
    return (text2.to_text(line) for line in file)


def _dict_reader(file, *args, **options):
    return csv.DictReader(_lines(file), *args, **options)


def _builtin(base):
    return Overlay(builtins, builtins2.python2_names(), name='__builtin__')


def _commands(base):
    names = {
        'getoutput': subprocess.getoutput,
        'getstatusoutput': subprocess.getstatusoutput,
    }
    return Overlay(None, names, name='commands')


def _json(base):
    names = {name: _writer(getattr(base, name)) for name in ('dump', 'dumps')}
    return Overlay(base, names)


def _writer(write):
    """NumPy's whole numbers were Python's own, and are written as such."""

    @functools.wraps(write)
    def call(obj, *args, **options):
        return write(_plain(obj), *args, **options)

    return call


def _plain(value):
    if isinstance(value, dict):
        return {_plain(k): _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    whole = isinstance(value, numbers.Integral)
    return value if isinstance(value, int) or not whole else int(value)


def _types(base):
    names = {
        **python2_types.TYPES,
        'StringTypes': (str, bytes),
    }
    for name, nearest in python2_types.NEAREST.items():
        names[name] = pkgutil.resolve_name(nearest)
    return Overlay(types, names)


def _sets(base):
    return Overlay(None, {'Set': set, 'ImmutableSet': frozenset}, name='sets')


def _operator(base):
    names = {
        'div': operator.floordiv,
        'isCallable': callable,
        'sequenceIncludes': operator.contains,
    }
    return Overlay(operator, names)


def _user_dict(base):
    names = {'UserDict': collections.UserDict, 'DictMixin': object}
    return Overlay(None, names, name='UserDict')


def _option(parser, section, option, raw=False, vars=None, **options):
    """An option, raw or not, which is told by place as well."""
    get = configparser.RawConfigParser.get
    return get(parser, section, option, raw=raw, vars=vars, **options)


class _Lenient:
    """Options that may stand there twice, and comments behind values."""

    def __init__(self, *args, **options):
        options.setdefault('strict', False)
        options.setdefault('inline_comment_prefixes', (';',))
        super().__init__(*args, **options)

    get: Any = _option


class _ConfigParser(_Lenient, configparser.ConfigParser):
    """Options that may be set to whatever can be written."""

    def set(self, section, option, value=None):
        super().set(section, option, value if value is None else str(value))


class _SafeConfigParser(_Lenient, configparser.ConfigParser):
    """Options that must be text."""


class _RawConfigParser(_Lenient, configparser.RawConfigParser):
    """Options without interpolation."""


def _config_parser(base):
    names = {
        'ConfigParser': _ConfigParser,
        'SafeConfigParser': _SafeConfigParser,
        'RawConfigParser': _RawConfigParser,
    }
    return Overlay(configparser, names)


def _six_moves(base):
    names = {'configparser': _config_parser(base)}
    return Overlay(importlib.import_module('six.moves'), names)


TABLE = {
    **{name: _named(target) for name, target in PLAIN.items()},
    'HTMLParser': lambda base: removed_modules.TABLE['html.parser'](),
    'sys': _sys,
    'os': _os,
    'string': _string,
    'itertools': _itertools,
    'urllib': _urllib,
    'urllib2': _urllib2,
    'StringIO': _string_io,
    'cStringIO': _string_io,
    'cPickle': lambda base: pickles.TABLE['pickle'](),
    'csv': _csv,
    'ConfigParser': _config_parser,
    'six.moves': _six_moves,
    'six.moves.configparser': _config_parser,
    '__builtin__': _builtin,
    'exceptions': _builtin,
    'commands': _commands,
    'types': _types,
    'json': _json,
    'sets': _sets,
    'operator': _operator,
    'UserDict': _user_dict,
    **byte_modules.TABLE,
    **other_values.TABLE,
    **real_rounding.TABLE,
}
