"""Files of flags: the user's, and the presets that come with a command."""

from __future__ import annotations

import os
from pathlib import Path

from absl import flags as absl_flags

# Bytes; flags that anybody wrote are shorter by far.
MOST = 100_000
FOLDER = Path(__file__).resolve().parents[1] / 'flags' / 'presets'


def names(command):
    """Names of the presets of a command, sorted."""
    return sorted(path.stem for path in (FOLDER / command).glob('*.flags'))


def read(command, name):
    """The flags in a file, given by its path or a preset's name.

    Args:
      command: The command, whose presets are meant.
      name: Path, or name with or without `.flags`.

    Returns:
      The lines of the file, without comments.

    Raises:
      absl.flags.Error: No such file or preset, or it holds something else.
    """
    path = Path(name)
    if not path.is_file() and os.sep not in name:
        path = FOLDER / command / f'{name.removesuffix(".flags")}.flags'
    if not name or not path.is_file():
        raise absl_flags.Error(_missing(command, name))
    return _flags_of(path)


def _missing(command, name):
    known = ', '.join(names(command))
    others = [
        path.parent.name
        for path in FOLDER.glob(f'*/{Path(name).stem}.flags')
        if name
    ]
    if others:
        what = f'{name} is a preset of legacy-rnn {others[0]}'
    elif Path(name).is_dir() and name:
        what = f'expected a file of flags, got the folder {name}'
    else:
        kinds = 'a file or a preset' if known else 'a file'
        what = f'expected {kinds}, got {name!r}'
    told = f'; presets of legacy-rnn {command}: {known}' if known else ''
    return f'--flagfile: {what}{told}'


def _flags_of(path):
    with path.open('rb') as stream:
        data = stream.read(MOST + 1)
    is_text = b'\0' not in data
    if is_text and len(data) > MOST:
        raise absl_flags.Error(
            f'--flagfile: expected at most {MOST} bytes of flags, got more in '
            f'{path}'
        )
    try:
        text = data.decode('utf-8-sig') if is_text else None
    except UnicodeDecodeError:
        text = None
    if text is None:
        raise absl_flags.Error(
            f'--flagfile: expected a text file of flags, got {path}, which '
            'holds other data'
        )
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line and line[0] not in '#/']
    for line in lines:
        if not line.startswith('-'):
            raise absl_flags.Error(
                f'--flagfile: expected flags in {path}, got {line[:40]!r}'
            )
    return lines
