import os
import shutil
import subprocess
import sys

import pytest
from absl import flags as absl_flags

from legacy_rnn.console import arguments, command
from legacy_rnn.flags import definer


def _define(flags):
    define = definer.Definer(flags)
    define.number('batch_size', 10, 'Sequences a batch.', 1)
    define.boolean('mask_padding', True, 'Mask.')
    define.string('logdir', None, 'Folder.')
    define.file('output', None, 'File.')
    absl_flags.register_multi_flags_validator(
        ['output', 'batch_size'],
        lambda values: not values['output'] or values['batch_size'] != 2,
        '--output is for batches of 1',
        flags,
    )


def _run(argv, body=None, **options):
    seen = []

    def record(flags, arguments):
        seen.append((flags, arguments))
        return body(flags, arguments) if body else 0

    return command.run('date', _define, record, argv, **options), seen


def _last_line(capsys):
    return capsys.readouterr().err.strip().splitlines()[-1]


def test_dashes_and_underscores_mean_the_same():
    argv = ['--batch-size=3', '--no-mask-padding', '--logdir', '--batch-size']
    status, [(flags, arguments)] = _run(argv)
    assert status == 0
    assert (flags.batch_size, flags.mask_padding) == (3, False)
    assert flags.logdir == '--batch-size'
    assert arguments == []


def test_flags_are_read_after_arguments():
    _, [(flags, arguments)] = _run(
        ['a.py', '--batch_size', '3', '-', '--', '--x'], arguments='PATH...'
    )
    assert flags.batch_size == 3
    assert arguments == ['a.py', '-', '--x']


def test_script_keeps_its_own_flags():
    _, [(flags, arguments)] = _run(
        ['--batch_size', '3', 'a.py', '--batch-size=4', '--help', '--'],
        arguments='SCRIPT',
        stop_at_argument=True,
    )
    assert flags.batch_size == 3
    assert arguments == ['a.py', '--batch-size=4', '--help', '--']


def test_flags_of_programs_that_stand_too_early_are_told(capsys):
    status = command.run(
        'verify',
        lambda values: None,
        lambda flags, arguments: 0,
        ['a.py', 'b.py', '--zzz=1'],
        arguments='OLD NEW [-- ARGS...]',
    )
    assert status == 2
    message = capsys.readouterr().err
    assert 'no flag --zzz; flags of the programs go after --' in message
    assert 'legacy-rnn verify a.py b.py -- --zzz' in message


@pytest.mark.parametrize(
    'argv, words',
    [
        (['--batch_sizes=3'], ['no flag --batch_sizes', '--batch_size?']),
        (['--nobatch_size'], ['no flag --nobatch_size', 'date --help']),
        (['-z'], ['no flag -z; legacy-rnn date --help lists them']),
        (['--zzz'], ['no flag --zzz; legacy-rnn date --help lists them']),
        (['--batch_size=0'], ['--batch_size=0: expected', 'of at least 1']),
        (['--batch_size=many'], ['--batch_size=many: expected', "'many'"]),
        (['--batch_size'], ['--batch_size: expected a value, got none']),
        (['--mask_padding=x'], ["=x: expected true or false, got 'x'"]),
        (['--nomask_padding=x'], ["--nomask_padding takes no value, got 'x'"]),
        (['--output='], ['--output=: expected a file, got an empty name']),
        (['--output=x', '--batch_size=2'], ['--output is for batches of 1']),
        (['--flagfile'], ['--flagfile: expected a value, got none']),
        (['--flagfile=none_such'], ["expected a file, got 'none_such'"]),
        (['--flagfile=tiny_labelling'], ['is a preset of legacy-rnn label']),
        (['--flagfile=/'], ['got the folder /']),
        ([f'--flagfile={sys.executable}'], ['which holds other data']),
        ([f'--flagfile={__file__}'], ["got 'import os'"]),
        (['stray'], ["'stray'"]),
    ],
)
def test_bad_flag_ends_with_one_line(capsys, argv, words):
    status, seen = _run(argv)
    error = capsys.readouterr().err
    assert (status, seen) == (2, [])
    assert error.startswith('legacy-rnn: ')
    assert error.count('\n') == 1
    assert all(word in error for word in words)


