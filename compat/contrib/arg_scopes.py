"""Default arguments for functions within a `with` block.

*Source:* TensorFlow 0.9 to 1.15, `contrib.framework.arg_scope`.
"""

import contextlib
import functools

_STACK = [{}]


@contextlib.contextmanager
def arg_scope(list_ops_or_scope, **kwargs):
    """Sets default arguments of functions within the block.

    Args:
        list_ops_or_scope: List of functions, or a scope to enter again.
        **kwargs: The defaults; none for a scope.

    Yields:
        The scope, a dict.
    """
    if isinstance(list_ops_or_scope, dict):
        if kwargs:
            raise ValueError(
                'a scope that is entered again takes no arguments, got '
                f'{sorted(kwargs)}; pass a list of functions'
            )
        _STACK.append(dict(list_ops_or_scope))
    else:
        scope = dict(_STACK[-1])
        for function in list_ops_or_scope:
            if not has_arg_scope(function):
                raise ValueError(
                    f'{function} must be decorated with add_arg_scope'
                )
            key = _key(function)
            scope[key] = {**scope.get(key, {}), **kwargs}
        _STACK.append(scope)
    try:
        yield _STACK[-1]
    finally:
        _STACK.pop()


def add_arg_scope(func):
    """Makes a function take its defaults from the scopes it is called in."""

    @functools.wraps(func)
    def scoped(*args, **kwargs):
        defaults = _STACK[-1].get(_key(scoped), {})
        return func(*args, **{**defaults, **kwargs})

    name = f'{func.__module__}.{func.__qualname__}'
    scoped.__dict__['_arg_scope_key'] = name
    return scoped


def has_arg_scope(func):
    """Whether a function takes its defaults from scopes."""
    return _key(func) is not None


def arg_scoped_arguments(func):
    """Names of the arguments that a scope can set."""
    code = _innermost(func).__code__
    return code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]


def current_arg_scope():
    """The scope at hand, to be entered again."""
    return dict(_STACK[-1])


def _key(func):
    while func is not None:
        key = getattr(func, '_arg_scope_key', None)
        if key:
            return key
        func = getattr(func, 'func', getattr(func, '__wrapped__', None))
    return None


def _innermost(func):
    while hasattr(func, '__wrapped__'):
        func = func.__wrapped__
    return func
