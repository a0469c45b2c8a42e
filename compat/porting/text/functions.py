"""Methods that a port calls as functions."""

from __future__ import annotations


def write(port, call, name):
    """Writes `owner.method(...)` as `name(owner, ...)`.

    Args:
        port: The Port.
        call: ast.Call of the method.
        name: Name of the function.
    """
    given = [part for arg in call.args for part in (', ', arg)]
    for option in call.keywords:
        given += [f', {option.arg}=' if option.arg else ', **', option.value]
    port.source.replace(call, f'{name}(', call.func.value, *given, ')')
