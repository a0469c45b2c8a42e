"""Every name of TensorFlow 1.0 to 1.15, with the semantics of 1.15."""

from .namespace.namespaces import become

become(__name__)
