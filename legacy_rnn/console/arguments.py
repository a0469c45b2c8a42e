"""Reads a command line into flags of its own; absl alone.

absl's flags live in one global object, end the process with status 1 on a bad
value and stop at the first argument that is no flag. A command here has a
private `FlagValues`, takes `--batch-size` for `--batch_size`, finds presets by
their name and leaves it to the caller to end the process.
"""

import difflib
import re
import textwrap

from absl import flags as absl_flags

from legacy_rnn.console import presets

HELP = ('help', 'h', '?', 'helpshort', 'helpfull')
# What absl adds to the text of a flag that may be given several times.
_REPEAT = re.compile(r';\s+repeat this option to specify a list of values$')


def parse(flag_values, argv, command, stop_at_argument=False, usage=''):
    """Sets the flags from `argv` and returns what is no flag.

    Args:
      flag_values: absl FlagValues with the command's flags defined.
      argv: Arguments without the program's name.
      command: The command, which may have presets.
      stop_at_argument: Leave everything from the first argument that is no
        flag untouched, dashes included (for commands that start a script).

    Returns:
      The list of arguments, or None where help was asked for.

    Raises:
      absl.flags.Error: Unknown flag, bad value, missing preset.
    """
    line = _Line(flag_values, command, '[-- ' in usage)
    options, arguments = line.split(argv, stop_at_argument)
    if options is None:
        return None
    flag_values(['legacy-rnn', *options])
    return arguments


def help_text(flag_values, command, summary, arguments=''):
    """Returns the help of one command: usage, summary, flags, defaults."""
    usage = f'usage: legacy-rnn {command} [FLAGS] {arguments}'.rstrip()
    lines = [usage, '', summary, '', 'flags:']
    for name in flag_values:
        flag = flag_values[name]
        if name == flag.name:
            lines += _flag_lines(flag)
    order = '(a later flag wins over an earlier one)'
    known = ', '.join(presets.names(command))
    title = f'--flagfile={"PRESET|PATH" if known else "PATH"}'
    lines += _entry(title, f'Reads flags from a file {order}.')
    if known:
        lines += _paragraph(f'Presets in the package: {known}.')
    lines += ['', 'Flags may be written with - or _ between their words.']
    return '\n'.join(lines) + '\n'


class _Line:
    """Reads a command line, as far as absl's own reading will not do.

    Args:
      flag_values: absl FlagValues.
      command: The command.
      hands_on: Whether what stands after -- is for a program that it starts.
    """

    def __init__(self, flag_values, command, hands_on=False):
        self._values = flag_values
        self._command = command
        self._hands_on = hands_on
        self._files: tuple = ()

    def split(self, argv, stop_at_argument):
        """Flags as absl spells them, and the arguments between them."""
        options, arguments = [], []
        rest = list(argv)
        while rest:
            token = rest.pop(0)
            if token == '--':
                return options, arguments + rest
            if not token.startswith('-') or token == '-':
                if stop_at_argument:
                    return options, [token, *rest]
                arguments.append(token)
                continue
            name, equals, value = token.lstrip('-').partition('=')
            if name in HELP:
                return None, []
            name = self._spelling(name)
            if self._takes_value(name) and not equals:
                if not rest:
                    raise absl_flags.Error(
                        f'{_dashed(name)}: expected a value, got none'
                    )
                equals, value = '=', rest.pop(0)
            if name == 'flagfile':
                rest = self._read(value) + rest
            else:
                self._check(name, equals, value, arguments)
                options.append(f'--{name}{equals}{value}')
        return options, arguments

    def _spelling(self, name):
        plain = name.replace('-', '_')
        if plain.startswith('no_') and plain[3:] in self._values:
            return 'no' + plain[3:]
        return name if name in self._values else plain

    def _takes_value(self, name):
        known = name in self._values and not self._values[name].boolean
        return known or name == 'flagfile'

    def _check(self, name, equals, value, arguments):
        """Raises absl's Error where there is no such flag."""
        if name in self._values:
            return
        switch = name.removeprefix('no')
        if switch != name and switch in self._values:
            if self._values[switch].boolean:
                if equals:
                    raise absl_flags.Error(
                        f'--{name} takes no value, got {value!r}'
                    )
                return
        close = difflib.get_close_matches(name, list(self._values), 1)
        hint = f'did you mean {_dashed(close[0])}? ' if close else ''
        command = f'legacy-rnn {self._command}'
        told = f'{command} --help lists them'
        if self._hands_on and arguments:
            line = ' '.join([command, *arguments, '--', _dashed(name)])
            told = f'flags of the programs go after --: {line}'
        raise absl_flags.Error(f'no flag {_dashed(name)}; {hint}{told}')

    def _read(self, name):
        if name in self._files:
            raise absl_flags.Error(f'--flagfile={name} is read by itself')
        self._files = (*self._files, name)
        return presets.read(self._command, name)


def _dashed(name):
    """A flag as it is typed."""
    return f'-{name}' if len(name) == 1 else f'--{name}'


def _flag_lines(flag):
    if flag.boolean and len(flag.name) == 1:
        return _entry(f'-{flag.name}', flag.help)
    if flag.boolean:
        return _entry(f'--[no]{flag.name}', flag.help, _default(flag))
    metavar = getattr(flag.parser, 'metavar', 'VALUE')
    title = f'--{flag.name}={metavar}'
    if len(flag.name) == 1:
        title = f'-{flag.name} {metavar}'
    return _entry(title, _REPEAT.sub('', flag.help), _default(flag))


def _default(flag):
    if flag.default is None or flag.default == []:
        return ''
    text = str(flag.default_as_str).strip("'")
    return f' (default: {text})' if text else ''


def _entry(title, text, default=''):
    return [f'  {title}', *_paragraph(text + default)]


def _paragraph(text):
    indent = ' ' * 8
    return textwrap.wrap(
        ' '.join(text.split()),
        78,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )
