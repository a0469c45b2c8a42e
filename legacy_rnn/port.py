"""The command `port`: ports sources to today's TensorFlow.

Exit status: 0 = fully ported or TensorFlow 2 already, 1 = ported with findings
to check by hand (or, with --check, a port would change something), 2 = could
not: a file that is no Python, or a name that today's TensorFlow lacks.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import os
import sys
import traceback

from legacy_rnn import files
from legacy_rnn.compat.releases import Release
from legacy_rnn.compat.sources.programs import processes
from legacy_rnn.console import command
from legacy_rnn.console.progress import Progress
from legacy_rnn.flags import port as port_flags
from legacy_rnn.porting import (
    compiled,
    depth,
    others,
    report,
    rule_choice,
    sources,
    stream,
    writers,
)
from legacy_rnn.porting import files as port_files
from legacy_rnn.porting.in_place import InPlace
from legacy_rnn.porting.outdir import Outdir
from legacy_rnn.porting.programs import Programs


def main(argv=None):
    """Runs the command and returns its exit status."""
    return command.run(
        'port', port_flags.define, _port, argv, arguments='PATH... | -'
    )


def _port(flags, arguments):
    if flags.rules:
        return _list_rules(arguments)
    _check(flags, arguments)
    if arguments == [stream.NAME]:
        return _port_stream(flags)
    unreadable = []
    found = sources.find(arguments, flags.outdir, unreadable, flags.check)
    rest, links, folders, behind = [], [], [], []
    if flags.outdir is None:
        found, links = sources.in_place(found)
    elif flags.copy:
        rest = others.find(found, flags.outdir, unreadable)
        folders = others.folders_of(found, flags.outdir)
        behind = others.left_checkpoints(found, flags.outdir)
        behind += others.left_events(found, flags.outdir)
    else:
        behind = others.left_behind(found, flags.outdir)
    _check_report(flags, found, rest)
    writer = _writer(flags, found, rest)
    results = [_refused(link) for link in links]
    with Progress(len(found)) as progress:
        try:
            for source, result in _ported(flags, found, progress):
                with progress.aside():
                    results.append(_deliver(flags, writer, source, result))
            for path, place in rest:
                writer.copy(path, place)
            for place in folders:
                writer.make(place)
        finally:
            writer.close()
    for error in unreadable:
        command.say(f'{error.filename}: {error.strerror}; nothing is ported')
    for line in behind:
        command.tell(line)
    for result in compiled.results(found):
        results.append(result)
        for line in report.findings(result, flags.format):
            command.tell(line)
    _tell(flags, writer, results)
    return 2 if unreadable else report.status(results, flags.check)


def _list_rules(arguments):
    if arguments:
        raise command.CommandError(
            f'--rules takes no PATH, got {" ".join(arguments)}'
        )
    for line in rule_choice.lines():
        print(line)
    return 0


def _port_stream(flags):
    """Ports standard input to standard output; findings go to stderr."""
    result = stream.port(functools.partial(_port_or_fail, flags, None))
    for line in report.findings(result, flags.format):
        command.say(line)
    if result.error:
        command.say(f'{result.path}: {result.error}')
    elif flags.check:
        for line in writers.Check(flags.format).deliver(result, result):
            print(line)
    else:
        stream.write(result)
    return report.status([result], flags.check)


def _check(flags, arguments):
    """Refuses flags that make no sense together."""
    if not arguments:
        raise command.CommandError('expected PATH, got none')
    if flags.write + (flags.outdir is not None) + flags.check > 1:
        raise command.CommandError(
            'expected one of --write, --outdir and --check; they exclude '
            'each other'
        )
    if flags.outdir == '':
        raise command.CommandError('--outdir must be a folder, got nothing')
    if flags.copy and flags.outdir is None:
        raise command.CommandError('--copy must come with --outdir')
    if flags.force and flags.outdir is None and not flags.write:
        raise command.CommandError(
            '--force must come with --write or --outdir'
        )
    if not flags.backup and not flags.write:
        raise command.CommandError('--nobackup must come with --write')
    if stream.NAME in arguments:
        stream.check(flags, arguments)
    if flags.release != 'auto':
        Release(flags.release)
    rule_choice.left_out(flags.select, flags.ignore, flags.style)


def _check_report(flags, found, rest):
    """Refuses a report that would overwrite what is read."""
    if not flags.report:
        return
    read = [source.path for source in found] + [path for path, _ in rest]
    if os.path.realpath(flags.report) in map(os.path.realpath, read):
        raise command.CommandError(
            f'--report={flags.report} would overwrite a file of the project; '
            'choose another'
        )


def _writer(flags, found, rest):
    """What is done with each port, once nothing speaks against it."""
    if flags.outdir is not None:
        writer = Outdir(flags.outdir, flags.force, flags.copy)
        pairs = [(source.path, source.place) for source in found]
        writer.check([*pairs, *rest])
        return writer
    if flags.write:
        paths = [source.path for source in found]
        return InPlace(paths, flags.force, flags.backup)
    return writers.Check(flags.format) if flags.check else writers.Diff()


def _ported(flags, found, progress):
    """Yields each source and its port."""
    bases = {source.base for source in found}
    try:
        paths = [source.path for source in found]
        programs = depth.call(Programs, paths, bases, flags.python)
        programs.read_ahead()
    except Exception:  # One file is at fault: which, each will tell.
        programs = None
    ports = processes.spread(
        functools.partial(_port_or_fail, flags, programs), found
    )
    for source, result in zip(found, ports, strict=True):
        yield source, result
        progress.step()


def _port_or_fail(flags, programs, source):
    """Ports one file; an error of ours is the file's alone."""
    try:
        return depth.call(_port_one, flags, programs, source)
    except Exception as error:
        return _failed(flags, source.path, error)


