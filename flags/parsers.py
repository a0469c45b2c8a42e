"""Flag parsers whose errors say what was expected and what was got."""

import difflib
import math
import os
import re

from absl import flags as absl_flags


class Switch(absl_flags.BooleanParser):
    """Parses whether a switch is on."""

    def parse(self, argument):
        """Returns the bool that `argument` spells."""
        try:
            return super().parse(argument)
        except (TypeError, ValueError):
            raise _wrong('true or false', argument) from None


class Python(absl_flags.ArgumentParser):
    """Parses a Python: 2, 3, or a version of these."""

    metavar = '2|3'

    def parse(self, argument):
        """Returns 2 or 3."""
        if not re.fullmatch(r'[23](\.\d+)*', str(argument)):
            raise _wrong('2 or 3', argument)
        return int(str(argument)[0])

    def flag_type(self):
        """Returns what absl calls this kind of flag."""
        return 'python'


class Text(absl_flags.ArgumentParser):
    """Parses any text.

    Args:
      metavar: What help calls a value.
    """

    def __init__(self, metavar='VALUE'):
        super().__init__()
        self.metavar = metavar

    def flag_type(self):
        """Returns what absl calls this kind of flag."""
        return 'string'


class Path(absl_flags.ArgumentParser):
    """Parses a path; no shell expands the `~` of `--outdir=~/new`."""

    metavar = 'PATH'

    def parse(self, argument):
        """Returns the path, with the folder of the user in place of `~`."""
        return os.path.expanduser(argument)

    def flag_type(self):
        """Returns what absl calls this kind of flag."""
        return 'string'


class WholeNumber(absl_flags.ArgumentParser):
    """Parses a whole number between bounds, both included."""

    metavar = 'N'

    def __init__(self, lower=None, upper=None):
        super().__init__()
        self.expected = 'a whole number' + _bounds(lower, upper)
        self._lower, self._upper = lower, upper

    def parse(self, argument):
        """Returns the number that `argument` spells."""
        try:
            value = int(str(argument))
        except ValueError:
            raise _wrong(self.expected, argument) from None
        if not _inside(value, self._lower, self._upper):
            raise _wrong(self.expected, argument)
        return value

    def flag_type(self):
        """Returns what absl calls this kind of flag."""
        return 'int'


class Real(absl_flags.ArgumentParser):
    """Parses a finite number between bounds.

    Args:
      lower: Smallest number, or the one above which numbers lie.
      upper: Largest number.
      above: `lower` itself is refused.
      below: `upper` itself is refused.
    """

    metavar = 'X'

    def __init__(self, lower=None, upper=None, above=False, below=False):
        super().__init__()
        self.expected = 'a number' + _bounds(lower, upper, above, below)
        self._lower, self._upper = lower, upper
        self._excluded = [lower] * above + [upper] * below

    def parse(self, argument):
        """Returns the number that `argument` spells."""
        try:
            value = float(argument)
        except ValueError:
            raise _wrong(self.expected, argument) from None
        if math.isinf(value):
            raise _wrong(f'{self.expected}, not infinite', argument)
        if (
            math.isnan(value)
            or not _inside(value, self._lower, self._upper)
            or value in self._excluded
        ):
            raise _wrong(self.expected, argument)
        return value

    def flag_type(self):
        """Returns what absl calls this kind of flag."""
        return 'float'


class Choice(absl_flags.ArgumentParser):
    """Parses one of some known words."""

    def __init__(self, known):
        super().__init__()
        self.known = tuple(known)
        self.metavar = '{' + ','.join(self.known) + '}'

    def parse(self, argument):
        """Returns the word that `argument` is."""
        if argument not in self.known:
            raise _wrong(listing(self.known), argument, self.known)
        return argument

    def flag_type(self):
        """Returns what absl calls this kind of flag."""
        return 'string enum'


class Choices(absl_flags.ArgumentParser):
    """Parses a comma-separated list of known words; 'all' means each.

    Args:
      known: The words.
      groups: Dict from words that stand for several to those.
    """

    def __init__(self, known, groups=None):
        super().__init__()
        self.known = tuple(str(word) for word in known)
        self._groups = {**(groups or {}), 'all': self.known}
        self._spelled = (*self.known, *self._groups)
        self.metavar = '{' + ','.join(self._spelled) + '}'

    def parse(self, argument):
        """Returns the list of words that `argument` spells."""
        if isinstance(argument, str):
            words = [word.strip() for word in argument.split(',')]
        else:
            words = [str(word) for word in argument]
        found = []
        for word in words:
            if word not in self._spelled:
                raise _wrong(listing(self._spelled), word, self._spelled)
            found += self._groups.get(word, [word])
        return list(dict.fromkeys(found))

    def flag_type(self):
        """Returns what absl calls this kind of flag."""
        return 'comma separated list of strings'


class Addresses(absl_flags.ArgumentParser):
    """Parses a comma-separated list of HOST:PORT, each of them once."""

    metavar = 'HOST:PORT,...'
    _form = re.compile(r'[\w.-]+:\d+|\[[\da-fA-F:.]+\]:\d+')

    def parse(self, argument):
        """Returns the tuple of addresses that `argument` spells."""
        if not isinstance(argument, str):
            return tuple(argument)
        found = tuple(address.strip() for address in argument.split(','))
        for address in found:
            port = address.rpartition(':')[2]
            fits = self._form.fullmatch(address) and 0 < int(port) < 2**16
            if not fits:
                raise _wrong('HOST:PORT, as in node1:2222', address)
            if found.count(address) > 1:
                raise ValueError(
                    f'expected each address once, got {address} twice'
                )
        return found

    def flag_type(self):
        """Returns what absl calls this kind of flag."""
        return 'comma separated list of strings'


def listing(words):
    """Returns words as a sentence has them: 'a, b or c'."""
    *first, last = words
    return f'{", ".join(first)} or {last}' if first else last


def _bounds(lower, upper, above=False, below=False):
    parts = []
    if lower is not None:
        parts.append(f'above {lower}' if above else f'of at least {lower}')
    if upper is not None:
        parts.append(f'below {upper}' if below else f'at most {upper}')
    return ' ' + ' and '.join(parts) if parts else ''


def _inside(value, lower, upper):
    return (lower is None or value >= lower) and (
        upper is None or value <= upper
    )


def _wrong(expected, got, known=()):
    close = difflib.get_close_matches(str(got), known, 1)
    hint = f'; did you mean {close[0]}?' if close else ''
    return ValueError(f'expected {expected}, got {got!r}{hint}')
