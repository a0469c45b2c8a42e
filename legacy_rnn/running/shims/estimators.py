"""Estimators of scikit-learn that programs derive their models from."""

from __future__ import annotations

import functools

from legacy_rnn.compat import old_sklearn


def lenient(owner):
    """`get_params`, for which an argument that is not kept is None.

    It was so up to 0.23, also where an estimator is printed.

    Args:
        owner: The class, whose method of today refuses such an estimator.
    """
    known = owner.get_params

    @functools.wraps(known)
    def get_params(self, deep=True):
        names = type(self)._get_param_names()
        if all(hasattr(self, name) for name in names):
            return known(self, deep=deep)
        found: dict = {name: getattr(self, name, None) for name in names}
        for name, value in list(found.items()) if deep else ():
            if hasattr(value, 'get_params') and not isinstance(value, type):
                inner = value.get_params().items()
                found.update((f'{name}__{key}', part) for key, part in inner)
        return found

    return get_params


def of_vectors(owner):
    """`inverse_transform`, which takes a vector, as up to 0.23.

    Args:
        owner: `StandardScaler`.
    """
    known = owner.inverse_transform

    @functools.wraps(known)
    def inverse_transform(self, X, copy=None):  # noqa: N803
        if old_sklearn.is_vector(self, X):
            return old_sklearn.of_vector(self, X)
        return known(self, X, copy=copy)

    return inverse_transform