def _port_one(flags, programs, source):
    """Ports one file, as a part of its programs."""
    told = None if flags.release == 'auto' else Release(flags.release)
    programs = programs or Programs([source.path], {source.base}, flags.python)
    release = told or programs.release(source.path)
    project = programs.project(source.path)
    programs.raise_error(source.path)
    without = rule_choice.left_out(flags.select, flags.ignore, flags.style)
    return port_files.port_file(
        source.path, release, flags.style, project, without
    )


def _failed(flags, path, error):
    """The result of a file on which the porter itself fails."""
    if isinstance(error, (RecursionError, MemoryError)):
        return port_files.FileResult(path, error=port_files.TOO_DEEP)
    if flags.verbose:
        traceback.print_exception(error)
    kind = ' '.join(f'{type(error).__name__}: {error}'.split())
    why = f'left alone, internal error, please report it: {kind}'
    return port_files.FileResult(path, error=why)


def _refused(link):
    """The result of a link that leads out of the project."""
    why = (
        f'left alone, it links to {link.path.resolve()}, outside of '
        f'{link.base}; name that file to port it'
    )
    return port_files.FileResult(link.path, error=why)


def _deliver(flags, writer, source, result):
    """Writes one port, or prints it; returns what is to be told of it."""
    written = []
    try:
        written = writer.deliver(source, result)
    except (command.CommandError, OSError) as error:
        why = f'left alone, {command.explain(error)}'
        result = dataclasses.replace(result, status=port_files.LEFT, error=why)
    if result.error:
        command.say(f'{source.path}: {result.error}')
    for line in report.findings(result, flags.format):
        command.tell(line)
    for line in written:
        print(line)
    return result.told()


def _tell(flags, writer, results):
    """Prints what happened to each file, and writes the report."""
    for line in (*report.remaining(results), *report.absent(results)):
        command.tell(line)
    if flags.report:
        rows = [report.row(result) for result in results]
        text = json.dumps({'files': rows}, indent=1)
        files.write_text(flags.report, f'{text}\n')
        command.tell(f'wrote {flags.report}')
    told = report.read_as(results) if flags.release == 'auto' else ()
    for line in (*told, report.summary(results)):
        command.say(line)


if __name__ == '__main__':
    sys.exit(main())
