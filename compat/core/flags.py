"""`tf.app.flags` and `tf.app.run`, as each release had them.

Up to 1.4 flags are argparse's: read at the first access, values of unknown
flags left alone. From 1.5 they are absl's. Either way the flags here belong
to the namespace, so that a script may call one `log_dir` or `v`, as absl
itself does; what it does not define itself is absl's from 1.14.
"""

import argparse
import functools
import inspect
import keyword
import sys
import types

from absl import flags as absl_flags


@functools.cache
def make_flags(release):
    """Makes the module `tf.app.flags` of a release."""
    if release < '1.5':
        return _ArgparseFlags()
    return _AbslFlags(with_absls=release >= '1.14')


def make_run(release):
    """Makes `tf.app.run` of a release."""
    flags = make_flags(release)
    passes_arguments = release >= '0.11'

    def run(main=None, argv=None):
        """Reads the flags, calls `main(argv)` and ends the program."""
        rest = flags.read(argv)
        main = main or sys.modules['__main__'].main
        if not passes_arguments:
            sys.exit(main(sys.argv))
        sys.exit(main([(argv or sys.argv)[0], *rest]))

    return run


def _as_defined(name, flags):
    """The name of a flag `async`, which the runner reads as `async_`."""
    plain = name.removesuffix('_')
    return plain if keyword.iskeyword(plain) and name not in flags else name


class FlagValues:
    """The values of flags up to 1.4, read from `sys.argv` at first access."""

    def __init__(self):
        self.__dict__['__flags'] = {}
        self.__dict__['__parsed'] = False
        self.__dict__['_parser'] = argparse.ArgumentParser()

    def _parse_flags(self, args=None):
        parsed, rest = self._parser.parse_known_args(args)
        self.__dict__['__flags'].update(vars(parsed))
        self.__dict__['__parsed'] = True
        return rest

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        if not self.__dict__['__parsed']:
            self._parse_flags()
        name = _as_defined(name, self.__dict__['__flags'])
        if name not in self.__dict__['__flags']:
            raise AttributeError(name)
        return self.__dict__['__flags'][name]

    def __setattr__(self, name, value):
        if not self.__dict__['__parsed']:
            self._parse_flags()
        self.__dict__['__flags'][name] = value

    def __getstate__(self):
        # Their parser belonged to the module: they could be pickled or copied.
        if not self.__dict__['__parsed']:
            self._parse_flags()
        return {n: v for n, v in vars(self).items() if n != '_parser'}


class _ArgparseFlags(types.ModuleType):
    """`tf.app.flags` up to 1.4."""

    def __init__(self):
        super().__init__('flags')
        self.FLAGS = FlagValues()
        self._FlagValues = FlagValues
        self._global_parser = self.FLAGS._parser

    def read(self, argv):
        """Reads the flags; returns what is none of them."""
        args = None if argv is None else argv[1:]
        return self.FLAGS._parse_flags(args)

    def DEFINE_string(self, flag_name, default_value, docstring):
        """Defines a flag that holds text."""
        self._define(flag_name, default_value, docstring, str)

    def DEFINE_integer(self, flag_name, default_value, docstring):
        """Defines a flag that holds an int."""
        self._define(flag_name, default_value, docstring, int)

    def DEFINE_float(self, flag_name, default_value, docstring):
        """Defines a flag that holds a float."""
        self._define(flag_name, default_value, docstring, float)

    def DEFINE_boolean(self, flag_name, default_value, docstring):
        """Defines `--name`, `--name=true` and `--noname`."""
        add = self._global_parser.add_argument
        add(
            f'--{flag_name}',
            nargs='?',
            const=True,
            help=_plain(docstring),
            default=default_value,
            type=lambda text: text.lower() in ('true', 't', '1'),
        )
        plain = flag_name.replace('-', '_')  # As argparse calls it.
        add(f'--no{flag_name}', action='store_false', dest=plain)

    DEFINE_bool = DEFINE_boolean

    def mark_flag_as_required(self, flag_name):
        """Makes a flag required."""
        for action in self._global_parser._actions:
            if action.dest == flag_name:
                action.required = True

    def mark_flags_as_required(self, flag_names):
        """Makes flags required."""
        for flag_name in flag_names:
            self.mark_flag_as_required(flag_name)

    def _define(self, name, default, docstring, kind):
        self._global_parser.add_argument(
            f'--{name}', default=default, help=_plain(docstring), type=kind
        )


class _AbslValues:
    """absl's FlagValues, read from `sys.argv` at first access.

    Args:
        wrapped: FlagValues of the program.
        with_absls: Whether absl's own flags, such as `log_dir`, are there:
            1.14 and 1.15 imported the modules that define them.
    """

    def __init__(self, wrapped, with_absls=False):
        self.__dict__['__wrapped'] = wrapped
        self.__dict__['__with_absls'] = with_absls

    def __getattr__(self, name):
        wrapped = self.__dict__['__wrapped']
        if name in ('__flags', '__methods'):
            return wrapped.__dict__[name]
        with_absls = self.__dict__['__with_absls']
        if not name.startswith('_') and not wrapped.is_parsed():
            rest = wrapped(sys.argv, known_only=with_absls)
            if with_absls:
                absl_flags.FLAGS(rest)
        name = _as_defined(name, wrapped)
        if with_absls and name not in wrapped and name in absl_flags.FLAGS:
            return getattr(absl_flags.FLAGS, name)
        return getattr(wrapped, name)

    def __setattr__(self, name, value):
        setattr(self.__dict__['__wrapped'], name, value)

    def __delattr__(self, name):
        delattr(self.__dict__['__wrapped'], name)

    def __contains__(self, name):
        return name in self.__dict__['__wrapped']

    def __getitem__(self, name):
        return self.__dict__['__wrapped'][name]

    def __iter__(self):
        return iter(self.__dict__['__wrapped'])

    def __dir__(self):
        return dir(self.__dict__['__wrapped'])

    def __call__(self, *args, **kwargs):
        return self.__dict__['__wrapped'](*args, **kwargs)


class _AbslFlags(types.ModuleType):
    """`tf.app.flags` from 1.5: absl's, on flags of its own."""

    def __init__(self, with_absls):
        super().__init__('flags')
        self._values = absl_flags.FlagValues()
        self.FLAGS = _AbslValues(self._values, with_absls)

    def read(self, argv):
        """Reads the flags, absl's too; returns what is none of them.

        A program may define its flags by `absl.flags` and start by
        `tf.app.run`: both were one.
        """
        argv = sys.argv if argv is None else argv
        rest = self._values(argv, known_only=True)
        if not absl_flags.FLAGS.is_parsed():
            rest = absl_flags.FLAGS(rest, known_only=True)
        return rest[1:]

    def __getattr__(self, name):
        value = getattr(absl_flags, name)
        if not inspect.isfunction(value):
            return value
        if 'flag_values' not in inspect.signature(value).parameters:
            return value
        return functools.partial(_call_absl, value, self._values)


_OLD_NAMES = {
    'flag_name': 'name',
    'default_value': 'default',
    'docstring': 'help',
}


def _call_absl(function, values, *args, **kwargs):
    named = {_OLD_NAMES.get(name, name): v for name, v in kwargs.items()}
    named.setdefault('flag_values', values)
    return function(*args, **named)


def _plain(docstring):
    """argparse would read a percent sign as a format."""
    return docstring and docstring.replace('%', '%%')
