"""The console script `legacy-rnn`: finds the command and starts it."""

import difflib
import importlib
import sys

import legacy_rnn
from legacy_rnn.console import arguments, command, streams


def main(argv=None):
    """Runs the command that `argv` names and returns its exit status.

    Args:
      argv: Arguments without the program's name; None for the process's own.
    """
    argv = list(sys.argv[1:] if argv is None else argv)
    name, rest = (argv[0], argv[1:]) if argv else ('', [])
    if name == 'help' and rest and rest[0] in command.COMMANDS:
        return _start(rest[0], ['--help'])
    if name == 'help' or _names_help(name):
        return _print(_help())
    if name in ('--version', '-version'):
        return _print(f'legacy-rnn {legacy_rnn.__version__}')
    if name not in command.COMMANDS:
        print(f'legacy-rnn: {_unknown(name)}', file=sys.stderr)
        return 2
    return _start(name, rest)


def _print(text):
    """Prints what was asked for; returns the exit status."""
    streams.replace_closed()
    try:
        print(text, flush=True)
    except OSError as error:
        return command.fail(error)
    return 0


def _start(name, argv):
    try:
        module = importlib.import_module(f'legacy_rnn.{name}')
    except ModuleNotFoundError as error:
        if error.name == f'legacy_rnn.{name}':
            reason = f'{name} is not part of this installation'
        else:
            reason = command.explain(error)
        print(f'legacy-rnn: {reason}', file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print('legacy-rnn: interrupted', file=sys.stderr)
        return 130
    return module.main(argv)


def _help():
    lines = ['usage: legacy-rnn COMMAND [FLAGS] [ARGUMENTS]', '', 'commands:']
    for name, summary in command.COMMANDS.items():
        lines.append(f'  {name:<11} {summary}')
    lines += ['', 'legacy-rnn COMMAND --help lists the flags of a command.']
    lines += ['legacy-rnn --version prints the version.']
    return '\n'.join(lines)


def _names_help(name):
    return name.startswith('-') and name.lstrip('-') in arguments.HELP


def _unknown(name):
    if not name:
        return 'expected a command; legacy-rnn --help lists them'
    if name.startswith('-'):
        return (
            f'expected a command before flags, got {name}; '
            'legacy-rnn --help lists the commands'
        )
    close = difflib.get_close_matches(name, command.COMMANDS, 1, 0.5)
    hint = f'did you mean {close[0]!r}? ' if close else ''
    return f'no command {name!r}; {hint}legacy-rnn --help lists them'


if __name__ == '__main__':
    sys.exit(main())
