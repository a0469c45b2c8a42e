"""TensorFlow 0.8, strictly: its names, arguments and semantics."""

from .namespace.namespaces import become

become(__name__)