def test_flag_that_may_be_given_again_is_explained_once(capsys):
    flags = absl_flags.FlagValues()
    definer.Definer(flags).texts('map', 'A pair.', 'OLD=NEW')
    text = arguments.help_text(flags, 'checkpoint', '')
    assert '  --map=OLD=NEW\n        A pair.\n' in text


def test_help_calls_a_file_of_flags_a_preset_where_there_are_some():
    flags = absl_flags.FlagValues()
    label = arguments.help_text(flags, 'label', '')
    assert '  --flagfile=PRESET|PATH\n' in label
    assert 'Presets in the package: ' in label
    assert '  --flagfile=PATH\n' in arguments.help_text(flags, 'port', '')


def test_help_shows_own_flags_with_defaults(capsys):
    status, seen = _run(['--batch_size=3', '--help'])
    text = capsys.readouterr().out
    assert (status, seen) == (0, [])
    assert '--batch_size=N\n        Sequences a batch. (default: 10)' in text
    assert '--[no]mask_padding' in text
    assert 'logtostderr' not in text


def test_later_flag_wins_over_flagfile(tmp_path):
    preset = tmp_path / 'my.flags'
    preset.write_text('# a comment\n--batch-size=5\n\n--nomask_padding\n')
    _, [(flags, _)] = _run([f'--flagfile={preset}', '--batch_size=6'])
    assert (flags.batch_size, flags.mask_padding) == (6, False)
    _, [(flags, _)] = _run(['--batch_size=6', '--flagfile', str(preset)])
    assert flags.batch_size == 5


def test_flagfile_that_reads_itself_is_refused(tmp_path, capsys):
    preset = tmp_path / 'my.flags'
    preset.write_text(f'--flagfile={preset}\n')
    assert _run([f'--flagfile={preset}'])[0] == 2
    assert 'read by itself' in _last_line(capsys)


@pytest.mark.parametrize(
    'error, status, line',
    [
        (command.CommandError('wrong', 1), 1, 'legacy-rnn: wrong'),
        (ValueError('a\n  b'), 2, 'legacy-rnn: a b'),
        (OSError(28, 'No space left', 'x'), 2, 'legacy-rnn: x: No space left'),
        (KeyboardInterrupt(), 130, 'legacy-rnn: interrupted'),
        (KeyError('k'), 2, "legacy-rnn: KeyError: 'k'"),
        (
            shutil.Error([('a', 'b', 'no space'), ('c', 'd', 'no space')]),
            2,
            'legacy-rnn: could not copy a (and 1 more): no space',
        ),
        (
            ModuleNotFoundError('no', name='fissix.pgen2'),
            2,
            'legacy-rnn: fissix is missing: pip install fissix',
        ),
    ],
)
def test_errors_become_status_and_line(capsys, error, status, line):
    def body(flags, arguments):
        raise error

    assert _run([], body)[0] == status
    text = capsys.readouterr().err
    assert text.startswith(line)
    assert text.count('\n') == 1


def test_verbose_shows_traceback_before_the_line(capsys):
    def body(flags, arguments):
        raise ValueError('wrong')

    assert _run(['--verbose'], body)[0] == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith('Traceback')
    assert lines[-1] == 'legacy-rnn: wrong'


def test_missing_extra_names_the_install_command(monkeypatch):
    monkeypatch.setitem(sys.modules, 'matplotlib', None)
    with pytest.raises(command.CommandError, match='pip install matplotlib$'):
        command.require('matplotlib')


def test_plots_are_drawn_quietly_where_no_cache_can_be_kept():
    pytest.importorskip('matplotlib')
    kept = {k: v for k, v in os.environ.items() if k != 'MPLCONFIGDIR'}
    script = (
        'from legacy_rnn.console import command\n'
        "print(command.require('matplotlib.figure').Figure)"
    )
    done = subprocess.run(
        [sys.executable, '-c', script],
        env={
            **kept,
            'HOME': os.devnull,
            'XDG_CONFIG_HOME': '',
            'XDG_CACHE_HOME': '',
            'PYTHONPATH': os.pathsep.join(sys.path),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert 'Figure' in done.stdout and done.stderr == ''


def test_status_of_body_is_returned():
    assert _run([], lambda flags, arguments: 1)[0] == 1
    assert _run([], lambda flags, arguments: None)[0] == 0
