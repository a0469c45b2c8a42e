"""The command `port`: ports sources to today's TensorFlow.

Exit status: 0 = fully ported or TensorFlow 2 already, 1 = ported with findings
to check by hand (or, with --check, a port would change something), 2 = could
not.
"""

from __future__ import annotations

import difflib
import json
import os
import pathlib
import sys
import traceback

from legacy_rnn import files
from legacy_rnn.compat import dating
from legacy_rnn.compat.dating import generation
from legacy_rnn.compat.releases import Release
from legacy_rnn.console import command
from legacy_rnn.flags import port as port_flags
from legacy_rnn.porting import files as port_files
from legacy_rnn.porting import programs as port_projects

# Sources that are read as no release of TensorFlow 1.
NO_RELEASE = (*generation.HALVES, generation.NEW, generation.EAGER)


def main(argv=None):
    """Runs the command and returns its exit status."""
    return command.run(
        'port', port_flags.define, _port, argv, arguments='PATH...'
    )


def _port(flags, arguments):
    if not arguments:
        raise command.CommandError('expected PATH, got none')
    modes = [flags.write, bool(flags.outdir), flags.check]
    if sum(modes) > 1:
        raise command.CommandError(
            'expected one of --write, --outdir and --check; they exclude '
            'each other'
        )
    sources = _sources(arguments)
    if flags.write and not flags.force:
        _refuse_uncommitted([path for _, path in sources])
    results = _results(flags, sources)
    for (base, path), result in zip(sources, results, strict=True):
        _deliver(flags, base, path, result)
    _report(flags, results)
    return _status(flags, results)


def _sources(arguments):
    """Pairs of base folder and file for every source below the paths."""
    found = []
    for argument in arguments:
        path = pathlib.Path(argument)
        if not path.exists():
            raise command.CommandError(
                f'{argument}: no such file or folder; name a .py or .ipynb '
                'file, or a folder of them'
            )
        base = path if path.is_dir() else path.parent
        below = dating.sources(path)
        if not below:
            raise command.CommandError(
                f'{argument}: expected Python sources below, found none'
            )
        known = {source.resolve() for _, source in found}
        found += [(base, s) for s in below if s.resolve() not in known]
    return found


def _results(flags, sources):
    """Ports all files in memory, each as a part of its program."""
    told = None if flags.release == 'auto' else Release(flags.release)
    paths = [path for _, path in sources]
    programs = port_projects.Programs(paths, {base for base, _ in sources})
    read_as, results = set(), []
    for path in paths:
        try:
            release = told or programs.release(path)
            project = programs.project(path)
            result = port_files.port_file(path, release, flags.style, project)
            if result.generation not in NO_RELEASE:
                read_as.add(release)
        except Exception as error:
            result = _failed(flags, path, error)
        results.append(result)
    if not told:
        _say_release(read_as, results)
    return results


def _say_release(read_as, results):
    """Says what the files were read as."""
    names = ', '.join(map(str, sorted(read_as)))
    if names:
        command.say(f'read as TensorFlow {names}; --release says another')
    if any(result.generation in generation.HALVES for result in results):
        command.say(f'read as half-ported, by the names of {generation.HALF}')


def _failed(flags, path, error):
    """The result of a file on which the porter itself fails."""
    if flags.verbose:
        traceback.print_exception(error)
    kind = ' '.join(f'{type(error).__name__}: {error}'.split())
    why = f'left alone, internal error, please report it: {kind}'
    return port_files.FileResult(path, error=why)


def _refuse_uncommitted(paths):
    dirty = port_files.uncommitted(paths)
    if dirty:
        raise command.CommandError(
            f'{dirty[0]} has changes that are not committed; commit them, or '
            'pass --force'
        )


def _deliver(flags, base, path, result):
    """Prints, writes or only counts one result."""
    if result.error:
        command.say(f'{path}: {result.error}')
        return
    if result.status == generation.NEW:
        print(f'{path}{_sign(result)}, left alone')
    for finding in result.findings:
        if finding.severity != 'changed':
            print(
                f'{path}:{finding.place}: '
                f'{finding.severity}: {finding.rule}: {finding.why}'
            )
    if flags.outdir:
        target = pathlib.Path(flags.outdir) / path.relative_to(base)
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(path, target, result.data)
    elif result.changed and flags.write:
        _write(path, path, result.data)
    elif result.changed and flags.check:
        print(f'{path}: would change')
    elif result.changed:
        sys.stdout.writelines(_diff(path, result))


def _sign(result):
    """What tells that a file is of TensorFlow 2, and where."""
    if not result.signs:  # The other files of its program tell.
        return ': TensorFlow 2 already'
    sign = result.signs[0]
    return f':{sign.place}: TensorFlow 2 already ({sign.what})'


def _write(path, target, data):
    mode = path.stat().st_mode
    with files.atomic(os.fspath(target), 'wb') as file:
        file.write(data)
    os.chmod(target, mode)
    print(f'wrote {target}')


def _diff(path, result):
    lines = difflib.unified_diff(
        result.old.splitlines(keepends=True),
        result.new.splitlines(keepends=True),
        str(path),
        str(path),
    )
    for line in lines:
        yield line if line.endswith('\n') else line + '\n'


def _report(flags, results):
    if not flags.report:
        return
    rows = [
        {
            'path': str(result.path),
            'status': result.status,
            'findings': [f.as_dict() for f in result.findings],
        }
        for result in results
    ]
    files.write_text(
        flags.report, json.dumps({'files': rows}, indent=1) + '\n'
    )
    print(f'wrote {flags.report}')


def _status(flags, results):
    counts = {
        status: sum(r.status == status for r in results)
        for status in ('ported', 'findings', 'failed', generation.NEW)
    }
    already = counts[generation.NEW]
    command.say(
        f'{counts["ported"]} of {len(results)} files fully ported, '
        f'{counts["findings"]} with findings to check, '
        f'{counts["failed"]} not'
        + (f', {already} TensorFlow 2 already' if already else '')
    )
    if counts['failed']:
        return 2
    changed = flags.check and any(r.changed for r in results)
    return 1 if counts['findings'] or changed else 0


if __name__ == '__main__':
    sys.exit(main())
