"""What packages ask NumPy for as they run is told where they are called."""

import pytest

from legacy_rnn.compat.dating import package_calls
from tests.compat.porting.tools import (
    findings,
    packages_installed,
    port_text,
)

FILES = {
    'vectors_of_then/__init__.py': (
        'from .io import load, keep, merge, Table\n'
    ),
    'vectors_of_then/io.py': """
import numpy as np
class Vectors:
    @classmethod
    def from_text(cls, name):
        with open(name) as lines:
            return np.array(lines.read().split(), dtype=np.float)
class Table:
    def __init__(self, rows):
        self.rows = np.zeros(rows, np.int)
def load(name):
    if name.endswith('.txt'):
        return Vectors.from_text(name)
def update(name):
    return np.float(name)
def save(name):
    return np.float(name)
def merge(tables):
    tables.update({})
    np.save('a', tables)
def keep(name):
    if np.__version__ < '1.20':
        return np.float(name)
    return np.float64(name)
""",
    'of_today/__init__.py': 'import numpy as np\ndef f(): np.float64(3)\n',
}
HEAD = 'import tensorflow as tf\nimport vectors_of_then as v, of_today\n'


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Installs a package that asks for what NumPy dropped, and one else."""
    caches = package_calls.lost_name, package_calls._functions
    with packages_installed(FILES, tmp_path, monkeypatch, *caches):
        yield


@pytest.mark.usefixtures('installed')
@pytest.mark.parametrize(
    ('call', 'why'),
    [
        ('v.load("a.txt")', 'vectors_of_then.load asks for numpy.float,'),
        ('v.Table(3)', 'vectors_of_then.Table asks for numpy.int,'),
    ],
)
def test_call_that_ends_in_its_package_is_a_check(call, why):
    ported = port_text(f'{HEAD}x = {call}\ny = {call}\n', '1.4')
    assert findings(ported, 'check') == ['installed-names']
    assert ported.findings[-1].why.startswith(why)


@pytest.mark.usefixtures('installed')
@pytest.mark.parametrize(
    'call', ['v.keep(3)', 'of_today.f()', 'v.other(3)', 'v.merge(3)']
)
def test_other_calls_are_left_alone(call):
    assert not findings(port_text(f'{HEAD}x = {call}\n', '1.4'), 'check')
