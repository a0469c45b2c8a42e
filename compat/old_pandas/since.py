"""What is as a release of pandas has it, from that release on."""

from __future__ import annotations

import functools
import importlib


def is_since(*numbers):
    """Whether the installed pandas is of a release or a later one.

    Args:
        *numbers: Its numbers, such as `2, 2`.
    """
    version = importlib.import_module('pandas').__version__.split('.')
    return tuple(map(int, version[: len(numbers)])) >= numbers


def since_3(make):
    """A maker of methods for pandas 3; an AttributeError for earlier ones."""

    @functools.wraps(make)
    def made(*args):
        if not is_since(3):
            raise AttributeError('pandas up to 2 needs no such method')
        return make(*args)

    return made
