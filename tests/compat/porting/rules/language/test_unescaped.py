"""Parsers of HTML whose method is a function today."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed, findings

FROM = 'from html.parser import HTMLParser\n'
WHOLE = 'import html.parser\n'


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        (f'{WHOLE}x = html.parser.HTMLParser().unescape(y)\n', WHOLE),
        (f'{FROM}x = HTMLParser().unescape(y)\n', f'import html\n{FROM}'),
        (
            f'{FROM}h = HTMLParser()\nx = h.unescape(y)\n',
            f'import html\n{FROM}h = HTMLParser()\n',
        ),
    ],
)
def test_function_is_written(before, after):
    check_transformed(before, f'{after}x = html.unescape(y)\n', head=False)


@pytest.mark.parametrize(
    'source',
    [
        'html = 3\nx = HTMLParser().unescape(y)\n',
        'def f(h): return h.unescape(y)\n',
        'h = HTMLParser()\nh = other\nx = h.unescape(y)\n',
    ],
)
def test_others_are_checked(source):
    ported = check_noop(FROM + source, head=False)
    assert findings(ported, 'check') == ['lost-names']


def test_modules_without_parsers_are_left_alone():
    check_noop('x = saxutils.unescape(y)\n')
