"""`hold` of matplotlib's axes, which hold what they have."""

import pytest

from legacy_rnn.compat.porting.findings import CHECK
from tests.compat.porting.tools import (
    check_noop,
    check_transformed,
    findings,
)

HEAD = 'import matplotlib.pyplot as plt\n'
CASES = {
    'of the module': (
        "plt.plot(x)\nplt.hold('on')\nplt.plot(y)\n",
        'plt.plot(x)\nplt.plot(y)\n',
    ),
    'of axes': (
        'f, ax = plt.subplots()\nax.hold(b=True)\nax.plot(x)\n',
        'f, ax = plt.subplots()\nax.plot(x)\n',
    ),
    'of what the line makes': (
        'plt.subplot(211).hold(True)\n',
        'plt.subplot(211)\n',
    ),
    'of a star': (
        'from pylab import *\nplot(x)\nhold(True)\n',
        'from pylab import *\nplot(x)\n',
    ),
    'alone in its block': (
        'if a:\n    ax.hold(True)\n',
        'if a:\n    pass\n',
    ),
}


@pytest.mark.parametrize(('before', 'after'), CASES.values(), ids=CASES)
def test_it_is_taken_out_where_it_says_what_is_so(before, after):
    ported = check_transformed(HEAD + before, HEAD + after)
    assert not findings(ported, CHECK)


def test_axes_that_hold_nothing_are_reported():
    ported = check_noop(HEAD + 'ax.hold(False)\n')
    assert findings(ported, CHECK) == ['held-axes']
    for given in ('', 'flag'):
        ported = check_noop(f'{HEAD}ax.hold({given})\n')
        assert findings(ported, CHECK) == ['held-axes']
    ported = check_noop(HEAD + "plt.hold('off')\n")
    assert findings(ported, CHECK) == ['lost-names']


@pytest.mark.parametrize(
    'source',
    [
        'lock.hold(True)\n',
        HEAD + 'lock.hold()\nhold(True)\n',
        HEAD + 'from robots import Arm\narm = Arm()\narm.hold(True)\n',
        HEAD + 'class Axle:\n    def hold(self, on): pass\n'
        'Axle().hold(True)\n',
    ],
)
def test_what_else_holds_is_let_be(source):
    assert not findings(check_noop(source), CHECK)
