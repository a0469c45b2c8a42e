"""What the files of a program tell of each other to the porter."""

from legacy_rnn.porting.programs import Programs

MAIN = 'import tensorflow as tf\nx = tf.zeros(n)\n'


def test_files_that_are_run_by_name_and_ported_are_known(tmp_path):
    start, main = tmp_path / 'start.py', tmp_path / 'main.py'
    main.write_text(MAIN)
    start.write_text("n = [3]\nexec(open('main.py').read())\n")
    told = Programs([start, main], [tmp_path]).project(start)
    assert told.started == {str(main): frozenset({'n'})}
    assert Programs([start], [tmp_path]).project(start).started == {}


def test_module_that_a_script_and_a_package_import_is_known(tmp_path):
    files = {
        'demo.py': 'from teller import wrapper\nprint wrapper\n',
        'teller/__init__.py': '',
        'teller/train.py': 'from model import x\nprint x\n',
        'teller/wrapper.py': 'from model import x\n',
        'teller/model.py': 'import op.inputs as inputs\nx = inputs.x\n',
        'teller/op/__init__.py': '',
        'teller/op/inputs.py': 'x = 1\n',
    }
    paths = [tmp_path / name for name in files]
    for path, text in zip(paths, files.values(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    told = {p.stem: Programs(paths, [tmp_path]).project(p) for p in paths}
    assert [n for n, project in told.items() if project.also_beside] == [
        'model'
    ]
    assert told['model'].siblings and not told['train'].siblings
