"""Methods that mean more in Python 2 take arguments of any name."""

from legacy_rnn.running.python2 import operators


def test_a_method_of_its_own_takes_an_argument_called_name():
    class Own:
        divide = staticmethod(lambda a, b, name: (a, b, name))

    assert operators.call(Own, 'divide', 3, 2, name='x') == (3, 2, 'x')
    assert operators.call({}, 'keys') == []
