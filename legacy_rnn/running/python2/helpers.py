"""Calls of the runner's own functions, put into trees of the user's files."""

from __future__ import annotations

import ast

HELPER = '__legacy_{}__'


def call(place, helper, *args):
    """A call of a helper, at the place of a node."""
    name = ast.Name(HELPER.format(helper), ast.Load())
    call = ast.Call(ast.copy_location(name, place), list(args), [])
    return ast.copy_location(call, place)
