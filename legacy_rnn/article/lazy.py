"""The article's `lazy_property`: graph nodes that are built once."""

from __future__ import annotations

import functools


def lazy_property(function):
    """Makes a property that builds its part of the graph on first use.

    Args:
        function: Method without arguments that builds tensors.

    Returns:
        A property; later uses give the tensors of the first.

    Source: the article's companion on structuring TensorFlow models.
    """
    attribute = f'_lazy_{function.__name__}'

    @functools.wraps(function)
    def wrapper(self):
        if attribute not in self.__dict__:
            self.__dict__[attribute] = function(self)
        return self.__dict__[attribute]

    return property(wrapper)
