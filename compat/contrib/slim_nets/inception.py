"""The Inception networks of `slim.nets`, one namespace."""

from .inception_v3 import (
    inception_v3,
    inception_v3_arg_scope,
    inception_v3_base,
)

__all__ = ['inception_v3', 'inception_v3_arg_scope', 'inception_v3_base']
