"""Methods that mean more in Python 2 take arguments of any name."""

from tests.legacy_rnn.running.python2.test_operators import value


def test_a_method_of_its_own_takes_an_argument_called_name():
    before = 'class A: divide = staticmethod(lambda a, b, name: (a, b, name))'
    assert value("A.divide(3, 2, name='x')", before) == (3, 2, 'x')
    assert value("'{name}{owner}'.format(owner=1, name=2)") == '21'
