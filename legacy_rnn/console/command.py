"""What every command shares: flags, exit status, errors in one line.

A command is a module `legacy_rnn.<name>` that looks like this:

    import sys

    from legacy_rnn.console import command
    from legacy_rnn.flags import date as date_flags

    def main(argv=None):
        return command.run(
            'date', date_flags.define, _date, argv, arguments='PATH...'
        )

    def _date(flags, arguments):
        if not arguments:
            raise command.CommandError('expected PATH, got none')
        print(...)                      # results: stdout
        return 0                        # or 1: checked and found false

    if __name__ == '__main__':
        sys.exit(main())

`define(flag_values)` defines the command's flags with absl and lives in
`legacy_rnn.flags.<name>`. `argv` are the arguments without the program's
name. The name and its one-line summary stand in `COMMANDS`.

Exit status: 0 = did it, 1 = checked and found false, 2 = could not,
130 = interrupted. Errors that a user can cause are raised as `CommandError`,
ValueError, TypeError, OSError or absl's flag errors: each ends as one line
`legacy-rnn: ...` on stderr, without a traceback unless `--verbose`.

Check flags and inputs first; then `tf = command.tensorflow(flags)` imports
TensorFlow without its start-up lines. Packages of the extras are imported by
`command.require('matplotlib')`. Outputs go through `files.atomic`.
"""

import errno
import importlib
import logging
import os
import re
import shutil
import sys
import traceback

from absl import flags as absl_flags

from legacy_rnn.compat import supported
from legacy_rnn.console import arguments as argument_parser
from legacy_rnn.console import quiet_import, streams
from legacy_rnn.flags import definer

COMMANDS = {
    'classify': "Train and evaluate the article's sequence classifier.",
    'label': "Train and evaluate the article's sequence labeller.",
    'cluster': 'Train on several processes or machines.',
    'parity': 'Show that static, dynamic and fused unrolls compute the same.',
    'run': "Run an old TensorFlow script, unmodified, on today's TensorFlow.",
    'date': 'Say which releases a program fits, and which run takes.',
    'port': "Port old TensorFlow sources to today's.",
    'verify': 'Run an original and its port and compare them step by step.',
    'project': 'Date, port, run and verify all programs of a folder.',
    'checkpoint': 'List and convert checkpoints; move weights to Keras 3.',
    'benchmark': 'Measure time, graph size and memory of each unroll.',
}


# How absl begins what is wrong with a flag, or with several together.
_OF_FLAGS = re.compile(r'^flag (?=--)|^flags \w+=.*?: (?=--)')


class CommandError(Exception):
    """Ends a command with one line on stderr.

    Args:
      message: What was wrong: argument, expected, got, what to do.
      status: Exit status; 1 = checked and found false, 2 = could not.
    """

    def __init__(self, message, status=2):
        super().__init__(message)
        self.status = status


def run(name, define, body, argv=None, arguments='', stop_at_argument=False):
    """Parses `argv`, calls `body(flags, arguments)`, returns exit status.

    Args:
      name: The command, a key of `COMMANDS`.
      define: Called with a fresh absl FlagValues to define the flags on it.
      body: Called with the parsed flags (`flags.epochs`; whether one was
        given is `flags['epochs'].present`) and the list of arguments that
        are no flags; returns the exit status (None is 0).
      argv: Arguments without the program's name; None for the process's own.
      arguments: How the help names those arguments, such as 'PATH...'. Where
        empty, arguments are refused.
      stop_at_argument: Everything from the first argument on is left alone,
        flags included (`run SCRIPT --flags --of --the=script`).
    """
    argv = list(sys.argv[1:] if argv is None else argv)
    streams.replace_closed()
    if not stop_at_argument:  # What a script prints is its own.
        streams.escape_unprintable()
    flags = absl_flags.FlagValues()
    define(flags)
    _define_verbose(flags)
    try:
        rest = argument_parser.parse(
            flags, argv, name, stop_at_argument, arguments
        )
        if rest is None:
            text = argument_parser.help_text(
                flags, name, COMMANDS[name], arguments
            )
            sys.stdout.write(text)
            status = 0
        elif rest and not arguments:
            raise CommandError(f'expected flags alone, got {rest[0]!r}')
        else:
            status = body(flags, rest) or 0
        sys.stdout.flush()
        return status
    except (Exception, KeyboardInterrupt) as error:
        return fail(error, _is_verbose(flags))


