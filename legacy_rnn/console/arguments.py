"""Reads a command line into flags of its own; absl alone.

absl's flags live in one global object, end the process with status 1 on a bad
value and stop at the first argument that is no flag. A command here has a
private `FlagValues`, takes `--batch-size` for `--batch_size`, finds presets by
their name and leaves it to the caller to end the process.
"""

import os
import textwrap
from pathlib import Path

from absl import flags as absl_flags

PRESETS = Path(__file__).resolve().parents[1] / 'flags' / 'presets'
HELP = ('help', 'h', '?', 'helpshort', 'helpfull')


def parse(flag_values, argv, stop_at_argument=False):
    """Sets the flags from `argv` and returns what is no flag.

    Args:
      flag_values: absl FlagValues with the command's flags defined.
      argv: Arguments without the program's name.
      stop_at_argument: Leave everything from the first argument that is no
        flag untouched, dashes included (for commands that start a script).

    Returns:
      The list of arguments, or None where help was asked for.

    Raises:
      absl.flags.Error: Unknown flag, bad value, missing preset.
    """
    options, arguments = _split(flag_values, argv, stop_at_argument, ())
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
    preset = '(a later flag wins over an earlier one)'
    lines += _entry('--flagfile=PRESET', f'Reads flags from a file {preset}.')
    presets = ', '.join(_presets(flag_values))
    if presets:
        lines += _paragraph(f'Presets in the package: {presets}.')
    lines += ['', 'Flags may be written with - or _ between their words.']
    return '\n'.join(lines) + '\n'


def _split(flag_values, argv, stop_at_argument, files):
    """Returns flags as absl spells them, and the arguments between them."""
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
        name = _spelling(flag_values, name)
        if name == 'flagfile':
            value = value if equals else (rest.pop(0) if rest else '')
            rest = _read_preset(flag_values, value, files) + rest
            files = (*files, value)
            continue
        options.append(f'--{name}{equals}{value}')
        if not equals and _takes_value(flag_values, name) and rest:
            options.append(rest.pop(0))
    return options, arguments


def _spelling(flag_values, name):
    if name in flag_values:
        return name
    plain = name.replace('-', '_')
    if plain.startswith('no_') and plain[3:] in flag_values:
        return 'no' + plain[3:]
    return plain


def _takes_value(flag_values, name):
    return name in flag_values and not flag_values[name].boolean


def _read_preset(flag_values, name, files):
    """Returns the flags in a file, given by its path or a preset's name."""
    if name in files:
        raise absl_flags.Error(f'--flagfile={name} is read by itself')
    path = Path(name)
    if not path.is_file() and os.sep not in name:
        path = PRESETS / (name if name.endswith('.flags') else f'{name}.flags')
    if not name or not path.is_file():
        known = ', '.join(_presets(flag_values)) or 'none'
        raise absl_flags.Error(
            f'--flagfile: expected a file or a preset, got {name!r}; '
            f'presets of this command: {known}'
        )
    return _flags_of(path)


def _presets(flag_values):
    """Returns the names of the presets whose every flag is defined."""
    return [
        path.stem
        for path in sorted(PRESETS.glob('*.flags'))
        if all(
            name in flag_values or name.removeprefix('no') in flag_values
            for name in map(_name, _flags_of(path))
        )
    ]


def _name(line):
    return line.lstrip('-').partition('=')[0]


def _flags_of(path):
    """Returns the lines of a flag file, without comments."""
    text = path.read_text('utf-8')
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line and line[0] not in '#/']
    for line in lines:
        if not line.startswith('-'):
            raise absl_flags.Error(f'{path}: expected flags, got {line!r}')
    return lines


def _flag_lines(flag):
    if flag.boolean:
        return _entry(f'--[no]{flag.name}', flag.help, _default(flag))
    metavar = getattr(flag.parser, 'metavar', 'VALUE')
    return _entry(f'--{flag.name}={metavar}', flag.help, _default(flag))


def _default(flag):
    if flag.default is None:
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
