"""From the bytes of a user's file to code: the one way in."""

from __future__ import annotations

import warnings

from legacy_rnn.compat.sources import parsing
from legacy_rnn.compat.sources.programs import core_package, protocols
from legacy_rnn.compat.sources.python2 import futures, python2_syntax

from ..python2 import package_values, semantics, sets, since

# Files that ask for imports as Python 3 has them.
absolute = set()


def compile_source(data, filename, *, python2=None, project=3):
    """Compiles a user's source, Python 2 or 3, with its own line numbers.

    Args:
        data: Bytes of the file.
        filename: Name for tracebacks.
        python2: Whether it is Python 2; decided here if None.
        project: Dialect of the project, for files that fit both.

    Returns:
        A code object.

    Raises:
        SyntaxError: It is neither; names the user's line.
    """
    if python2 is None:
        python2 = parsing.is_python2(python2_syntax.decode(data), project)
    read = protocols.renew(parsing.tree(data, filename, python2))
    if 'absolute_import' in futures.names(read):
        absolute.add(filename)
    read = package_values.as_then(read)
    if python2:
        read = sets.keep_order(read)
        text = python2_syntax.decode(data)
        read = semantics.as_python2(read, source=text)
    read = since.as_then(read)
    if core_package.is_named(python2_syntax.decode(data)):
        core_package.make_plain(read)
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        return compile(read, filename, 'exec', dont_inherit=True)
