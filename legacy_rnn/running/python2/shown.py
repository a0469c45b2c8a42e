"""Numbers and text as Python 2 showed them: floats with twelve digits."""

from __future__ import annotations

import numpy as np

from .. import single
from .text import to_text


def mod(text, values):
    """`'...' % values`, floats shown with twelve digits by `%s`."""
    if isinstance(values, tuple):
        return single.formatted(text, tuple(_printed(v) for v in values))
    return single.formatted(text, _printed(values))


def formatted(owner, name, /, *args, **options):
    """`'{}'.format(x)`, of text or of anything that has such a method."""
    if type(owner) is str:
        args = [_plain(value) for value in args]
        options = {key: _plain(value) for key, value in options.items()}
    return getattr(owner, name)(*args, **options)


def text(kind, value):
    """`str(value)`; a float has twelve digits, bytes are text."""
    if kind is str and type(value) is float:
        return _float(value)
    if kind is str and isinstance(value, bytes):
        return to_text(value)
    return kind(value)


def show(*values, **options):
    """Python 2's `print`, as a function."""
    shown = [text(str, v) if type(v) is float else v for v in values]
    shown = [to_text(v) if isinstance(v, bytes) else v for v in shown]
    print(*shown, **options)


class _Shown(float):
    """A float whose `str` is Python 2's."""

    def __str__(self):
        return _float(float(self))

    def __format__(self, spec):
        return super().__format__(spec) if spec else str(self)


def _printed(value):
    return _Shown(value) if type(value) is float else value


def _plain(value):
    is_real = type(value) is float or isinstance(value, np.floating)
    return _Shown(value) if is_real else value


def _float(value):
    shown = f'{value:.12g}'
    digits = shown.lstrip('-')
    if not digits.isdigit():
        return shown
    if len(digits) < 12:
        return f'{shown}.0'
    shown, _, power = f'{value:.11e}'.partition('e')
    return f'{shown.rstrip("0").rstrip(".")}e{power}'
