"""Programs that refuse today's Python run all the same."""

import pytest

from legacy_rnn import run


@pytest.mark.parametrize(
    ('text', 'out'),
    [
        ('if sys.version_info[0] != 2:\n    sys.exit(1)\nprint 7 / 2\n', '3'),
        ('if sys.version_info[0] > 2:\n    exit(1)\nprint(7 / 2)\n', '3'),
        ('assert sys.version_info < (3, 7)\nprint(7 / 2)\n', '3.5'),
    ],
)
def test_program_runs_in_the_python_it_wants(tmp_path, capfd, text, out):
    (tmp_path / 'main.py').write_text(f'import sys\n{text}')
    assert run.main([str(tmp_path / 'main.py')]) == 0
    assert capfd.readouterr().out == f'{out}\n'
