"""Small modules of `tensorflow.python.platform` and `.util`."""

# `control_imports`: that this is not Google's own build.
USE_OSS = OSS_APP = OSS_FLAGS = OSS_GFILE = OSS_GOOGLETEST = True
OSS_LOGGING = OSS_PARAMETERIZED = True


def tf_export(*args, **kwargs):
    """A decorator that gave a function its public name."""
    return lambda decorated: decorated


class StubOutForTesting:
    """Puts values in the place of attributes, and back again."""

    def __init__(self):
        self._kept = []

    def Set(self, parent, child_name, new_child):
        """Replaces an attribute until `UnsetAll`."""
        self._kept.append((parent, child_name, parent.__dict__[child_name]))
        setattr(parent, child_name, new_child)

    SmartSet = Set

    def UnsetAll(self):
        """Puts back what `Set` replaced."""
        while self._kept:
            setattr(*self._kept.pop())

    SmartUnsetAll = CleanUp = UnsetAll
