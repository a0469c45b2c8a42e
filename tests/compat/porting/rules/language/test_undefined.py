"""Names that nothing defines are reported where they are reached."""

import pytest

from legacy_rnn.compat.dating import generation
from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from legacy_rnn.compat.sources.notebook import ipython
from tests.compat.porting.tools import HEAD

PROGRAM = Project(generation=generation.OLD)


def reported(source, project=PROGRAM):
    ported = port_text(HEAD + source, '1.4', project=project)
    return [f.severity for f in ported.findings if f.rule == 'undefined']


@pytest.mark.parametrize(
    'source',
    [
        'print(los)\n',
        'for i in [1]:\n    print(los)\n    print(los)\n',
        'def f(a):\n    return a + los\nprint(f(1))\n',
        'if __name__ == "__main__":\n    print(los)\n',
        'def main(_):\n    print(los)\ntf.app.run()\n',
        'class A:\n    def __init__(self):\n        los.b()\nA()\n',
        'class A:\n    def f(self):\n        los.b()\nA().f()\n',
        'def f(a):\n    def g():\n        return los\n    return g\nf(1)()\n',
        'def f(a):\n    if a:\n        return los\nf(0)\n',
        'try:\n    print(los)\nexcept KeyboardInterrupt:\n    pass\n',
        'f = lambda: los\n',
        'with open(los) as f:\n    pass\n',
        'raise ValueError(los)\n',
        'x = 1 if not 2 else los\n',
        'if False:\n    pass\nelse:\n    print(los)\n',
        'import six\nif six.PY3:\n    print(los)\n',
    ],
)
def test_name_that_nothing_defines_is_reported_once(source):
    assert reported(source) == ['check']
    assert not reported(source, None)


@pytest.mark.parametrize(
    ('project', 'expected'),
    [
        (Project(modules={}), ['check']),
        (Project(), []),
    ],
)
def test_names_of_a_program_of_keras_alone_are_known(project, expected):
    source = 'from keras.layers import Dense\nx = Dense(3)(los)\n'
    found = port_text(source, '1.4', project=project).findings
    assert [f.severity for f in found if f.rule == 'undefined'] == expected


@pytest.mark.parametrize(
    'source',
    [
        'def f(a):\n    return a + los\n',
        'try:\n    print(los)\nexcept NameError:\n    pass\n',
        'def f():\n    global los\n    los = 1\nf()\nprint(los)\n',
        'def f():\n    return [los for los in [1]]\nf()\n',
        'def f():\n    return 1\n    print(los)\nf()\n',
        'f = lambda los: los\n',
        'if False:\n    print(los)\n',
        'def f(a):\n    raise LosError("a")\nf(1)\n',
        'def f(a):\n    raise LosError\nf(1)\n',
        'import six\nif six.PY3:\n    pass\nelif six.PY2:\n    print(los)\n',
        'import sys\nif sys.version_info[0] == 2:\n    los\n',
        'import sys\nx = sys.version_info[0] == 2 and los\n',
        'class A:\n    def f(self):\n        los.b()\nA()\n',
        'try:\n    pass\nexcept OSError as los:\n    print(los)\n',
        'print([a for a in [1]], __file__, len)\n',
        'exec("los = 1")\nprint(los)\n',
        'from other import *\nprint(los)\n',
        'import os.path as los\nprint(los)\n',
        'class A:\n    los = 1\n    b = los\n    def f(self): return los\n',
    ],
)
def test_name_that_may_be_defined_or_never_reached_is_not(source):
    assert not reported(source)


def test_magic_of_pylab_brings_names():
    magic = ipython.hide('%pylab inline\n')
    assert reported('x = float32(1)\n')
    assert not reported(f'{magic}x = float32(1)\n')


def test_magic_that_keeps_what_is_printed_brings_its_name():
    magic = ipython.hide('%%capture --no-stderr los\nx = 1\n')
    assert not reported(f'{magic}los.show()\n')
    assert reported(f'{magic}printed.show()\n')


def test_reload_of_python_2_is_no_lost_name():
    old = Project(generation=generation.OLD, python2=True)
    assert not reported('import sys\nreload(sys)\n', old)
    new = Project(generation=generation.OLD, python2=False)
    assert reported('import sys\nreload(sys)\n', new) == ['check']


@pytest.mark.parametrize(
    ('names', 'found'),
    [({'a'}, ['check']), ({'los'}, []), (None, [])],
)
def test_names_of_a_module_of_the_program_come_by_a_star(names, found):
    project = Project(generation=generation.OLD, modules={'other': names})
    assert reported('from other import *\nprint(los)\n', project) == found


@pytest.mark.parametrize(
    ('wanted', 'found'),
    [({'setup'}, ['check']), ({'Net'}, ['check']), ({'other'}, []), ((), [])],
)
def test_functions_that_another_file_takes_are_come_by(wanted, found):
    project = Project(generation=generation.OLD, wanted=frozenset(wanted))
    source = (
        'def setup(n):\n    return n, lost\n'
        'class Net:\n    def __init__(self):\n        self.x = lost\n'
        'def other(lost):\n    return lost\n'
    )
    assert reported(source, project) == found
