"""Places that a program reaches only where TensorFlow has a name.

try:
    cell = tf.nn.rnn_cell.GRUCell
except AttributeError:
    cell = tf.contrib.rnn.GRUCell
"""

from __future__ import annotations

import ast
import re
import sys

from ..dating import conditions
from ..sources import reading, trees
from ..sources.python2 import version_guards
from .findings import CHECK, STOP
from .names import installed

_NO_IMPORT = ('ImportError', 'ModuleNotFoundError')
_ASKED = re.compile(r'version|hasattr|\bin (dir|vars)\(', re.I)


def is_tried(port, node):
    """Whether a node stands in a `try` that expects that it fails."""
    return any(
        isinstance(parent, ast.Try)
        and child in parent.body
        and any(map(reading.handles_failure, parent.handlers))
        for child, parent in _upward(port, node)
    )


def is_replaced(port, node):
    """Whether what handles the failure of a node binds the same names.

    As in `try: f = tf.f`, `except AttributeError: f = own`.
    """
    for child, parent in _upward(port, node):
        if isinstance(parent, ast.Try) and child in parent.body:
            wanted = set(_given(parent.body))
            return bool(wanted) and all(
                wanted <= set(_given(handler.body))
                for handler in parent.handlers
                if reading.handles_failure(handler)
            )
    return False


def is_handler(port, node):
    """Whether a node stands in what handles an error."""
    return any(
        isinstance(parent, ast.ExceptHandler)
        for _, parent in _upward(port, node)
    )


def is_asked(port, node, asked=_ASKED):
    """Whether a node hangs on a version, or on what TensorFlow has.

    Args:
        port: The Port.
        node: The node.
        asked: Pattern of the tests that it hangs on.
    """
    for child, parent in _upward(port, node):
        tests = []
        if isinstance(parent, (ast.If, ast.IfExp)):
            tests = [parent.test][: child is not parent.test]
        elif isinstance(parent, ast.BoolOp):
            tests = parent.values[: parent.values.index(child)]
        if any(asked.search(port.source.get(test)) for test in tests):
            return True
    return False


def is_passed(port, node):
    """Whether the version that the port still tells leads to a node."""
    for child, parent in _upward(port, node):
        if not isinstance(parent, ast.If) or child is parent.test:
            continue
        names = {
            ast.unparse(part): [port.names.resolved[part][0]]
            for part in ast.walk(parent.test)
            if part in port.names.resolved
        }
        asked = conditions.filled(
            parent.test, lambda n, told=names: told.get(ast.unparse(n), []), {}
        )
        if asked and 'has ' not in ast.dump(asked):
            taken = conditions.answer(asked, port.release)
            if taken is (child in parent.body):
                return not port.read_as.is_half
    return False


def is_left_out(port, node):
    """Whether a node hangs on what the version that the port tells is not."""
    return is_asked(port, node) and not is_passed(port, node)


def is_there(port, node):
    """Whether a node is reached only where `hasattr` found its name."""
    return any(
        isinstance(parent, ast.If)
        and child in parent.body
        and 'hasattr(' in port.source.get(parent.test)
        and not port.source.get(parent.test).startswith('not ')
        for child, parent in _upward(port, node)
    )


def failed_imports(port, node):
    """Names one of whose imports must fail for a node to be reached.

    Args:
        port: The Port.
        node: A node in a handler of `ImportError`.

    Returns:
        List of dotted names; none where nothing tells that it must.
    """
    found = []
    for child, parent in _upward(port, node):
        kind = ast.unparse(getattr(child, 'type', None) or ast.Name(''))
        if isinstance(parent, ast.Try) and kind in _NO_IMPORT:
            for statement in parent.body:
                module = getattr(statement, 'module', '')
                if isinstance(statement, (ast.Import, ast.ImportFrom)):
                    found += [
                        f'{module}.{alias.name}'.lstrip('.')
                        for alias in statement.names
                    ]
    return found


