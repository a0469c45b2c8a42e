"""The names of a function's arguments, as Estimators ask for them."""

import functools
import inspect

_BY_NAME = (
    inspect.Parameter.POSITIONAL_OR_KEYWORD,
    inspect.Parameter.KEYWORD_ONLY,
    inspect.Parameter.POSITIONAL_ONLY,
)


def names_of(function):
    """Names of the arguments that a call may still give.

    Args:
        function: A function, method, `functools.partial` or an object that
            can be called. `self` of a method is not counted.

    Returns:
        Tuple of names; `*args` and `**kwargs` are left out.
    """
    bound = ()
    while isinstance(function, functools.partial):
        bound += tuple(function.keywords)
        given = len(function.args)
        if given:
            inner = names_of(function.func)[given:]
            return tuple(name for name in inner if name not in bound)
        function = function.func
    parameters = inspect.signature(function).parameters.values()
    return tuple(
        one.name
        for one in parameters
        if one.kind in _BY_NAME and one.name not in bound
    )


def call_with(function, offered, **required):
    """Calls a function with what it takes of what is offered.

    Args:
        function: The function.
        offered: Dict of arguments that the function need not take.
        **required: Arguments that are always passed.
    """
    taken = names_of(function)
    known = {name: offered[name] for name in offered if name in taken}
    return function(**required, **known)
