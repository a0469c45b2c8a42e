"""Builtins of Python 2 that a program's own modules bind by `import *`."""

import pytest

from legacy_rnn.compat.dating import projects
from legacy_rnn.compat.sources.python2 import dialect, star_names
from legacy_rnn.running.imports import importing

MAIN = 'from common import *\nx = reduce(max, [1, 2])\ny = apply(f, 7 / 2)\n'


@pytest.mark.parametrize(
    ('common', 'expected'),
    [
        ('from functools import reduce\ndef apply(f, x): return f(x)\n', 3),
        ('from functools import reduce\nfrom part import *\n', 3),
        ('from functools import reduce\n', 2),
        ('x = 1\n', 2),
    ],
)
def test_names_of_own_modules_tell_nothing(tmp_path, common, expected):
    path = tmp_path / 'main.py'
    path.write_text(MAIN)
    (tmp_path / 'common.py').write_text(common)
    (tmp_path / 'part.py').write_text('apply = max\n')
    assert dialect.of_project(str(path), MAIN) == expected
    project = projects.Files([path])
    assert project.python(path) == expected
    assert project.is_python2(path) == (expected == 2)
    imports = importing.UserImports(None, None, project=3)
    known = imports.dialect(path.read_bytes(), str(path))
    assert (known == 2) == (expected == 2)


def test_only_names_that_are_used_are_shown(tmp_path):
    (tmp_path / 'common.py').write_text('def cmp(a, b): return 0\nfile = 1\n')
    path = str(tmp_path / 'main.py')
    text = 'from common import *\nx = cmp(1, 2)\n'
    assert star_names.with_names(path, text) == (
        f'{text}\nfrom _ import cmp\n'
    )
    for other in ('x = cmp(1, 2)\n', 'from numpy import *\nx = cmp(1, 2)\n'):
        assert star_names.with_names(path, other) == other
