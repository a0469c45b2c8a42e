"""Of two imports that are tried, the release's alone is kept."""

import pytest

from tests.compat.porting.tools import check_transformed, findings, port_text

OLD = 'from tensorflow.python.ops.rnn_cell import _linear'
NEW = 'from tensorflow.python.ops.rnn_cell_impl import _linear'
OURS = 'from legacy_rnn.compat.r1_4.python.ops.rnn_cell_impl import _linear'
USE = 'y = _linear([x], 4, True)\n'


def tried(first, second, error='ImportError'):
    return f'try:\n    {first}\nexcept {error}:\n    {second}\n'


@pytest.mark.parametrize('error', ['ImportError', 'Exception'])
def test_the_import_of_the_release_is_kept(error):
    source = tried(OLD, NEW, error) + USE
    ported = check_transformed(source, f'{OURS}\n{USE}', '1.4')
    assert not findings(ported, 'check')


def test_an_import_in_a_function_is_kept_by_its_name():
    inner = tried(f'{OLD} as f', f'{NEW} as f').replace('\n', '\n    ')
    ported = check_transformed(
        f'def g(x):\n    {inner}return f([x], 4, True)\n',
        f'def g(x):\n    {OURS} as f\n    return f([x], 4, True)\n',
        '1.4',
    )
    assert not findings(ported, 'check')


@pytest.mark.parametrize(
    'source',
    [
        tried(OLD, f'{NEW} as linear'),
        tried(OLD, '_linear = None'),
        tried(OLD, 'from tensorflow.python.ops.nowhere import _linear'),
        tried('from tensorflow.python.ops.unlisted import _linear', NEW),
        tried(OLD, NEW, 'KeyError'),
        tried(OLD, NEW) + 'else:\n    print(1)\n',
        tried(OLD, NEW) + 'finally:\n    print(1)\n',
    ],
)
def test_any_other_try_is_left(source):
    ported = port_text(f'import tensorflow as tf\n{source}{USE}', '1.4')
    assert 'tried-imports' not in {f.rule for f in ported.findings}
    assert 'try:' in ported.text
