"""Line ends of ports."""

import pytest

from legacy_rnn.porting.line_ends import like


@pytest.mark.parametrize('ends', ['\n', '\r\n', '\r'])
def test_one_kind_of_ends_is_kept(ends):
    text = f'a{ends}b{ends}c'
    new = like(text, 'a\nb\nc', 'new\na\nB\nc')
    assert new == f'new{ends}a{ends}B{ends}c'


@pytest.mark.parametrize(
    ('text', 'new', 'want'),
    [
        ('a\r\nb\nc\r', 'a\nB\nc\n', 'a\r\nB\nc\r'),
        ('a\r\nb\nc\r', 'a\nb\nnew\nc\n', 'a\r\nb\nnew\nc\r'),
        ('a\r\nb\nc\r', 'new\na\nb\nc\n', 'new\r\na\r\nb\nc\r'),
        ('a\r\nb\nc\r', 'a\nc\n', 'a\r\nc\r'),
        ('a\r\r\n\nb', 'a\n\nx\ny\nb', 'a\r\r\nx\ny\nb'),
        ('a\r\nb\nc\nd\r', 'a\nB\nD\n', 'a\r\nB\nD\r'),
        ('a\nb\r\n', 'x\ny\nz\n', 'x\ny\r\nz\r\n'),
    ],
)
def test_mixed_ends_stay_with_their_lines(text, new, want):
    plain = text.replace('\r\n', '\n').replace('\r', '\n')
    assert like(text, plain, plain) == text
    told = like(text, plain, new)
    assert told.replace('\r\n', '\n').replace('\r', '\n') == new
    assert told == want
