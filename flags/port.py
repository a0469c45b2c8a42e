"""Flags of the command `port`."""

from .definer import Definer

STYLES = ('full', 'safe')


def define(flag_values):
    """Defines the flags on `flag_values` and returns their names."""
    definer = Definer(flag_values)
    definer.string(
        'release',
        'auto',
        'TensorFlow release that the sources were written for, such as 0.8; '
        'auto dates every program of PATH: a script with its modules.',
        metavar='RELEASE',
    )
    definer.python()
    definer.choice(
        'style',
        'full',
        'full: write for TensorFlow 2; safe: change the imports alone, to '
        "the release's module of legacy_rnn.compat.",
        STYLES,
    )
    definer.boolean('rules', False, 'List the rules of the porter and stop.')
    definer.string(
        'select',
        None,
        'Rules to run, separated by commas; all others are '
        'left out, and the port says what they would have done.',
        metavar='RULE,...',
    )
    definer.string(
        'ignore',
        None,
        'Rules to leave out, separated by commas; the port '
        'says what they would have done.',
        metavar='RULE,...',
    )
    definer.boolean('write', False, 'Write the ports over the sources.')
    definer.path(
        'outdir', None, 'Folder to write the ports to, sources left alone.'
    )
    definer.boolean(
        'check', False, 'Write nothing; exit 1 where a port would change.'
    )
    definer.boolean(
        'force',
        False,
        'With --write: also over uncommitted changes; with --outdir: also '
        'over files there that port did not write.',
    )
    definer.boolean(
        'backup',
        True,
        'With --write: keep FILE.orig where git could not bring FILE back.',
    )
    definer.boolean(
        'copy',
        False,
        "With --outdir: bring the project's other files, too (data, "
        'settings, pictures; no caches, environments or checkpoints).',
    )
    definer.choice(
        'format',
        'text',
        'How findings are printed; github: as annotations of a workflow.',
        ('text', 'github'),
    )
    definer.file('report', None, 'File for the findings as JSON.')
    return definer.names
