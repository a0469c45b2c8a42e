"""What a command may do with a damaged file: read it, or say why not."""

from __future__ import annotations

import contextlib
import io


def end_of(main, *argv):
    """How a command ends: 'read', 'refused' in one line, or a fault.

    Notes on what it took for granted may stand above that line.

    Args:
        main: The command's function.
        *argv: Its arguments.
    """
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(list(argv))
    told = err.getvalue()
    strange = {c for c in out.getvalue() + told if not c.isprintable()}
    if strange - {'\n'}:
        return f'raw: {strange!r} is printed'
    if status == 0:
        return 'read'
    lines = [n for n in told.splitlines() if not n.startswith('note: ')]
    one_line = len(lines) == 1 and '(--verbose' not in told
    good = status == 2 and one_line
    return 'refused' if good else f'fault: status {status}: {told}'
