"""Lines of IPython in scripts that were notebooks."""

import pytest

from tests.compat.porting.tools import (
    check_noop,
    check_transformed,
    findings,
    port_text,
)

CELL = '# In[1]:\n'
CASES = {
    'a magic': (
        CELL + "get_ipython().magic(u'matplotlib inline')\nx = 1\n",
        CELL + 'x = 1\n',
    ),
    'a magic of today': (
        "# In[ ]:\nget_ipython().run_line_magic('load_ext', 'x')\nx = 1\n",
        '# In[ ]:\nx = 1\n',
    ),
    'a magic alone': (
        CELL + "if x:\n    get_ipython().magic('config x')\n",
        CELL + 'if x:\n    pass\n',
    ),
}


@pytest.mark.parametrize('name', CASES)
def test_line_that_sets_up_a_notebook_goes(name):
    check_transformed(*CASES[name])


def test_a_shell_line_is_run_by_the_shell():
    line = CELL + "x = 1\nget_ipython().system('mkdir data')\n"
    wanted = CELL + "import os\nx = 1\nos.system('mkdir data')\n"
    assert port_text(line, '1.4').text == wanted


@pytest.mark.parametrize(
    'line',
    [
        "get_ipython().system('ls')",
        "get_ipython().system('ls {x}')",
        "get_ipython().system('ls $x')",
        "x = get_ipython().system('ls')",
        "x = get_ipython().getoutput('ls')",
        "get_ipython().run_cell_magic('bash', '', 'ls')",
        "get_ipython().magic('cd x')",
    ],
)
def test_other_lines_are_reported(line):
    ported = port_text(CELL + line + '\n', '1.4')
    assert findings(ported, 'check') == ['exported-lines']


def test_script_that_was_no_notebook_stays():
    check_noop("get_ipython().magic('matplotlib inline')\n")
