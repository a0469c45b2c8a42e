"""Names in NumPy's archives are lists where a view does not do."""

import numpy as np
import pytest

from legacy_rnn import run
from tests.compat.porting.tools import check_noop, check_transformed

HEAD = "import numpy as np\nd = np.load('a.npz', allow_pickle=True)\n"
CASES = {
    'one of them': ('x = d.keys()[0]\n', 'x = list(d.keys())[0]\n'),
    'a name': ('x = d.items()\n', 'x = list(d.items())\n'),
    'of a block': (
        'with np.load(p, allow_pickle=True) as f:\n    x = f.keys() + [a]\n',
        'with np.load(p, allow_pickle=True) as f:\n'
        '    x = list(f.keys()) + [a]\n',
    ),
    'one after another': (
        'for k, v in d.iteritems():\n    print(k)\n',
        'for k, v in d.items():\n    print(k)\n',
    ),
}


@pytest.mark.parametrize(('before', 'after'), CASES.values(), ids=CASES)
def test_lists_are_made(before, after):
    check_transformed(HEAD + before, HEAD + after, '1.4')


@pytest.mark.parametrize(
    'line',
    [
        'for k in d.keys(): pass',
        'x = len(d.keys()), sorted(d.items()), k in d.keys()',
        'x = sorted(other.keys())[0]',
    ],
)
def test_what_takes_views_stays(line):
    check_noop(f'{HEAD}{line}\n', '1.4')


@pytest.mark.parametrize('python', [2, 3])
def test_run_has_lists_of_then(python, tmp_path, capfd):
    np.savez(tmp_path / 'a.npz', a=[1], b=[2])
    code = (
        f"import numpy\nd = numpy.load('{tmp_path}/a.npz')\n"
        'print(d.keys()[1] + d.items()[0][0])\n'
        'for k, v in d.iteritems():\n    print(k)\n'
    )
    status = run.main([f'--python={python}', '-c', code])
    out, err = capfd.readouterr()
    assert status == 0, err
    assert out.split() == ['ba', 'a', 'b']
