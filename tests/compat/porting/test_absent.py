"""Packages that a port needs, and that are not installed."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project


def absent(source, **told):
    project = Project(**{'modules': {}, **told})
    return port_text(source, '1.4', project=project).absent


def test_packages_are_named_as_pip_takes_them():
    source = 'from Levenshtein import ratio\nimport pycocotools.mask, os\n'
    assert absent(source) == ('pycocotools', 'python-Levenshtein')


@pytest.mark.parametrize(
    'source',
    [
        'try:\n    import pycocotools\nexcept ImportError:\n    pass\n',
        'from . import pycocotools\nfrom .pycocotools import mask\n',
        'import numpy, os\nimport no_such_package\n',
        'import tflearn\n',
    ],
)
def test_others_are_not(source):
    assert absent(source) == ()


def test_modules_of_the_program_are_not():
    source = 'import pycocotools\n'
    assert absent(source, modules={'pycocotools': set()}) == ()
    assert absent(source, beside=frozenset({'pycocotools'})) == ()
    assert absent(source, modules=None) == ()


def test_what_the_lists_of_the_program_name_is_no_missing_module():
    source = 'import tensorflow as tf\nimport no_such_package\n'
    told = {'listed': {'no-such-package': 'No.Such_Package'}}
    assert absent(source, **told) == ('No.Such_Package',)
    project = Project(modules={}, **told)
    found = port_text(source, '1.4', project=project).findings
    assert all(f.rule != 'missing-modules' for f in found)
    found = port_text(source, '1.4', project=Project(modules={})).findings
    assert any(f.rule == 'missing-modules' for f in found)
