"""Lets today's functions be called by an old release's argument list."""

from __future__ import annotations

import inspect

from . import binding, defaults


def adapt(target, arguments, row, name):
    """A callable with the release's arguments around today's.

    Args:
        target: Today's function or class.
        arguments: Tuple of `history.Argument`, or None if unknown.
        row: The row of the table: renamed, dropped and changed arguments.
        name: Name of the old symbol, for messages.

    Returns:
        The target itself where both take the same arguments. A class keeps
        to work in `isinstance` and as a base class.
    """
    if arguments is None or not callable(target):
        return target
    today = _parameters(target)
    if today is None:
        return target
    old = binding.names(arguments)
    changed = row.renames or row.dropped or row.defaults
    if isinstance(target, type):
        fits = '*' in today or old == today[: len(old)]
        if fits and not changed:
            return target
        return ClassView(target, arguments, row, name, today)
    stars = any(a.name.startswith('*') for a in arguments)
    if not changed and (old == today or '*' in today or stars):
        return target
    return _function(target, arguments, row, name, today)


def translate(bound, row, name, today):
    """Renames bound arguments to those of today's function.

    Args:
        bound: Dict by the release's argument names.
        row: The row of the table.
        name: Name of the old symbol.
        today: Names that today's function takes, or None for any.

    Returns:
        `(positional, keywords)` for today's function.

    Raises:
        TypeError: Two old names of one argument were given, or an argument
            that means nothing today.
    """
    positional = ()
    keywords = {}
    for old, value in bound.items():
        if old.startswith('*'):
            # What stands before an open list can only be given by place.
            positional = (*keywords.values(), *value)
            keywords = {}
            continue
        if old in row.dropped:
            continue
        new = row.renames.get(old, old)
        if new in keywords:
            if value is None or keywords[new] is None:
                value = keywords[new] if value is None else value
            else:
                raise TypeError(
                    f'{name} got {old} and its newer name {new}; pass one'
                )
        if today is not None and new not in today and '**' not in today:
            if value is None:
                continue
            raise TypeError(
                f'{name} has no argument {old} on this TensorFlow; leave it '
                'out'
            )
        keywords[new] = value
    for new, value in row.defaults.items():
        keywords.setdefault(new, defaults.literal(value))
    return positional, keywords


class ClassView:
    """A class whose constructor takes an old release's arguments.

    `isinstance`, sub-classing and class attributes are the class's own.
    """

    def __init__(self, target, arguments, row, name, today):
        self.__dict__.update(
            __wrapped__=target,
            __name__=name.rpartition('.')[2],
            __doc__=target.__doc__,
            _arguments=arguments,
            _row=row,
            _full_name=name,
            _today=today,
        )
        binding.show(self, arguments)

    def __call__(self, *args, **kwargs):
        """Makes an instance."""
        bound = binding.bind(self._arguments, args, kwargs, self._full_name)
        args, kwargs = translate(
            bound, self._row, self._full_name, self._today
        )
        return self.__wrapped__(*args, **kwargs)

    def __getattr__(self, name):
        return getattr(self.__wrapped__, name)

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__wrapped__)

    def __subclasscheck__(self, subclass):
        return issubclass(subclass, self.__wrapped__)

    def __mro_entries__(self, bases):
        return (self.__wrapped__,)

    def __repr__(self):
        return f'<{self.__wrapped__.__name__} as {self._full_name}>'


def _function(target, arguments, row, name, today):
    def call(*args, **kwargs):
        bound = binding.bind(arguments, args, kwargs, name)
        args, kwargs = translate(bound, row, name, today)
        return target(*args, **kwargs)

    call.__name__ = call.__qualname__ = name.rpartition('.')[2]
    call.__doc__ = target.__doc__
    call.__dict__['__wrapped__'] = target
    return binding.show(call, arguments)


def _parameters(target):
    """Names of today's parameters; stars stand for open lists."""
    try:
        parameters = inspect.signature(target).parameters.values()
    except (TypeError, ValueError):
        return None
    names = []
    for parameter in parameters:
        if parameter.kind is parameter.VAR_POSITIONAL:
            names.append('*')
        elif parameter.kind is parameter.VAR_KEYWORD:
            names.append('**')
        else:
            names.append(parameter.name)
    return names
