"""Names that are declared to be global behind their first use."""

import pytest

from legacy_rnn.compat.porting.names import global_names
from legacy_rnn.running.imports import sources
from tests.compat.porting.tools import check_noop, check_transformed


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        (
            'def f():\n    """It."""\n    a = b = 1\n'
            '    global a, c\n    global b\n',
            'def f():\n    """It."""\n    global a, b\n    a = b = 1\n'
            '    global c\n    pass\n',
        ),
        ('def f(): a = 1; global a\n', 'def f(): global a; a = 1; pass\n'),
        ('a = 1\nglobal a\nb = a\n', 'a = 1\npass\nb = a\n'),
        (
            'def f():\n    @g\n    def a(): pass\n    global a\n',
            'def f():\n    global a\n    @g\n    def a(): pass\n    pass\n',
        ),
    ],
)
def test_names_are_global_from_the_start(before, after):
    check_transformed(before, after)
    compile(after, 'f', 'exec')


@pytest.mark.parametrize(
    'source',
    [
        'def f():\n    global a\n    a = 1\n    global b\n    b = a\n',
        'def f():\n    g = lambda: a\n    def h(): a = 1\n    global a\n',
        'a = 1\ndef f():\n    global a\n',
    ],
)
def test_declarations_before_the_use_stay(source):
    check_noop(source)


def test_program_under_run_has_them():
    space = {}
    text = 'def f():\n    a = 1\n    global a\n    a += 1\nf()\nb = a\n'
    data = f'{text}global b\n'.encode()
    exec(sources.compile_source(data, 'f.py'), space)
    assert (space['a'], space['b']) == (2, 2)


def test_names_of_a_module_that_declares_late_are_found():
    text = 'import a\ndef f():\n    b = a\n    global b\n'
    assert global_names.find(text) == ({'a'}, {'a', 'b', 'f'})
    assert global_names.read(text) == {'a'}
