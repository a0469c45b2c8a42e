"""How old scripts are told which task of a cluster they are."""

import pytest

from legacy_rnn.distributing import script_flags


def _read(tmp_path, text, **others):
    for name, other in others.items():
        (tmp_path / f'{name}.py').write_text(other)
    script = tmp_path / 'train.py'
    script.write_text(text)
    return script_flags.read(str(script))


@pytest.mark.parametrize(
    'text',
    [
        "flags.DEFINE_string('job_name', None, 'x')\n"
        'flags.DEFINE_integer("task_index", None, "x")',
        "parser.add_argument('--job_name')\n"
        "parser.add_argument('-t', '--task_index', type=int)",
        "parser.add_argument(\n    '--job_name')\n"
        "parser.add_argument(\n    '--task_index')",
    ],
)
def test_flags_are_found(tmp_path, text):
    found = _read(tmp_path, text).flags
    assert found == {'job_name': 'job_name', 'task_index': 'task_index'}


def test_flags_of_imported_modules_are_found(tmp_path):
    found = _read(
        tmp_path,
        'from config import FLAGS\n',
        config="DEFINE_string('task-id', '', '')\n",
        other="DEFINE_string('job_name', '', '')\n",
    )
    assert found.flags == {'task_index': 'task-id'}


def test_keys_of_dictionaries_are_no_flags(tmp_path):
    read = _read(tmp_path, "config['task_index'] = os.environ['TF_CONFIG']\n")
    assert not read.flags
    assert read.environment
    assert read.chief == 'chief'


def test_contrib_learn_has_a_master(tmp_path):
    text = 'from tensorflow.contrib.learn import learn_runner\n'
    assert _read(tmp_path, text).chief == 'master'


def test_module_is_found(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / 'package').mkdir()
    (tmp_path / 'package/train.py').write_text('')
    arguments = ['--seed=1', '-m', 'package.train', '--rate=1']
    assert script_flags.find_script(arguments) == 'package/train.py'
