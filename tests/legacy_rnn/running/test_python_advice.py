"""A run that dies of the wrong Python names the flag that says the right."""

import linecache
import types

import pytest

from legacy_rnn.compat.sources.python2 import dialect
from legacy_rnn.running import python_advice


def advised(tmp_path, text, known=None):
    """The advice on a script that fails, taken for one Python."""
    path = tmp_path / 'a.py'
    path.write_text(text)
    linecache.checkcache(str(path))
    imports = types.SimpleNamespace(
        dialect=lambda text: dialect.of_text(text, known)
    )
    try:
        exec(compile(text, str(path), 'exec'), {})
    except Exception as error:
        return python_advice.advise(error, (str(path), 1), imports)
    raise AssertionError('it does not fail')


@pytest.mark.parametrize(
    'text',
    [
        "'a'.strip().decode('utf-8')",
        "open('/dev/null', 'rb').read().split(',')",
        "''.join([b'a'])",
        "import re; re.match('a', b'a')",
        "{'a': 1}[b'a']",
        "open(filter(str.isalpha, 'a.b'))",
        "b'\\xff'.decode('utf-8')",
        'd = {}; d.viewitems()',
        'x = {}; y = x.keys(); y[0]',
        '[1] * (4 / 2)',
        "import csv; next(csv.reader(open('/etc/passwd', 'rb')))",
        'unicode("a")',
        'import cPickle',
        'import BaseHTTPServer',
        'sorted([1, "a"])',
        '[int(c) for c in str(3 / 2)]',
        'x = [1, 2]; x[3 / 2]',
        'import numpy as np; np.zeros(2)[3 / 2]',
        "raise ValueError('Ambiguous dimension: %s' % (25 / 2))",
    ],
)
def test_error_of_bytes_and_the_like_names_the_flag(tmp_path, text):
    assert advised(tmp_path, text, 3).endswith('try --python=2')


def test_python_3_taken_for_python_2_is_told(tmp_path):
    text = "n = xrange(3) if 0 else 'a'.strip().decode()"
    assert advised(tmp_path, text).endswith('Python 3: try --python=3')


@pytest.mark.parametrize(
    'text',
    [
        "int('1.5')",
        "x = [1]; x['a']",
        "import numpy as np; n = 3 / 2; np.zeros(2)['a']",
        'import numpy as np; np.zeros(2)[0.5]',
        "raise ValueError('Ambiguous dimension: 12.5')",
        '[][1]',
        'x.y',
        "{}['a']",
        'f"{x}" + b"a"',
        "'a' + 1",
        '1 / 0',
        'open(None)',
        'open([])',
        "import re; re.match('a', None)",
        'import os; os.stat(None)',
    ],
)
def test_other_errors_and_files_of_one_python_get_none(tmp_path, text):
    assert advised(tmp_path, text, 3) is None


@pytest.mark.parametrize('text', ['import BaseHTTPServer', 'unicode("a")'])
def test_what_python_2_alone_had_is_not_called_python_3(tmp_path, text):
    assert advised(tmp_path, text, 2) is None