def settle_fallbacks(port):
    """Drops stops of names that a program takes only where others are missing.

    That is, in the handlers of a `try` that looks names up, and finds them.
    Where it does nothing else, what is to be checked there is dropped, too.
    Where it calls something, only what is said of TensorFlow in calls of the
    same is: these are for other releases, as `resize_images(x, new_height=h)`
    is beside `resize_images(x, size)`.

    Args:
        port: The Port, whose rules have run.
    """
    missing = [node.lineno for node in port.missing]
    for node in trees.of_kind(port.source.tree, ast.Try):
        if any(_within(line, node.body) for line in missing):
            continue
        if any(map(_calls, node.body)):
            _settle_calls(port, node)
            continue
        found = _looks_up(port, node.body) or _are_found(port, node.body)
        dropped = (STOP, CHECK) if found else (STOP,)
        for handler in filter(reading.handles_failure, node.handlers):
            port.findings = [
                finding
                for finding in port.findings
                if finding.severity not in dropped
                or not _within(finding.line, handler.body)
            ]


def settle_versions(port):
    """Drops what is to be done where no Python of today comes by.

    Args:
        port: The Port, whose rules have run.
    """
    for node in trees.of_kind(port.source.tree, ast.If):
        taken = version_guards.taken_today(node.test)
        dead = {True: node.orelse, False: node.body}.get(taken)
        if dead:
            port.findings = [
                finding
                for finding in port.findings
                if finding.severity not in (CHECK, STOP)
                or not _within(finding.line, dead)
            ]


def _settle_calls(port, tried):
    """Drops what is said of calls that are tried in another form before."""
    names = {ast.unparse(c.func) for s in tried.body for c in _calls(s)}
    again = [
        call
        for handler in filter(reading.handles_failure, tried.handlers)
        for statement in handler.body
        for call in _calls(statement)
        if ast.unparse(call.func) in names
    ]
    told = {f.line for f in port.findings if f.severity in (STOP, CHECK)}
    if any(_within(line, tried.body) for line in told):
        return
    port.findings = [
        finding
        for finding in port.findings
        if (finding.severity != STOP and finding.rule != 'symbols')
        or not any(_within(finding.line, [call]) for call in again)
    ]


def _given(statements):
    """Yields names that statements give a value that is no constant."""
    for statement in statements:
        if isinstance(statement, (ast.Import, ast.ImportFrom)):
            for alias in statement.names:
                yield (alias.asname or alias.name).partition('.')[0]
        elif isinstance(statement, ast.Assign):
            if not isinstance(statement.value, ast.Constant):
                yield from map(ast.unparse, statement.targets)
        elif isinstance(statement, (ast.ClassDef, ast.FunctionDef)):
            yield statement.name


def _calls(statement):
    return [node for node in ast.walk(statement) if isinstance(node, ast.Call)]


def _looks_up(port, body):
    """Whether statements give names of TensorFlow to local names alone."""
    return all(
        isinstance(statement, ast.Assign)
        and statement.value in port.names.resolved
        for statement in body
    )


def _are_found(port, body):
    """Whether statements import alone, and what they name is surely there.

    In Python's own library, or in the program.
    """
    names = []
    for node in body:
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names += [f'{node.module}.{alias.name}' for alias in node.names]
        else:
            return False
    own = port.project.modules or {}
    return not any(
        not _is_own(own, name)
        and (
            (top := name.partition('.')[0]) not in sys.stdlib_module_names
            or top in own
            or installed.lacked(name)
        )
        for name in names
    )


def _is_own(own, name):
    """Whether a dotted name is a module of the program, or what one defines.

    Args:
        own: Dict from modules to the names that they define, or to None.
        name: The dotted name.
    """
    module, _, leaf = name.rpartition('.')
    return name in own or leaf in (own.get(module) or ())


def _within(line, body):
    return body[0].lineno <= line <= body[-1].end_lineno


def _upward(port, node):
    """Yields a node and its parent, then these, up to the module."""
    while id(node) in port.parents:
        parent = port.parents[id(node)]
        yield node, parent
        node = parent
