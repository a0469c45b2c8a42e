"""`tensorflow.python.debug`: the wrappers of a session, without a debugger.

Scripts import it at their top for a `--debug` that is off. Where it is on,
the session runs as if the debugger had been told to go on to the end.
"""

from __future__ import annotations

import types

import numpy as np


class Wrapper:
    """A session that takes filters and breaks at none.

    Args:
        sess: The session.
    """

    def __init__(self, sess, *args, **options):
        self._session = sess

    def __getattr__(self, name):
        return getattr(self._session, name)

    def __enter__(self):
        self._session.__enter__()
        return self

    def __exit__(self, *raised):
        return self._session.__exit__(*raised)

    def add_tensor_filter(self, filter_name, tensor_filter):
        """Accepts a filter and ignores it: there is no debugger."""


def has_inf_or_nan(datum, tensor):
    """Whether an array of floats holds infinity or NaN."""
    array = np.asarray(tensor)
    return array.dtype.kind in 'fc' and not np.isfinite(array).all()


def module(release):
    """The module `debug`; the same in all releases."""
    made = types.ModuleType('tensorflow.python.debug')
    for kind in ('LocalCLI', 'TensorBoard', 'Dumping'):
        made.__dict__[f'{kind}DebugWrapperSession'] = Wrapper
    made.__dict__['has_inf_or_nan'] = has_inf_or_nan
    return made
