"""tf_slim.training, by the package as it is taught here."""

from . import of

__getattr__ = of(__name__)
