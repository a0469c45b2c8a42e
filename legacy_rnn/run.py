"""`legacy-rnn run`: an old script, unmodified, on today's TensorFlow."""

import contextlib
import functools
import re
import sys

from legacy_rnn import files
from legacy_rnn.compat.dating import generation
from legacy_rnn.console import command
from legacy_rnn.flags import run as run_flags

VALUED = ('release', 'python', 'seed', 'steps', 'trace', 'output')
# What a program may read its arguments by.
_READS_ARGUMENTS = re.compile(
    rb'arg[sv]\b|argparse|flags|\bopts?\b|options|optparse|getopt|docopt|'
    rb'click|\bfire\b|\bapp\b|absl|parse|config|hparams',
    re.I,
)
# What a program defines arguments of its own by.
_DEFINES_ARGUMENTS = re.compile(rb'DEFINE_|add_argument|add_option')
# What only sessions and graphs can be asked for.
OF_GRAPHS = ('seed', 'steps', 'trace', 'fuse')


def main(argv=None):
    """Runs the script that `argv` names and returns its exit status.

    Args:
      argv: Arguments without the program's name; None for the process's own.
    """
    argv = list(sys.argv[1:] if argv is None else argv)
    own, program = split(argv)

    def body(flags, arguments):
        return _run(flags, arguments, argv)

    return command.run(
        'run',
        run_flags.define,
        body,
        [*own, '--', *program] if program else own,
        arguments='SCRIPT [ARGS...] | -m MODULE [ARGS...] | -c CODE [ARGS...]',
        stop_at_argument=True,
    )


def split(argv):
    """Parts the command's own flags from the program and its arguments.

    `-m MODULE` and `-c CODE` end the flags, as they do for Python. `--output`
    may also stand behind a notebook.

    Returns:
      Tuple of the flags, `-m`/`-c` with its value included, and the rest.
    """
    rest = list(argv)
    own = []
    while rest and rest[0].startswith('-') and rest[0] != '-':
        token = rest.pop(0)
        if token == '--':
            break
        own.append(token)
        name = token.lstrip('-')
        if name in (*VALUED, 'm', 'c', 'flagfile') and rest:
            own.append(rest.pop(0))
        if name.partition('=')[0] in ('m', 'c'):
            break
    if rest and rest[0].endswith('.ipynb'):
        return _with_output(own, rest)
    return own, rest


def _with_output(own, rest):
    """Takes `--output`, which no notebook reads, from behind a notebook."""
    for place, token in enumerate(rest):
        name, equals, _ = token.lstrip('-').partition('=')
        if token == '--':
            break
        if token.startswith('--') and name == 'output':
            end = place + (1 if equals else 2)
            return own + rest[place:end], rest[:place] + rest[end:]
    return own, rest


def _run(flags, arguments, argv):
    from legacy_rnn.running import hash_seed, programs, releases, unported

    if not arguments and flags.m is None and flags.c is None:
        raise command.CommandError(
            'expected SCRIPT, -m MODULE or -c CODE, got none'
        )
    try:
        program = _program(flags, arguments, programs)
    except programs.CannotRun as error:
        raise command.CommandError(str(error)) from None
    for token in _misplaced(program):
        command.say(
            f'legacy-rnn: {token} stands behind {program.name} and goes to '
            'it; flags of run stand before'
        )
    choice = releases.choose(flags.release, program, flags.python)
    if flags.release == 'auto' and unported.is_one(choice):
        return _leave_to_python(flags, program, choice)
    if flags.output is not None:
        return _run_cells(flags, program)
    if flags.seed is not None:
        hash_seed.fix(flags.seed, argv)
    return _execute(flags, program, choice)


def _misplaced(program):
    """Flags of ours among the arguments of a program that knows none such."""
    defines = _DEFINES_ARGUMENTS.search(program.source)
    if _READS_ARGUMENTS.search(program.source) and not defines:
        return []
    names = [token.partition('=')[0] for token in program.argv[1:]]
    known = [f'--{name}' for name in (*VALUED, 'fuse', 'verbose')]
    return [
        name
        for name in names
        if name in known and not _is_defined(program.source, name)
    ]


def _is_defined(source, name):
    """Whether a source has a flag's name as a string, with dashes or not."""
    pattern = f'[\'"](--)?{name.removeprefix("--")}[\'"]'
    return re.search(pattern.encode(), source) is not None


def _leave_to_python(flags, program, choice):
    """Runs TensorFlow 2 as it is, and says why; refuses eager 1.x."""
    from legacy_rnn.running import unported

    told = unported.describe(choice, program.name)
    if choice.written_for != generation.NEW:
        raise command.CommandError(told)
    asked = [f'--{name}' for name in OF_GRAPHS if flags[name].present]
    if asked:
        raise command.CommandError(
            f'{told}, so {asked[0]} has no meaning: there is no session'
        )
    try:
        arguments = unported.command_of(program, flags.m, flags.c)
    except unported.NotARun as error:
        raise command.CommandError(f'{told}: {error}') from None
    beside = ''
    if unported.sets_keras_2(program):
        beside = ', beside tf_keras for the Keras 2 that it takes names of'
    command.say(f'legacy-rnn: {told}: Python runs it as it is{beside}')
    unported.become(arguments)


def _run_cells(flags, program):
    """Runs a notebook in a kernel of Jupyter, for its outputs."""
    from legacy_rnn.notebook import executed
    from legacy_rnn.running import surroundings

    if not program.filename.endswith('.ipynb'):
        raise command.CommandError(
            f'--output must come with a notebook, got {program.name}'
        )
    if flags.trace is not None:
        raise command.CommandError(
            '--output and --trace exclude each other: Jupyter runs the cells'
        )
    settings = surroundings.Settings(
        flags.seed, flags.steps, flags.fuse, flags.verbose, flags.python
    )
    return executed.run(
        program.filename,
        program.argv[1:],
        flags.output,
        flags.release,
        settings,
    )


def _program(flags, arguments, programs):
    if flags.c is not None:
        return programs.from_code(flags.c, arguments)
    if flags.m is not None:
        return programs.from_module(flags.m, arguments)
    return programs.from_script(arguments[0], arguments[1:])


def _execute(flags, program, choice):
    from legacy_rnn.running import execution, surroundings, tracing, watching

    traced = contextlib.nullcontext()
    if flags.trace is not None:
        traced = tracing.opened(flags.trace)
    with traced as stream:
        header = {
            'script': program.name,
            'argv': program.argv,
            'release': str(choice.release),
            'seed': flags.seed,
        }
        if stream:
            header['tensorflow'] = command.tensorflow(flags).__version__
        trace = tracing.Trace(stream, header) if stream else None
        watcher = watching.Watcher(flags.steps, trace)
        settings = surroundings.Settings(
            flags.seed, flags.steps, flags.fuse, flags.verbose, flags.python
        )
        running = execution.Execution(program, choice, watcher, settings)
        status = running.run(functools.partial(command.tensorflow, flags))
        if trace:
            trace.end(
                {
                    'status': status,
                    'runs': watcher.runs,
                    'steps': watcher.trained,
                    'seconds': round(running.seconds, 3),
                }
            )
            if trace.error is not None:
                with files.naming(flags.trace):
                    raise trace.error
    return status


if __name__ == '__main__':
    sys.exit(main())
