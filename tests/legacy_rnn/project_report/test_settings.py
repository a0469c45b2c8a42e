"""A project's settings in TOML."""

import pytest

from legacy_rnn.console.command import CommandError
from legacy_rnn.project_report import settings

WHOLE = """
exclude = ["old/*"]
steps = 5
[programs."train.py"]
arguments = ["--epochs", "1"]
release = "0.12"
"""


def test_programs_differ_from_what_all_have(tmp_path):
    (tmp_path / 'legacy_rnn.toml').write_text(WHOLE)
    told = settings.read(tmp_path)
    assert told.of('train.py') == settings.Program(
        arguments=('--epochs', '1'), release='0.12', steps=5
    )
    assert told.of('other.py') == settings.Program(steps=5)
    assert told.leaves_out('old/a.py') and not told.leaves_out('a.py')


def test_table_of_no_program_is_told():
    told = settings.Settings(programs={'a.py': {}, 'trian.py': {}})
    assert [*told.unknown(['a.py', 'train.py'])] == [
        'programs."trian.py" is no program of the project; '
        'did you mean train.py?'
    ]


def test_table_of_pyproject_is_read(tmp_path):
    (tmp_path / 'pyproject.toml').write_text(
        '[tool.legacy_rnn]\nprepare = "make data"\n'
    )
    assert settings.read(tmp_path).common.prepare == 'make data'


def test_without_a_table_nothing_is_told(tmp_path):
    (tmp_path / 'pyproject.toml').write_text('[project]\nname = "a"\n')
    assert settings.read(tmp_path) == settings.Settings()


@pytest.mark.parametrize(
    'text, message',
    [
        ('preprare = "x"', "unknown key 'preprare'.*did you mean prepare"),
        ('steps = "5"', "steps must be a whole number .* got '5'"),
        ('steps = true', 'steps must be a whole number .* got True'),
        ('steps = -1', 'steps must be a whole number from 0 .* got -1'),
        ('timeout = 9999999999', 'timeout must be .* to 2147483647, got'),
        ('prepare = "a\\u0000"', r"prepare must be a text, got 'a\\x00'"),
        ('arguments = ["\\u0000"]', 'arguments must be a list of texts'),
        ('folder = "a/../../b"', 'folder must be a folder of the project'),
        ('folder = "/"', 'folder must be a folder of the project'),
        ('skip = 1', 'skip must be true or false, got 1'),
        ('exclude = "old"', "exclude must be a list of texts, got 'old'"),
        ('programs = 3', 'programs must be a table'),
        ('[programs]\n"a.py" = 3', 'programs."a.py" must be a table'),
        ('steps = ', 'legacy_rnn.toml'),
        ('release = "3.0"', 'release must be one of'),
    ],
)
def test_wrong_tables_are_refused(tmp_path, text, message):
    (tmp_path / 'legacy_rnn.toml').write_text(text)
    with pytest.raises((CommandError, ValueError), match=message):
        settings.read(tmp_path)


@pytest.mark.parametrize(
    'text, message',
    [
        ('tool = 3', 'tool must be a table'),
        ('[tool]\nlegacy_rnn = 3', 'tool.legacy_rnn must be a table'),
        ('[[tool.legacy_rnn]]\nsteps = 3', 'tool.legacy_rnn must be a table'),
        ('x = ' + '[' * 100_000, 'nests too deeply'),
    ],
)
def test_hostile_pyproject_is_refused(tmp_path, text, message):
    (tmp_path / 'pyproject.toml').write_text(text)
    with pytest.raises(CommandError, match=f'pyproject.toml: {message}'):
        settings.read(tmp_path)
