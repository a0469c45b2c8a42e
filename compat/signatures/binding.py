"""Binds a call's arguments by a release's own argument list.

bind(history.find('concat').arguments('0.8'), (1, [a, b]), {})
# {'concat_dim': 1, 'values': [a, b]}
"""

import contextlib
import functools
import inspect

from . import defaults

_PLAIN = inspect.Parameter.POSITIONAL_OR_KEYWORD
_LIST = inspect.Parameter.VAR_POSITIONAL
_KEYWORDS = inspect.Parameter.VAR_KEYWORD


def bind(arguments, positional, keywords, function='function'):
    """Binds each value to the argument name of the release.

    Args:
        arguments: Tuple of `history.Argument`, the release's argument list.
        positional: Values passed by position.
        keywords: Values passed by name.
        function: Name of the function, for messages.

    Returns:
        Dict of the values given, by the release's argument names and in its
        order. Extra positional values stand under `*args`, if the list has
        it; extra keywords stand under their own names, if it has `**kwargs`.

    Raises:
        TypeError: A value too many, unknown, given twice, or missing.
    """
    plain = [arg for arg in arguments if not arg.name.startswith('*')]
    pairs = zip(plain, positional, strict=False)
    bound = {arg.name: value for arg, value in pairs}
    extra = tuple(positional[len(plain) :])
    if extra:
        star = [a.name for a in arguments if _is_star(a.name)]
        if not star:
            raise TypeError(
                f'{function} takes at most {len(plain)} arguments '
                f'({_text(arguments)}), got {len(positional)}; pass them by '
                'name'
            )
        bound[star[0]] = extra
    _add_keywords(bound, arguments, plain, keywords, function)
    missing = [
        arg.name
        for arg in plain
        if arg.default is None and arg.name not in bound
    ]
    if missing:
        raise TypeError(
            f'{function} misses {", ".join(missing)}; its arguments are '
            f'({_text(arguments)})'
        )
    placed = {a.name: bound.pop(a.name) for a in plain if a.name in bound}
    return {**placed, **bound}


def names(arguments):
    """The names of an argument list that can be passed by name."""
    return [arg.name for arg in arguments if not arg.name.startswith('*')]


def show(function, arguments, method=False):
    """Lets `inspect` and `help` see a release's argument list.

    Scripts ask for it: `'reuse' in inspect.getargspec(cell.__init__).args`.

    Args:
        function: A function that binds what it is given.
        arguments: Tuple of `history.Argument`, or None if unknown.
        method: Whether it takes `self`, too.

    Returns:
        The function.
    """
    if arguments is not None:
        # There may be no argument list that Python 3 could write.
        with contextlib.suppress(ValueError):
            function.__signature__ = _signature(arguments, method)
    return function


@functools.cache
def _signature(arguments, method):
    found = [inspect.Parameter('self', _PLAIN)] if method else []
    kind = _PLAIN
    for name, default in arguments:
        if name.startswith('**'):
            parameter = inspect.Parameter(name[2:], _KEYWORDS)
        elif name.startswith('*'):
            parameter = inspect.Parameter(name[1:], _LIST)
            kind = inspect.Parameter.KEYWORD_ONLY
        elif default is None:
            parameter = inspect.Parameter(name, kind)
        else:
            shown = defaults.shown(default)
            parameter = inspect.Parameter(name, kind, default=shown)
        found.append(parameter)
    return inspect.Signature(found)


def _add_keywords(bound, arguments, plain, keywords, function):
    known = {arg.name for arg in plain}
    open_ended = any(arg.name.startswith('**') for arg in arguments)
    for name, value in keywords.items():
        if name in bound:
            raise TypeError(
                f'{function} got {name} twice, by position and by name; its '
                f'arguments are ({_text(arguments)})'
            )
        if name not in known and not open_ended:
            raise TypeError(
                f'{function} has no argument {name}; its arguments are '
                f'({_text(arguments)})'
            )
        bound[name] = value


def _is_star(name):
    return name.startswith('*') and not name.startswith('**')


def _text(arguments):
    return ', '.join(
        arg.name if arg.default is None else f'{arg.name}={arg.default}'
        for arg in arguments
    )
