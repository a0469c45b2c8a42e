"""Where the programs of a project run."""

import pytest

from legacy_rnn.project_report import programs, settings


@pytest.mark.parametrize(
    ('text', 'arguments', 'folder'),
    [
        ('open("own.txt")\n', [], 'tools'),
        ('open("data/a.csv")\n', [], '.'),
        ('import sys\nopen(sys.argv[1])\n', ['data/a.csv'], '.'),
        ('import sys\nopen(sys.argv[1])\n', ['--file=data/a.csv'], '.'),
        ('import sys\nopen(sys.argv[1])\n', ['-v'], 'tools'),
    ],
)
def test_folder_is_where_the_named_files_are(
    tmp_path, text, arguments, folder
):
    for name in ('tools/own.txt', 'data/a.csv'):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('')
    (tmp_path / 'tools/main.py').write_text(text)
    (tmp_path / 'legacy_rnn.toml').write_text(f'arguments = {arguments}\n')
    row = {'path': 'tools/main.py', 'files': ['tools/main.py']}
    told = settings.read(tmp_path)
    (found,) = programs.find(tmp_path, {'programs': [row]}, told)
    assert found.folder == folder
