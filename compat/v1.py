"""Every name of TensorFlow 1.0 to 1.15, with the semantics of 1.15."""

from .namespaces import become

become(__name__)
