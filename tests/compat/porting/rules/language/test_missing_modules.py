"""Imports that nothing gives are reported; all others are let be."""

import importlib.util
import sys

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import HEAD

MODULES = {
    'model': frozenset({'Model'}),
    'made': None,
    'data': frozenset({'__version__', 'reader', 'inner'}),
    'data.reader': frozenset({'read'}),
}
PROGRAM = Project(modules=MODULES, beside=frozenset({'compiled'}))


def reported(source, project=PROGRAM):
    ported = port_text(HEAD + source, '1.4', project=project)
    return [f.why for f in ported.findings if f.rule == 'missing-modules']


@pytest.mark.parametrize(
    ('source', 'name'),
    [
        ('import batches_of_mine\n', 'batches_of_mine'),
        ('import os, batches_of_mine.a as b\n', 'batches_of_mine'),
        ('from batches_of_mine import a\nimport batches_of_mine\n', 'nor a'),
        ('def f():\n    from batches_of_mine import a\n', 'batches_of_mine'),
        ('from model import Model, Mode1\n', 'Mode1'),
        ('import model.inner\n', 'inner'),
        ('from data.reader import write\n', 'write'),
        ('from .absent import a\n', 'absent'),
        ('from . import absent\n', 'absent'),
        ('import urllib2\nprint(f"")\n', 'urllib2'),
        ('from UserDict import UserDict\n', 'UserDict'),
        ('from .data.reader import write\n', 'write'),
        pytest.param(
            'from idlelib.IOBinding import encoding\n',
            'idlelib.IOBinding',
            marks=pytest.mark.skipif(
                importlib.util.find_spec('idlelib') is None,
                reason='this Python came without idlelib',
            ),
        ),
    ],
)
def test_import_that_finds_nothing_is_reported_once(source, name):
    (why,) = reported(source)
    assert name in why


@pytest.mark.parametrize(
    'source',
    [
        'import os.path, numpy, pandas, tensorflow_hub, bert\n',
        'import urllib2\n',
        'import xml.etree.cElementTree, distutils.util\n',
        'import imp\n',
        'from past.builtins import xrange\n',
        'from model import *\n',
        'from made import anything\n',
        'from made.inner import anything\n',
        'from data import reader, inner\nimport data.inner.more\n',
        'from compiled.inner import a\nfrom . import compiled\n',
        'try:\n    import batches_of_mine\nexcept ImportError:\n    pass\n',
        'import sys\nif sys.version_info[0] == 2:\n    import of_2\n',
    ],
)
def test_import_that_may_find_something_is_not(source):
    assert not reported(source)


@pytest.mark.parametrize(
    ('options', 'count'),
    [
        ({'python2': True}, 1),
        ({'python2': True, 'siblings': frozenset({'queue'})}, 0),
        ({}, 0),
        ({'python2': True, 'modules': {}}, 0),
    ],
)
def test_module_that_hides_one_of_python_3_is_reported(options, count):
    told = {'modules': {'queue': frozenset({'Queue'})}, **options}
    found = reported('from queue import Queue\n', Project(**told))
    assert len(found) == count
    assert all('rename' in why for why in found)


def test_a_package_may_have_names_of_its_own():
    beside = frozenset({'__init__', 'reader'})
    program = Project(modules=MODULES, beside=beside)
    assert not reported('from . import reader, VERSION\n', program)
    assert reported('from .absent import VERSION\n', program)


def test_nothing_is_said_where_the_program_is_not_known():
    assert not reported('import batches_of_mine\n', None)


@pytest.mark.parametrize('name', ['gradio', 'OpenGL.GL', 'sktime.utils'])
def test_packages_that_pip_brings_are_left_alone(name):
    assert not reported(f'import {name}\n', Project(modules=MODULES))


def test_a_part_of_python_that_is_packed_by_itself_is_left_alone(monkeypatch):
    """Debian's Python has tkinter in a package of its own."""
    monkeypatch.setitem(sys.modules, 'tkinter', None)
    assert not reported('import tkinter.ttk\n')
