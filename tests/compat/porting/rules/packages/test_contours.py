"""Contours of OpenCV 3, taken from what `findContours` gives today."""

import pytest

from legacy_rnn.compat.porting.findings import CHECK
from tests.compat.porting.tools import (
    check_noop,
    check_transformed,
    findings,
)

HEAD = 'import cv2\n'
CASES = {
    'an image that nobody reads': (
        '_, c, h = cv2.findContours(x.copy(), 1, 2)\n',
        'c, h = cv2.findContours(x.copy(), 1, 2)\n',
    ),
    'in parentheses': (
        '(_, c, _) = cv2.findContours(x, 1, 2)\n',
        '(c, _) = cv2.findContours(x, 1, 2)\n',
    ),
    'an image that is read': (
        'y, c, h = cv2.findContours(x.copy(), 1, 2)\nshow(y)\n',
        'y, c, h = x.copy(), *cv2.findContours(x.copy(), 1, 2)\nshow(y)\n',
    ),
    'by a place': (
        'for c in cv2.findContours(x, 1, 2)[1]:\n    pass\n',
        'for c in cv2.findContours(x, 1, 2)[-2]:\n    pass\n',
    ),
    'by both places': (
        'f = cv2.findContours(x, 1, 2)\nc = f[1]\nh = f[2]\n',
        'f = cv2.findContours(x, 1, 2)\nc = f[-2]\nh = f[-1]\n',
    ),
    'of what is asked for its area': (
        'c = cv2.findContours(x, 1, 2)[1]\nm = max(c, key=cv2.contourArea)\n',
        'c = cv2.findContours(x, 1, 2)[-2]\nm = max(c, key=cv2.contourArea)\n',
    ),
    'chosen by the release': (
        'c = cv2.findContours(x, 1, 2)\n'
        'c = c[0] if imutils.is_cv2() else c[1]\n',
        'c = cv2.findContours(x, 1, 2)\nc = c[-2]\n',
    ),
}


@pytest.mark.parametrize('case', CASES)
def test_two_values_are_taken(case):
    before, after = CASES[case]
    check_transformed(HEAD + before, HEAD + after)


def test_what_takes_two_values_is_left():
    check_noop(HEAD + 'c, h = cv2.findContours(x, 1, 2)\n')
    check_noop(HEAD + 'c = cv2.findContours(x, 1, 2)[0]\n')
    check_noop(HEAD + 'f = cv2.findContours(x, 1, 2)\nc, h = f[0], f[1]\n')
    check_noop('_, c, h = mine.findContours(x, 1, 2)\n')


def test_what_may_be_either_is_told():
    ported = check_noop(HEAD + 'c = cv2.findContours(x, 1, 2)[1]\n')
    assert findings(ported, CHECK) == ['contours']
