"""TensorFlow 1.10, strictly: its names, arguments and semantics."""

from .namespaces import become

become(__name__)
