"""IPython's breakpoints."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

HEAD = 'from IPython.core.debugger import {}\n'


def test_a_tracer_is_the_function_that_breaks():
    check_transformed(
        HEAD.format('Tracer as T, Pdb') + "here = T('Linux')\nT()()\n",
        HEAD.format('set_trace, Pdb') + 'here = set_trace\nset_trace()\n',
    )


@pytest.mark.parametrize(
    'lines',
    [
        'class Mine(Tracer):\n    pass\n',
        'set_trace = 1\nhere = Tracer()\n',
    ],
)
def test_other_uses_stay(lines):
    check_noop(HEAD.format('Tracer') + lines)


def test_another_tracer_stays():
    check_noop('from mine import Tracer\nhere = Tracer()\n')
