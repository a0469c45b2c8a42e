"""What Python, NumPy and Pillow lack or refuse is reported, and no more."""

import sys

import numpy as np
import pytest

from legacy_rnn.compat.porting import project
from legacy_rnn.compat.porting.names import (
    definitions,
    installed,
    mentioned,
)
from tests.compat.porting.tools import findings, port_text

HEAD = 'import tensorflow as tf\nimport numpy as np\nimport os\n'
NAME = 'installed-names'


def why(text):
    """Reasons of the checks of a source, without the versions."""
    ported = port_text(HEAD + text, '1.4')
    assert set(findings(ported, 'check')) <= {NAME}
    found = [f.why for f in ported.findings if f.rule == NAME]
    return [why.replace(np.__version__, 'X') for why in found]


@pytest.mark.parametrize(
    ('text', 'lacked'),
    [
        ('np.MachAr()\n', 'numpy.MachAr'),
        ('x = np.random.nothing.more(3)\n', 'numpy.random.nothing'),
        ('def f():\n    np.foo\nf()\n', 'numpy.foo'),
        ('from numpy.core.nothing import x\n', 'numpy.core.nothing'),
        ('from PIL import Nothing\n', 'PIL.Nothing'),
        ('import PIL\nx = PIL.nothing\n', 'PIL.nothing'),
        ('from inspect import Nothing\n', 'inspect.Nothing'),
        ('import pandas as pd\npd.to_nothing(x)\n', 'pandas.to_nothing'),
        ('from scipy.stats import nothing_\n', 'scipy.stats.nothing_'),
        (
            'import matplotlib.pyplot as plt\nplt.xlable("x")\n',
            'matplotlib.pyplot.xlable',
        ),
        ('from numpy import MachAr as M, zeros\nM()\n', 'numpy.MachAr'),
    ],
)
def test_what_a_module_lacks_is_a_check(text, lacked):
    (found,) = why(text + text)
    assert f' has no {lacked}: it ends here' in found


@pytest.mark.parametrize(
    ('text', 'error'),
    [
        ('np.full(3, 1, ty=2)\n', "got an unexpected keyword argument 'ty'"),
        (
            'import json\njson.JSONDecoder(1)\n',
            'too many positional arguments',
        ),
        ('os.makedirs("a", 1, 1, 1)\n', 'too many positional arguments'),
        ('os.makedirs()\n', "missing a required argument: 'name'"),
        (
            'from os import *\nfrom os import makedirs as m\nm()\n',
            "missing a required argument: 'name'",
        ),
    ],
)
def test_calls_that_a_function_refuses_are_checks(text, error):
    (found,) = why(text)
    assert found.endswith(f' refuses this call: {error}')


@pytest.mark.parametrize(
    'text',
    [
        'x = np.zeros(3), np.random.rand(3).nothing, np.ndarray.nothing\n',
        'np.zeros(*x, **y)\nos.makedirs("a", **x)\n',
        'def f():\n    np.foo\n',
        'try:\n    np.foo\nexcept AttributeError:\n    pass\n',
        'try:\n    import a\nexcept ImportError:\n    from inspect import b\n',
        'if os.name == "nt":\n    os.nothing()\n',
        'import sys\nif sys.platform == "win32":\n    os.nothing()\n',
        'import sys\nif sys.getdefaultencoding() != "a":\n    os.nothing()\n',
        'if hasattr(np, "foo"):\n    np.foo\n',
        'np.foo = 3\nprint(np.foo)\n',
        'np = make()\nnp.foo\n',
        'from . import np\nfrom .numpy import foo\n',
        'import this_is_nowhere as n\nn.foo\n',
        'from os import *\n',
        'from string import maketrans\nx.translate(maketrans("a", "b"))\n',
        'from os import makedirs\nfrom a import *\nmakedirs()\n',
        'from os import makedirs\ndef f(makedirs):\n    makedirs()\n',
        'from os import makedirs\nfrom a import makedirs\nmakedirs()\n',
        """
from os import makedirs
def f():
    def makedirs():
        pass
    makedirs()
f()
""",
        'import src.rim as rim\ndef f(x):\n    rim = rim.RIM(x)\n    rim(x)\n',
        'import pandas as pd\npd.DataFrame.none, pd.read_csv\n',
        'import scipy.linalg as la\nla.inv(x), la.lu\n',
        'x = np.reshape(y, newshape=[2])\n',
        'x = np.float, np.asscalar(np.zeros(1))\n',
        'np.arange(0, 9, 2, np.float32), np.arange(start=1, stop=3)\n',
    ],
)
def test_what_is_there_or_not_reached_is_left(text):
    assert why(text) == []


SEARCH = (
    'from sklearn import decomposition, model_selection as m, preprocessing\n'
)


@pytest.mark.parametrize(
    ('call', 'count'),
    [
        ('m.RandomizedSearchCV(np, {}, n_iter=3, iid=True)', 1),
        ('m.RandomizedSearchCV(np, {}, n_iter=3, iid=False)', 0),
        ('decomposition.PCA(2, nothing=3)', 1),
        ('decomposition.PCA(2)', 0),
        ('preprocessing.OneHotEncoder(n_values=6)', 0),
        ('preprocessing.OneHotEncoder(n_values=6, nothing=3)', 1),
        ('m.cross_val_score(np, np, np, "accuracy")', 0),
    ],
)
def test_calls_that_ours_hands_on_are_asked_of_todays(call, count):
    assert len(why(f'{SEARCH}{call}\n')) == count


