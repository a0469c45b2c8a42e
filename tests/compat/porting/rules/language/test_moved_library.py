"""Names of Python's library and of PyYAML that moved."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

CASES = {
    'all of an import': (
        'from collections import MutableSequence\n',
        'from collections.abc import MutableSequence\n',
    ),
    'a part of an import': (
        'if x:\n    from collections import Mapping as M, deque\n',
        'if x:\n    from collections import deque\n'
        '    from collections.abc import Mapping as M\n',
    ),
    'a loader': (
        'import yaml\np = yaml.load(f.read())\n',
        'import yaml\np = yaml.load(f.read(), Loader=yaml.Loader)\n',
    ),
}


@pytest.mark.parametrize('name', CASES)
def test_name_is_written_at_its_place(name):
    check_transformed(*CASES[name])


def test_class_of_the_module_is_written_at_its_place():
    check_transformed(
        'import collections, os\nisinstance(x, collections.Mapping)\n',
        'import collections.abc, os\nisinstance(x, collections.abc.Mapping)\n',
    )


@pytest.mark.parametrize(
    'source',
    [
        'from collections import deque, namedtuple\n',
        'from .collections import Mapping\n',
        'import yaml\np = yaml.load(f, Loader=yaml.SafeLoader)\n',
        'import yaml\np = yaml.safe_load(f)\n',
        'p = yaml.load(f)\n',
        'import svgwrite\npage = svgwrite.Drawing()\npage.tostring()\n',
        'from svgwrite import Drawing\n'
        'self.page = Drawing()\nprint(self.page.tostring())\n',
        'from lxml import etree\netree.tostring(x)\n',
    ],
)
def test_other_names_stay(source):
    check_noop(source)
