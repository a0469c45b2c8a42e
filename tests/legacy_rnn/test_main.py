import resource
import subprocess
import sys

import pytest

import legacy_rnn
from legacy_rnn import __main__ as console
from legacy_rnn.console import command


def _call(*argv):
    return subprocess.run(
        [sys.executable, '-m', 'legacy_rnn', *argv],
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_lists_commands_fast():
    took = []
    for _ in range(3):
        start = _seconds_of_children()
        result = _call('--help')
        took.append(_seconds_of_children() - start)
    assert result.returncode == 0
    for name, summary in command.COMMANDS.items():
        assert f'  {name} ' in result.stdout
        assert summary in result.stdout
    assert min(took) < 1.0


def _seconds_of_children():
    # Of the processor, so that a busy machine does not count.
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_help_imports_neither_tensorflow_nor_numpy():
    code = (
        'import sys, legacy_rnn.__main__ as m\n'
        'm.main(["--help"])\n'
        'sys.exit(any(x in sys.modules for x in ("tensorflow", "numpy")))'
    )
    done = subprocess.run([sys.executable, '-c', code], check=False)
    assert done.returncode == 0


def test_version_is_the_package_version(capsys):
    assert console.main(['--version']) == 0
    assert capsys.readouterr().out == f'legacy-rnn {legacy_rnn.__version__}\n'


@pytest.mark.parametrize('word', ['help', '-h', '-help', '--helpfull', '-?'])
def test_help_has_every_spelling_of_a_command(capsys, word):
    assert console.main([word]) == 0
    assert capsys.readouterr().out.startswith('usage: legacy-rnn COMMAND')


def test_unknown_command_suggests_a_known_one(capsys):
    assert console.main(['clasify', '--help']) == 2
    line = capsys.readouterr().err
    assert line.startswith("legacy-rnn: no command 'clasify'; did you mean 'c")


def test_flags_before_the_command_are_told_apart(capsys):
    assert console.main(['--epochs=3', 'label']) == 2
    line = capsys.readouterr().err
    assert 'expected a command before flags, got --epochs=3' in line


def test_no_command_says_what_to_do(capsys):
    assert console.main([]) == 2
    assert 'expected a command' in capsys.readouterr().err


def test_full_stdout_ends_with_one_line():
    with open('/dev/full', 'w') as full:
        done = subprocess.run(
            [
                sys.executable,
                '-c',
                'import sys; from legacy_rnn.console import command\n'
                'sys.exit(command.run("date", lambda f: None,'
                ' lambda f, a: print("x"), []))',
            ],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith('legacy-rnn: No space left on device')
    assert done.stderr.count('\n') == 1


def test_help_for_nobody_is_no_traceback(monkeypatch, capsys):
    def write(text, flush):
        raise BrokenPipeError

    monkeypatch.setattr('builtins.print', write)
    assert console.main(['--help']) == 2
    assert capsys.readouterr() == ('', '')