def test_what_has_every_name_is_not_unwrapped(monkeypatch):
    """`mock.call.__wrapped__` has a `__wrapped__`, and so on."""
    monkeypatch.setattr(installed.inspect, 'unwrap', None)
    assert installed.refused('unittest.mock.call', 1, ()) == ''


@pytest.mark.parametrize(
    'told', [{'beside': frozenset(['string'])}, {'modules': {'string': None}}]
)
def test_modules_of_the_program_hide_those_of_python(told):
    source = 'import string\nstring.nothing()\n'
    own = project.Project(**told)
    assert findings(port_text(source, '1.4'), 'check') == [NAME]
    assert findings(port_text(source, '1.4', project=own), 'check') == []


def test_only_what_imports_in_silence_is_asked():
    asked = 'antigravity.x', 'tensorflow.x', 'torch.x', 'nowhere.x'
    assert [installed.lacked(name) for name in asked] == [''] * 4
    assert 'antigravity' not in sys.modules
    assert installed.refused('math.nothing', 1, ()) == ''


@pytest.mark.parametrize(
    ('name', 'is_mentioned'),
    [
        ('plain', True),
        ('nothing', False),
        ('starred', True),
        ('far', True),
        ('inner', True),
        ('inner.deep', True),
        ('inner.nothing', False),
        ('inner.one.of_one', True),
        ('inner.one.nothing', False),
        ('plain.nothing', True),
    ],
)
def test_the_source_of_a_package_mentions_names(
    name, is_mentioned, tmp_path, monkeypatch
):
    own = f'mentions_{tmp_path.name}'
    files = {
        '__init__.py': f'from .a import *\nfrom {own}.b import *\nplain = 1',
        'a.py': 'def starred():\n    pass\nfrom . import *',
        'b.py': 'from .inner.one import *',
        'inner/__init__.py': 'deep = 1',
        'inner/one.py': 'from ..a import *\nof_one = far = 1',
    }
    write(tmp_path / own, files)
    monkeypatch.syspath_prepend(tmp_path)
    assert mentioned.is_mentioned(f'{own}.{name}') is is_mentioned


def write(folder, files):
    for file, text in files.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def test_a_package_that_is_not_installed_tells_nothing():
    assert mentioned.is_mentioned('nowhere.x')


DEFINED = {
    '__init__.py': (
        'from .a import *\nfrom .b import Kind as Other\nbuild = make()\n'
    ),
    '__init__.pyi': 'from .b import late\n',
    'a.py': (
        'try:\n    from .b import plain\nexcept ImportError:\n    pass\n'
        'def any_(x, **options):\n    pass\n'
    ),
    'b.py': (
        'def plain(x, y=1, *, z=2):\n    pass\n'
        'def late(*xs, y=1):\n    pass\n'
        "@renamed('old', 'x')\ndef old(x):\n    pass\n"
        '@positional_warns\ndef places(x, *, y=1):\n    pass\n'
        'class Kind:\n    def __init__(self, x):\n        pass\n'
        'class Bare(Kind):\n    pass\n'
    ),
}


@pytest.mark.parametrize(
    ('name', 'places', 'names', 'may_refuse'),
    [
        ('plain', 2, 'z', False),
        ('plain', 1, 'w', True),
        ('plain', 3, '', True),
        ('any_', 1, 'w', False),
        ('any_', 2, '', True),
        ('late', 9, 'y', False),
        ('late', 9, 'x', True),
        ('b.old', 0, 'old', False),
        ('b.old', 0, 'odd', True),
        ('b.places', 2, '', False),
        ('Other', 1, '', False),
        ('Other', 2, '', True),
        ('b.Bare', 2, '', False),
        ('build', 9, 'w', False),
        ('nothing', 9, 'w', False),
    ],
)
def test_the_source_of_a_package_shows_what_refuses_a_call(
    name, places, names, may_refuse, tmp_path, monkeypatch
):
    own = f'defines_{tmp_path.name}'
    write(tmp_path / own, DEFINED)
    monkeypatch.syspath_prepend(tmp_path)
    call = f'{own}.{name}', places, tuple(names.split())
    assert definitions.may_refuse(*call) is may_refuse


def test_a_package_is_imported_where_its_source_shows_a_refusal(
    tmp_path, monkeypatch
):
    own = f'refuses_{tmp_path.name}'
    text = '__version__ = "3"\ndef plain(x):\n    pass\n'
    write(tmp_path / own, {'__init__.py': text})
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(installed, '_SLOW', {own})
    assert installed.refused(f'{own}.plain', 1, ()) == ''
    assert own not in sys.modules
    (found,) = why(f'import {own} as p\np.plain(1, z=3)\np.plain(2)\n')
    wanted = "refuses this call: got an unexpected keyword argument 'z'"
    assert found == f'{own}.plain of {own} 3 {wanted}'
