"""All of the user's code gets the old TensorFlow, however it is loaded."""

import pathlib

from tests import forking

INNER = """\
import tensorflow as tf
print '%s %s %d' % (__name__, tf.pack([1, 2]).get_shape(), 7 / 2)
"""
OUTER = """\
import imp, importlib.util, runpy
from importlib.machinery import SourceFileLoader
print(sorted(runpy.run_path('inner.py', run_name='__main__'))[-1])
runpy.run_path('folder', {'__name__': 'x'}, 'folder')
runpy.run_module('inner', run_name='module')
runpy.run_module('package', alter_sys=True)
exec(open('inner.py').read())
exec(open('inner.py').read(), {'__name__': 'given'})
exec(compile(open('inner.py').read(), 'inner.py', 'exec'))
imp.load_source('source', 'inner.py')
imp.load_module('found', *imp.find_module('inner'))
spec = importlib.util.spec_from_file_location('spec', 'inner.py')
spec.loader.exec_module(importlib.util.module_from_spec(spec))
SourceFileLoader('file', 'inner.py').load_module()
def local():
    x = 1
    exec('print(x + 1)')
local()
"""
OLD = "print 'two'\nexecfile('inner.py')\nexec open('inner.py').read() in {}\n"
NAMES = (
    '__main__ folder module package.__main__ __main__ given __main__ source '
    'found spec file'
).split()


def run(folder, *argv):
    done = forking.module('legacy_rnn', 'run', *argv, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def write(folder, files):
    for name, text in files.items():
        path = pathlib.Path(folder, name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)


VENDORED = """\
import tensorflow, vendored
print(tensorflow.__version__, vendored.tensorflow.__version__[0])
"""


def test_packages_beside_the_script_have_todays_tensorflow(tmp_path):
    package = 'import tensorflow\nhas_key = {}.get\nx = 3 / 2\nassert x > 1\n'
    record = {'vendored-1.dist-info/RECORD': 'vendored.py,,\n'}
    write(tmp_path, {'main.py': VENDORED, 'vendored.py': package, **record})
    assert run(tmp_path, '--release=0.9', 'main.py') == ['0.9.0 2']


def test_packages_known_to_be_of_tensorflow_1_get_it(tmp_path):
    package = (
        'import tensorflow\nfrom .part import pack\n'
        'from tensorflow.contrib import layers\n'
    )
    part = 'from tensorflow import pack\n'
    files = {'tflearn/__init__.py': package, 'tflearn/part.py': part}
    record = ''.join(f'{name},,\n' for name in files)
    files['tflearn-0.5.dist-info/RECORD'] = record
    script = VENDORED.replace('vendored', 'tflearn')
    write(tmp_path, {'main.py': script, **files})
    assert run(tmp_path, '--release=0.9', 'main.py') == ['0.9.0 0']


def test_module_of_an_old_package_with_a_bare_beginning(tmp_path):
    package = {
        'tensor2tensor/__init__.py': '# Nothing.\n',
        'tensor2tensor/names.py': 'GO = 1\n',
        'tensor2tensor/problem.py': (
            'import tensorflow as tf\nfrom tensor2tensor import names\n'
            'mode = tf.estimator.ModeKeys.TRAIN\ndropped = tf.contrib\n'
        ),
    }
    record = ''.join(f'{name},,\n' for name in package)
    package['tensor2tensor-1.9.0.dist-info/RECORD'] = record
    script = (
        'from tensor2tensor import names\n'
        'from tensor2tensor.problem import mode\nprint(mode)\n'
    )
    write(tmp_path, {'main.py': script, **package})
    assert run(tmp_path, '--release=1.12', 'main.py') == ['train']


def test_what_is_no_text_on_the_path_is_passed_over(tmp_path):
    script = (
        'import sys\nsys.path += [["inner"], None]\n'
        'import inner\nprint(inner.x)\n'
    )
    write(tmp_path, {'main.py': script, 'inner.py': 'x = 7 // 2\n'})
    assert run(tmp_path, '--release=1.4', 'main.py') == ['3']


def test_loaded_files_are_of_the_release(tmp_path):
    package = {'package/__init__.py': '', 'package/__main__.py': INNER}
    main = {'folder/__main__.py': INNER, 'two.py': OLD}
    write(tmp_path, {'inner.py': INNER, 'outer.py': OUTER, **main, **package})
    lines = [f'{name} (2,) 3' for name in NAMES]
    expected = [lines[0], 'tf', *lines[1:], '2']
    assert run(tmp_path, 'outer.py') == expected
    names = ['__main__', 'builtins']
    expected = ['two', *[f'{name} (2,) 3' for name in names]]
    assert run(tmp_path, 'two.py') == expected


def test_own_package_in_place_of_a_loaded_one_imports_itself(tmp_path):
    script = 'import tensorflow, IPython\nprint(IPython.part.NAME)\n'
    files = {
        'train.py': script,
        'IPython/__init__.py': 'from IPython import part\n',
        'IPython/part.py': "NAME = 'own'\n",
    }
    write(tmp_path, files)
    assert run(tmp_path, '--release=1.4', 'train.py') == ['own']


TAKEN = """\
import sys
import tensorflow as tf
sys.modules['tensorflow'] = tf.compat.v1
import tensorflow as tf
from helper import cell
tf.disable_v2_behavior()
print(type(cell()).__name__, tf.placeholder(tf.float32, [2]).shape)
"""
HELPER = """\
import tensorflow as tf
def cell():
    return tf.nn.rnn_cell.LSTMCell(5)
"""


def test_compat_v1_may_be_put_in_place_of_tensorflow(tmp_path):
    write(tmp_path, {'main.py': TAKEN, 'helper.py': HELPER})
    assert run(tmp_path, 'main.py') == ['LSTMCell (2,)']
