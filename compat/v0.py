"""Every name of TensorFlow 0.5 to 0.12, with the semantics of 0.12."""

from .namespace.namespaces import become

become(__name__)
