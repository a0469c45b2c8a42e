"""Types of variables that releases kept in one private module."""

import importlib

import tensorflow  # noqa: F401 (the private module alone would be in part)

RefVariable = importlib.import_module(
    'tensorflow.python.ops.ref_variable'
).RefVariable
