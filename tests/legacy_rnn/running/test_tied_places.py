"""Places of equal values are sorted as NumPy 1 did."""

from tests.legacy_rnn.running.programs import runs

CODE = """
import numpy as np
lengths = np.arange(40) * 7 % 5
print(lengths.argsort()[:6])
print(np.argsort(lengths)[:6])
print(list(map(np.argsort, [lengths.tolist()]))[0][:6])
print(lengths.argpartition(11)[:6])
print(np.argpartition(lengths, 11)[:6])
print(lengths.argsort(kind='mergesort')[:4])
class Own:
    def argsort(self):
        return 'own'
print(Own().argsort())
"""


def test_program_sorts_places_as_then(capfd):
    # Under NumPy 1.13.3 with Python 2.7 and 3.6.
    for flag in ('--python=2', '--python=3'):
        lines = runs(capfd, CODE, flag)
        assert lines[:3] == ['[ 0 20 15 30 10 25]'] * 3
        assert lines[3:5] == ['[35  5 10 15 30  0]'] * 2
        assert lines[5:7] == ['[ 0  5 10 15]', 'own']
