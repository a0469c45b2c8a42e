"""Variables of list comprehensions that a Python 2 source reads later."""

import pytest

from legacy_rnn.compat.porting.names import leaked_names

READ = {
    'behind it': 'print [x for x in y]\nprint x\n',
    'in the same statement': 'a = [x for x in y], x\n',
    'past a branch': 'if y:\n    a = [x for x in y]\nprint x\n',
    'in a branch': 'a = [x for x in y]\nif a:\n    z()\nelse:\n    z(x)\n',
    'as a loop comes round': (
        'while x < 3:\n    x += 1\n    a = [x for x in y]\n'
    ),
    'behind the loop around it': (
        'for z in y:\n    a = [x for x in z]\nprint x\n'
    ),
    'behind the loop that it hides': (
        'for x in y:\n    a = [x for x in z]\nprint x\n'
    ),
    'to be added to': 'a = [x for x in y]\nx += 1\nprint x\n',
    'in a function': 'def f():\n    a = [x for x in y]\n    return x\n',
}
ALONE = {
    'bound anew': 'a = [x for x in y]\nx = 1\nprint x\n',
    'bound by a loop': 'a = [x for x in y]\nfor x in y:\n    print x\n',
    'bound by a file': 'a = [x for x in y]\nwith open(p) as x:\n    x()\n',
    'bound by each branch': (
        'a = [x for x in y]\nif a:\n    x = 1\nelse:\n    x = 2\nprint x\n'
    ),
    'of another list': 'a = [x for x in y], [x for x in z]\n',
    'of a lambda': 'a = [x for x in y]\nb = lambda x: x\n',
    'in another function': (
        'def f():\n    return [x for x in y]\ndef g(x):\n    return x\n'
    ),
    'in a loop that binds it': 'for x in y:\n    a = x, [x for x in z]\n',
    'an attribute': 'a = [x.z for x.z in y]\nprint x\n',
    'a set': 'a = {x for x in y}\nprint x\n',
    'a count that nothing asks for': (
        'for y in z:\n    x += 1\n    a = [x for x in y]\n'
    ),
    'left behind': 'def f(x):\n    if x:\n        return [x for x in y]\n'
    '    return x\n',
}


@pytest.mark.parametrize('source', READ.values(), ids=list(READ))
def test_variable_that_is_read_is_found(source):
    (found,) = leaked_names.find(source)
    assert (found.old, found.severity) == ('x', 'check')


@pytest.mark.parametrize('source', ALONE.values(), ids=list(ALONE))
def test_variable_that_nothing_reads_is_not(source):
    assert not list(leaked_names.find(f'print "python 2"\n{source}'))


def test_comprehension_of_a_converted_lambda_is_none_of_the_source(tmp_path):
    assert not list(leaked_names.find('a = map(lambda x: x, y)\nprint x\n'))
