"""TensorFlow 1.3, strictly: its names, arguments and semantics."""

from .namespaces import become

become(__name__)
