"""Neighbours in a package are imported by a dot."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import findings


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('from base import Model\n', 'from .base import Model\n'),
        ('from parts.cells import A\n', 'from .parts.cells import A\n'),
        ('import base\n', 'from . import base\n'),
        (
            'if x:\n    import os, base as b, sys\n',
            'if x:\n    import os, sys\n    from . import base as b\n',
        ),
    ],
)
def test_neighbour_in_a_package_gets_its_dot(before, after):
    told = Project(python2=True, siblings=frozenset(['base', 'parts']))
    ported = port_text(before, '0.8', project=told)
    assert ported.text == after
    assert port_text(after, '0.8', project=told).text == after


@pytest.mark.parametrize(
    'source',
    [
        'from .base import Model\n',
        'from other import Model\nimport numpy\n',
        'from __future__ import absolute_import\nimport base\n',
    ],
)
def test_other_imports_have_no_dot(source):
    told = Project(python2=True, siblings=frozenset(['base']))
    assert port_text(source, '0.8', project=told).text == source


def test_module_in_a_neighbour_is_named():
    told = Project(python2=True, siblings=frozenset(['base']))
    ported = port_text(
        'import os, base.cells, base.loops as l\n', '0.8', project=told
    )
    assert ported.status == 'ported'
    assert ported.text == (
        'import os\nfrom . import base\nfrom .base import cells\n'
        'from .base import loops as l\n'
    )


def test_module_in_a_neighbour_whose_name_is_taken_is_reported():
    told = Project(python2=True, siblings=frozenset(['base']))
    text = 'import base.cells\ncells = base.cells.make()\n'
    ported = port_text(text, '0.8', project=told)
    assert findings(ported, 'check') == ['relative-imports']


BESIDE = Project(
    python2=True, siblings=frozenset(['base', 'op']), also_beside=True
)


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ('from base import Model', 'from .base import Model'),
        ('import op.inputs as inputs', 'from .op import inputs as inputs'),
    ],
)
def test_module_of_a_script_beside_has_both_imports(old, new):
    after = f'if __package__:\n    {new}\nelse:\n    {old}\n'
    ported = port_text(f'{old}\n', '0.8', project=BESIDE)
    assert (ported.text, ported.status) == (after, 'ported')
    assert port_text(after, '0.8', project=BESIDE).text == after


def test_import_that_shares_its_line_is_reported_where_both_are_wanted():
    text = 'x = 1; import base\n'
    ported = port_text(text, '0.8', project=BESIDE)
    assert ported.text.endswith(text)
    assert findings(ported, 'check') == ['relative-imports']


def test_neighbour_is_reported_where_the_file_may_be_of_python_3():
    told = Project(siblings=frozenset(['base']))
    for line in ('import os, base\n', 'from base.cells import Cell\n'):
        # A declaration has names, too, which are not imported.
        ported = port_text(f'{line}global base\n', '1.4', project=told)
        assert findings(ported, 'check') == ['relative-imports']
        assert line in ported.text
    tried = 'try:\n    import base\nexcept ImportError:\n    base = None\n'
    for text in (tried, 'from . import base\n', 'import os\n'):
        assert port_text(text, '1.4', project=told).text == text
