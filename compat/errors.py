"""Errors that the old API raises on today's TensorFlow."""


class RemovedSymbolError(AttributeError):
    """A name of an old release that has no home today.

    An `AttributeError`, so that `hasattr` probes in old scripts keep working.
    The message names the symbol, the release that dropped it and what to do.
    """


class RemovedModuleError(ModuleNotFoundError):
    """An import of what has no home today.

    A `ModuleNotFoundError`, as TensorFlow's was, so that scripts which try one
    import after another find the one that works. The message is that of the
    name's `RemovedSymbolError`.
    """


REMOVED = RemovedSymbolError, RemovedModuleError