def tensorflow(flags):
    """Imports TensorFlow and turns on graph mode, as in TensorFlow 1.

    Its start-up lines only show with --verbose.
    """
    if getattr(flags, 'jit', False):  # without it XLA leaves CPUs alone
        given = os.environ.get('TF_XLA_FLAGS', '')
        os.environ['TF_XLA_FLAGS'] = f'{given} --tf_xla_cpu_global_jit'
    module = quiet_import.import_tensorflow(flags.verbose)
    importlib.import_module('legacy_rnn.compat.namespace.graph_mode').enter()
    return module


def require(module):
    """Imports a package of an extra, or says how to install it."""
    if module.partition('.')[0] == 'matplotlib':
        # It warns where it can keep no cache of fonts, and draws all the same.
        logging.getLogger('matplotlib').setLevel(logging.ERROR)
    try:
        return importlib.import_module(module)
    except ImportError as error:
        top = module.partition('.')[0]
        raise CommandError(_install_hint(top)) from error


def tell(line):
    """Prints a line of the result to stdout."""
    print(streams.printable(line), flush=True)


def say(message):
    """Prints a line of progress to stderr."""
    print(streams.printable(message), file=sys.stderr, flush=True)


def counted(number, noun):
    """A number of things, in words: `1 run`, `2 runs`."""
    return f'{number} {noun}{"s" * (number != 1)}'


def explain(error):
    """Returns an error as one line."""
    if isinstance(error, KeyboardInterrupt):
        text = str(error) or 'interrupted'
    elif isinstance(error, ModuleNotFoundError) and error.name:
        top = error.name.partition('.')[0]
        text = _install_hint(top)
    elif isinstance(error, OSError) and error.strerror:
        text = _explain_system(error)
    elif isinstance(error, shutil.Error):
        text = _explain_copies(error)
    elif isinstance(error, MemoryError):
        text = 'out of memory'
    elif _is_expected(error):
        text = str(error)
    else:
        kind = type(error).__name__
        text = f'{kind}: {error} (--verbose shows the traceback)'
    text = streams.printable(' '.join(text.split()))
    return _OF_FLAGS.sub('', text)


def _define_verbose(flags):
    if 'verbose' not in flags:
        text = "Show TensorFlow's own log lines, and tracebacks of errors."
        definer.Definer(flags).boolean('verbose', False, text)


def _is_verbose(flags):
    return bool(flags['verbose'].value)


def fail(error, verbose=False):
    """Prints the one line for `error` and returns the exit status."""
    streams.drop_broken(sys.stdout)
    if isinstance(error, BrokenPipeError):
        return 2
    try:
        if verbose and not isinstance(error, KeyboardInterrupt):
            traceback.print_exception(error)
        print(f'legacy-rnn: {explain(error)}', file=sys.stderr, flush=True)
    except OSError:  # Nobody can be told.
        streams.drop_broken(sys.stderr)
    if isinstance(error, KeyboardInterrupt):
        return 130
    return getattr(error, 'status', 2)


def _is_expected(error):
    wanted = (CommandError, ValueError, TypeError, OSError, absl_flags.Error)
    return isinstance(error, (*wanted, supported.TooOldError))


def _explain_system(error):
    text = f'{error.filename}: ' if error.filename else ''
    text += error.strerror
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        text += '; free some space or choose another folder'
    elif error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        text += '; choose a folder that may be written, or a readable file'
    return text


def _explain_copies(error):
    """What kept a folder from being copied: the first of its files."""
    failed = error.args[0] if error.args else ''
    if not failed or not isinstance(failed, list):
        return str(error)
    path, _, why = failed[0]
    more = f' (and {len(failed) - 1} more)' if failed[1:] else ''
    return f'could not copy {path}{more}: {why}'


def _install_hint(package):
    return f'{package} is missing: pip install {package}'
