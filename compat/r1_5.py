"""TensorFlow 1.5, strictly: its names, arguments and semantics."""

from .namespaces import become

become(__name__)
