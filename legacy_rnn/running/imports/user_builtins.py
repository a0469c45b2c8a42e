"""Builtins of the user's files, beyond and instead of today's."""

from __future__ import annotations

import ast
import builtins
import functools
import inspect
import sys

from legacy_rnn.compat import old_arrays, old_sets

from .. import indices, lost_methods, promotion, single, sums
from ..python2 import borders, builtins_both, operators, shown, since, text
from ..python2 import builtins as builtins2
from ..python2.helpers import HELPER
from .overlays import Overlay

# What Python 2 gave another value.
_OTHERWISE = ast.BinOp, ast.Call, ast.Compare, ast.Lambda
_VALUE = HELPER.format('value')
_MAPPINGS = 'each', 'items', 'keys', 'most_common'


def names(known, imports):
    """Names that a file of one dialect finds.

    Args:
        known: 2, 3, or None for files that fit both.
        imports: `importing.UserImports`.
    """
    found = {**_helpers(), **_executing(imports), **promotion.BUILTINS}
    if known == 2:
        found.update(builtins2.python2_names())
        found[borders.MARK] = True
    elif known is None:
        found.update(builtins_both.names())
    if known != 2:
        del found['execfile'], found['eval']
        found['open'] = _open
    return {**found, **imports.written}


@functools.lru_cache
def module(name, stand_in, imports):
    """The module that a user's file imports: of builtins, one of ours.

    Args:
        name: What it asks for.
        stand_in: Its stand-in, or None.
        imports: `importing.UserImports`.
    """
    if name == 'builtins' and stand_in is None:
        return _Module(builtins, {}, imports)
    if name == '__builtin__' and stand_in is not None:
        return _Module(builtins, builtins2.python2_names(), imports, name)
    return stand_in


class _Module(Overlay):
    """Builtins; what is written to them is seen by all files.

    Args:
        base: Today's.
        names: Those of Python 2.
        imports: `importing.UserImports`.
        name: Name of the module.
    """

    def __init__(self, base, names, imports, name=None):
        super().__init__(base, names, name=name)
        object.__setattr__(self, '_imports', imports)

    def __getattribute__(self, name):
        if name == '__dict__':
            return _Written(self)
        return super().__getattribute__(name)

    def __setattr__(self, name, value):
        super().__setattr__(name, value)
        imports = object.__getattribute__(self, '_imports')
        if name != '__import__':  # By which files import stays ours.
            imports.written[name] = value
            for made in imports.made.values():
                setattr(made, name, value)

    def __delattr__(self, name):
        super().__delattr__(name)
        imports = object.__getattribute__(self, '_imports')
        if imports.written.pop(name, self) is not self:
            for made in imports.made.values():
                vars(made).pop(name, None)


class _Written(dict):
    """`builtins.__dict__`, which writes through: `['_'] = gettext`.

    Args:
        module: What to write to.
    """

    def __init__(self, module):
        super().__init__(vars(builtins))
        self._module = module

    def __setitem__(self, name, value):
        super().__setitem__(name, value)
        setattr(self._module, name, value)

    def __delitem__(self, name):
        super().__delitem__(name)
        delattr(self._module, name)

    def setdefault(self, name, default=None):
        if name not in self:
            self[name] = default
        return self[name]

    def update(self, *args, **names):
        for name, value in dict(*args, **names).items():
            self[name] = value


def _executing(imports):
    """What treats source text as a file of the user's."""

    def execute(source, globals=None, locals=None, **options):
        """`exec`, for source of either Python."""
        space, names = _spaces(globals, locals)
        if isinstance(source, (str, bytes, bytearray)):
            source = imports.compile(source, '<string>', space)
        builtins.exec(source, space, names, **options)

    def compiled(source, filename, mode, flags=0, *args, **options):
        """`compile`; statements of either Python."""
        text = isinstance(source, (str, bytes, bytearray))
        if mode != 'exec' or not text or flags & ast.PyCF_ONLY_AST:
            return compile(source, filename, mode, flags, *args, **options)
        return imports.compile(source, str(filename), {})

    def execute_file(path, globals=None, locals=None):
        """Python 2's `execfile`."""
        space, names = _spaces(globals, locals)
        with open(path, 'rb') as file:
            code = imports.compile(file.read(), path, space)
        builtins.exec(code, space, names)

    def evaluate(source, globals=None, locals=None):
        """Python 2's `eval`."""
        frame = sys._getframe(1)
        while frame and borders.MARK not in frame.f_builtins:
            frame = frame.f_back  # Past `map`, of `map(eval, texts)`.
        space, names = _spaces(globals, locals, frame)
        if not _is_of_python2(source):
            return builtins.eval(source, space, names)
        source = f'{_VALUE} = ({source.strip()}\n)'
        builtins.exec(imports.compile(source, '<string>', space), space, names)
        return names.pop(_VALUE)

    return {
        'exec': execute,
        'compile': compiled,
        'execfile': execute_file,
        'eval': evaluate,
    }


def _is_of_python2(source):
    """Whether Python 3 reads an expression otherwise, or may.

    A program may evaluate each line of its data.
    """
    if not isinstance(source, str):
        return False
    try:
        tree = ast.parse(source.strip(), mode='eval')
    except SyntaxError:
        return True
    return any(isinstance(node, _OTHERWISE) for node in ast.walk(tree))


@functools.wraps(open)
def _open(file, mode='r', *args, **options):
    """`open` that takes the mode `'rU'`, as up to Python 3.10."""
    if isinstance(mode, str) and 'U' in mode:
        mode = mode.replace('U', '')
        mode = mode if 'r' in mode else f'r{mode}'
    return builtins.open(file, mode, *args, **options)


def _spaces(globals, locals, frame=None):
    """Namespaces of a frame, or the caller's caller, where it names none."""
    frame = frame or sys._getframe(2)
    if globals is None:
        globals = frame.f_globals
        if locals is None:
            inner = frame.f_code.co_flags & inspect.CO_OPTIMIZED
            # From 3.13 on, those of a function are no dict that may be kept.
            locals = dict(frame.f_locals) if inner else frame.f_locals
    globals.setdefault('__builtins__', frame.f_builtins)
    return globals, globals if locals is None else locals


def _helpers():
    helpers = {
        'div': promotion.divide,
        **promotion.ORDERINGS,
        'idiv': promotion.idivide,
        'mod': shown.mod,
        'texts': operators.texts,
        'str': shown.text,
        'call': operators.call,
        'message': operators.message,
        'of_function': operators.of_function,
        'parts': operators.parts,
        'number': single.number,
        'format': single.formatted,
        'listed': single.listed,
        'plain': single.plain,
        'none': single.compared_with_none,
        'emptied': single.compared_with_empty,
        'named': single.compared_with_text,
        'truth': single.truth,
        'store': single.store,
        'placed': single.Placed,
        **{f'np_{n}': f for n, f in promotion.OPERATORS.items()},
        'alike': old_arrays.alike,
        'unlike': old_arrays.unlike,
        'sized': old_arrays.sized,
        'wide': sums.wide,
        'sum': sums.summed,
        'total': sums.total,
        'added': sums.added,
        'taking': single.taking,
        'at': indices.at,
        'place': indices.place,
        'slice': slice,
        'method': lost_methods.called,
        'bytes': text.native,
        'set': old_sets.Set,
        **{n: getattr(old_sets, n) for n in _MAPPINGS},
        'listed_values': old_sets.values,
        'values': borders.ByteValues,
    }
    found: dict[str, object] = {
        HELPER.format(k): v for k, v in helpers.items()
    }
    found[since.STOP] = StopIteration
    return found
