"""Defines flags on one FlagValues, and remembers which."""

import functools
import os

from absl import flags as absl_flags

from . import parsers


class Definer:
    """Defines flags on one FlagValues and remembers their names.

    Args:
      flag_values: absl FlagValues to define the flags on.
      defaults: Default by flag name, for the flags that a command sets
        otherwise than the definition says.
    """

    def __init__(self, flag_values, **defaults):
        self.names = []
        self._values = flag_values
        self._defaults = defaults

    def number(self, name, default, text, lower=None, upper=None):
        """Defines a whole number between bounds, both included."""
        self.parsed(name, default, text, parsers.WholeNumber(lower, upper))

    def real(self, name, default, text, *args, **kwargs):
        """Defines a finite number; bounds as `parsers.Real` takes them."""
        self.parsed(name, default, text, parsers.Real(*args, **kwargs))

    def boolean(self, name, default, text):
        """Defines a switch: --name, --noname."""
        default = self._defaults.get(name, default)
        flag = absl_flags.BooleanFlag(name, default, text)
        flag.parser = parsers.Switch()
        absl_flags.DEFINE_flag(flag, self._values)
        self.names.append(name)

    def string(self, name, default, text, check=None, metavar='VALUE'):
        """Defines a text.

        Args:
          name: Name of the flag.
          default: Its value where it is not given.
          text: What help says of it.
          check: Function of a value that returns a complaint or None.
          metavar: What help calls a value.
        """
        self._checked(name, default, text, parsers.Text(metavar), check)

    def texts(self, name, text, metavar):
        """Defines a text that may be given several times."""
        absl_flags.DEFINE_multi(
            parsers.Text(metavar),
            absl_flags.ArgumentSerializer(),
            name,
            [],
            text,
            flag_values=self._values,
        )
        self.names.append(name)

    def path(self, name, default, text, check=None):
        """Defines the path of a file or folder, checked as by `string`."""
        self._checked(name, default, text, parsers.Path(), check)

    def choice(self, name, default, text, values):
        """Defines one word of `values`."""
        self.parsed(name, default, text, parsers.Choice(values))

    def choices(self, name, default, text, values, groups=None):
        """Defines a comma-separated list of words of `values`."""
        self.parsed(name, default, text, parsers.Choices(values, groups))

    def python(self):
        """Defines which Python a program is."""
        self.parsed(
            'python',
            None,
            'Python that the program was written for, 2 or 3: what files '
            'that parse as both are taken for; if not given, the names and '
            'idioms of its files tell.',
            parsers.Python(),
        )

    def parsed(self, name, default, text, parser):
        """Defines a flag that `parser` reads."""
        serializer = absl_flags.ArgumentSerializer()
        if isinstance(parser, parsers.Choices):
            serializer = absl_flags.ListSerializer(',')
        absl_flags.DEFINE(
            parser,
            name,
            self._defaults.get(name, default),
            text,
            flag_values=self._values,
            serializer=serializer,
        )
        self.names.append(name)

    def file(self, name, default, text):
        """Defines the path of a file that is written at the end."""
        self.path(name, default, text, _check_output)

    def _checked(self, name, default, text, parser, check):
        self.parsed(name, default, text, parser)
        if check is not None:
            absl_flags.register_validator(
                name,
                functools.partial(_validate, check),
                flag_values=self._values,
            )


def _validate(check, value):
    complaint = None if value is None else check(value)
    if complaint:
        raise absl_flags.ValidationError(complaint)
    return True


def _check_output(path):
    """What speaks against writing a file, before hours of work for it."""
    if not path:
        return 'expected a file, got an empty name'
    if os.path.isdir(path) or path.endswith(os.sep):
        return f'expected a file, got the folder {path}'
    folder = os.path.dirname(os.path.abspath(path))
    while not os.path.lexists(folder):
        folder = os.path.dirname(folder)
    if not os.path.isdir(folder):
        return f'expected a file in a folder, and {folder} is none'
    if not os.access(folder, os.W_OK | os.X_OK):
        return f'the folder {folder} may not be written; choose another'
    return None
