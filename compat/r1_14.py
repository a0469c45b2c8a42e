"""TensorFlow 1.14, strictly: its names, arguments and semantics."""

from .namespaces import become

become(__name__)
