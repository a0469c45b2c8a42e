"""Labels that a dict gives are sorted in ports of Python 2's programs."""

import pytest

from legacy_rnn.compat.porting import port_text

PANDAS = 'import pandas as pd\nframe = pd.read_csv(p)\nprint p\n'


@pytest.mark.parametrize(
    'line',
    [
        "x = pd.DataFrame({'b': y, 'a': z})",
        "x = pd.DataFrame(data={'b': y, name: z}, index=rows)",
        'x = pd.DataFrame(dict(b=y, a=z))',
        'x = pd.DataFrame(dict(pairs))',
        'x = pd.DataFrame({name: y for name in z})',
        "y = {'b': 1, 'a': 2}\nx = pd.DataFrame(y)",
        "y = {}\ny['b'] = 1\ny['a'] = 2\nx = pd.DataFrame(y)",
        'x = pd.DataFrame.from_dict(y)',
        "x = pd.Series({'b': 1, 'a': 2})",
        'x = frame.assign(b=y, a=z)',
    ],
)
def test_labels_of_dicts_without_order_are_sorted(line):
    ported = port_text(f'{PANDAS}{line}\n', '1.4')
    assert [f.rule for f in ported.findings if 'old_pandas' in f.new] == [
        'sorted-labels'
    ]
    call = 'old_pandas.restore(python2=True)'
    assert ported.text.count(f'import old_pandas\n{call}\n') == 1
    assert port_text(ported.text, '1.4').findings == ()
    of_3 = f'{PANDAS}{line}\n'.replace('print p', 'print(p, end="")')
    assert 'sorted-labels' not in [
        f.rule for f in port_text(of_3, '1.4').findings
    ]


@pytest.mark.parametrize(
    'line',
    [
        "x = pd.DataFrame({'a': y, 'b': z})",
        "x = pd.DataFrame({'b': y})",
        "x = pd.DataFrame({'b': y, 'a': z}, columns=['b', 'a'])",
        "x = pd.Series({'b': y, 'a': z}, ['b', 'a'])",
        'x = pd.DataFrame(y)',
        "x = pd.DataFrame.from_dict(y, orient='index')",
        "y = OrderedDict()\ny['b'] = 1\ny['a'] = 2\nx = pd.DataFrame(y)",
        'x = frame.assign(a=y, b=z)',
        'x = scope.assign(b=y, a=z)',
    ],
)
def test_labels_in_their_order_are_left(line):
    ported = port_text(f'{PANDAS}{line}\n', '1.4')
    assert 'old_pandas' not in ported.text
