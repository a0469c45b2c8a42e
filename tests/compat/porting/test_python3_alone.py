"""What a source of both Pythons has for Python 3 alone stays."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import findings


@pytest.mark.parametrize(
    ('test', 'is_of_3'),
    [
        ('sys.version_info[0] >= 3', True),
        ('six.PY3', True),
        ('sys.version_info >= (2, 7)', False),
        ('not six.PY2 or y', False),
    ],
)
@pytest.mark.parametrize(
    'line',
    [
        "y = y.encode('utf-8')",
        "y = y.encode('gbk')",
        "y = open(p, 'rb').read().split()",
        'y = f(y) / 2',
    ],
)
def test_what_is_for_python_3_alone_stays(test, is_of_3, line):
    head = 'import sys, six\nprint y\n'
    for source in (
        f'{head}if {test}:\n    {line}\n',
        f'{head}if not ({test}):\n    pass\nelse:\n    {line}\n',
    ):
        ported = port_text(source, '0.8')
        assert ported.text.endswith(f':\n    {line}\n') == is_of_3
        is_gbk = 'gbk' in line
        assert bool(findings(ported, 'check')) == (is_gbk and not is_of_3)
