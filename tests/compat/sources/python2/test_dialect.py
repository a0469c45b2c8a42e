"""A program's other files, and what lies beside it, tell its Python."""

import pytest

from legacy_rnn.compat.dating import projects
from legacy_rnn.compat.sources.python2 import dialect
from legacy_rnn.running.imports import importing

MAIN = 'import model\nmodel.train()\n'
MODEL = 'def train(): return 3 / 2\n'
ASKS = 'import model\nname = raw_input()\n'


@pytest.mark.parametrize(
    ('other', 'main', 'expected'),
    [
        (ASKS, MAIN, 2),
        ('name = raw_input()\n', MAIN, 3),
        ('import model\nname = input()\n', MAIN, 3),
        (ASKS, f"{MAIN}print(1, end='')\n", 3),
        (ASKS, f'import sys\nif sys.version_info[0] > 2: pass\n{MAIN}', 3),
    ],
)
def test_script_beside_for_the_same_modules_tells(
    tmp_path, other, main, expected
):
    path = tmp_path / 'main.py'
    path.write_text(main)
    (tmp_path / 'model.py').write_text(MODEL)
    (tmp_path / 'other.py').write_text(other)
    assert dialect.of_project(str(path), main) == expected
    project = projects.Files([path])
    assert project.python(path) == expected


@pytest.mark.parametrize(
    ('line', 'expected'),
    [
        ('f(**options, reuse=True)', 3),
        ('f(*a, *b)', 3),
        ('first, *rest = x', 3),
        ('both = {**a, **b}', 3),
        ('one = isinstance(x, (list, zip))', 3),
        ('f(*a, reuse=True, **options)', 2),
    ],
)
def test_idiom_of_2_in_a_program_of_3_tells_nothing(tmp_path, line, expected):
    main = f'import model\nimport copied\n{line}\n'
    path = tmp_path / 'main.py'
    path.write_text(main)
    (tmp_path / 'model.py').write_text(MODEL)
    (tmp_path / 'copied.py').write_text('part = x[: n / 3]\n')
    assert dialect.of_project(str(path), main) == expected
    project = projects.Files([path])
    assert project.python(tmp_path / 'model.py') == expected


@pytest.mark.parametrize(
    ('rest', 'expected'), [('', False), ('for x in xrange(3): pass\n', True)]
)
@pytest.mark.parametrize(
    'method',
    [
        'class A:\n    def __div__(self, n):\n        return self.x / n\n',
        'print\nx = 3 / 2\n',
    ],
)
def test_what_python_3_passes_by_tells_nothing_in_it(
    tmp_path, method, rest, expected
):
    (tmp_path / 'main.py').write_text("import part\nprint(f'{part}')\n")
    (tmp_path / 'part.py').write_text(method + rest)
    project = projects.Files([tmp_path / 'main.py', tmp_path / 'part.py'])
    assert project.is_python2(tmp_path / 'part.py') == expected
    (tmp_path / 'main.py').write_text('import part\n')
    project = projects.Files([tmp_path / 'main.py', tmp_path / 'part.py'])
    assert project.is_python2(tmp_path / 'part.py')


def test_what_is_around_a_program_is_asked_once(tmp_path, monkeypatch):
    names = [f'part{number}' for number in range(9)]
    for name in names:
        (tmp_path / f'{name}.py').write_text('x = 1\n')
    path = tmp_path / 'main.py'
    path.write_text(''.join(f'import {name}\n' for name in names))
    project, asked = projects.Files([path]), []
    monkeypatch.setattr(dialect, 'around', lambda *a: asked.append(a))
    for name in names:
        assert project.python(tmp_path / f'{name}.py') == 3
    assert len(asked) == 1


def test_file_of_2_alone_tells_in_any_program(tmp_path):
    main = 'import copied\ntext = f"{copied}"\n'
    path = tmp_path / 'main.py'
    path.write_text(main)
    (tmp_path / 'copied.py').write_text('print 1\n')
    assert dialect.of_project(str(path), main) == 2


ASKS = 'def train(batches): return batches.next()\n'
MAKES = 'def read(x):\n    for y in x:\n        yield y\n'


@pytest.mark.parametrize(
    ('asks', 'makes', 'python'),
    [
        (ASKS, MAKES, 2),
        (ASKS, MAKES.replace('yield y', 'return y'), 3),
        (ASKS, f'{MAKES}class Rows:\n    def next(self): pass\n', 3),
        (ASKS.replace('.next()', '.next(1)'), MAKES, 3),
        (ASKS.replace('batches', 'rows'), MAKES, 3),
        (
            'try:\n    x = batches.next()\nexcept AttributeError:\n'
            '    x = next(batches)\n',
            MAKES,
            3,
        ),
    ],
)
def test_generator_of_one_file_that_another_asks_for_next(
    tmp_path, asks, makes, python
):
    main = 'import model\nfrom data import read\nbatches = read([1])\n'
    (tmp_path / 'model.py').write_text(asks)
    (tmp_path / 'data.py').write_text(makes)
    path = tmp_path / 'main.py'
    path.write_text(main)
    assert dialect.of_project(str(path), main) == python


def test_scripts_of_a_folder_are_read_once_for_all_of_its_programs(
    tmp_path, monkeypatch
):
    texts = {
        tmp_path / f'{number}.py': f'import util\nx = {number}\n'
        for number in range(20)
    }
    for path, text in texts.items():
        path.write_text(text)
    (tmp_path / 'util.py').write_text('')
    read = []
    bound_names = dialect.bound_names

    def count(tree):
        read.append(tree)
        return bound_names(tree)

    monkeypatch.setattr(dialect, 'bound_names', count)
    util = str(tmp_path / 'util.py')
    for path, text in texts.items():
        program = {str(path): text, util: ''}
        assert dialect.sibling(program) is None
    assert len(read) == len(texts)


@pytest.mark.parametrize(
    ('code', 'python'),
    [
        ('n = len(x) / 4\nfor i in range(n - 1): pass\n', 2),
        ('n = len(x) // 4\nfor i in range(n - 1): pass\n', None),
        ('n = len(x) / 4\nfor i in range(n - y): pass\n', None),
        ('self.n = x / 4\ny[i * self.n:] = 1\n', 2),
        ('self.n = x / 4\nself.n = 3\ny[i * self.n:] = 1\n', None),
        ('self.n = int(x / 4)\ny[i * self.n:] = 1\n', None),
        ('y = np.mgrid[0:h / 2]\n', None),
        ('y = np.mgrid[0:2, -h / 2:h / 2]\n', None),
        ('y = np.r_[x[: h / 2]]\n', 2),
        ('y = x[: 2.0 * h / 3]\n', None),
        ('y = x[: -np.pi / h]\n', None),
        ('y = x[: float(h) / 3]\n', None),
        ("with open(p, 'w') as f: pickle.dump(x, f, 2)\n", 2),
        ('f = open(p)\nx = cPickle.load(f)\n', 2),
        ("with open(p, 'wb') as f: pickle.dump(x, f, 2)\n", None),
        ("with open(p, 'w') as f: json.dump(x, f)\n", None),
        ("with open(p, 'wb') as f: w = csv.writer(f)\n", 2),
        ("for row in csv.DictReader(open(p, 'rb')): pass\n", 2),
        ("f = open(p, 'rb')\nr = csv.reader(decoded(f))\n", None),
        ("with open(p, 'w') as f: w = csv.writer(f)\n", None),
        ("f = open(p, 'wb')\nx = ''\nx += y\nf.write(x)\n", 2),
        ("f = open(p, 'wb')\nx = ''\nx += b'y'\nf.write(x)\n", None),
        ('pickle.dump(x, f)\n', None),
    ],
)
def test_whole_quotients_and_pickles_in_text_are_of_2(code, python):
    assert dialect.of_text(code) == python


@pytest.mark.parametrize(
    ('code', 'python'),
    [
        ('for op in g.get_operations():\n    f(op.values()[0])\n', None),
        ('ops = g.get_operations()\nx = ops[-1].values()[0]\n', None),
        ('ops = g.get_operations()\n[o.values()[0] for o in ops]\n', None),
        ("op = g.get_operation_by_name('x')\ny = op.values()[0]\n", None),
        ('for i, op in enumerate(g.get_operations()):\n'
         '    x = op.values() + (i,)\n', None),
        ('x = y.op.values()[0]\n', None),
        ('op = y.op\nx = op.values()[0]\n', None),
        ('for op in g.get_operations():\n    f(d.values()[0])\n', 2),
    ],
)  # fmt: skip
def test_values_of_an_operation_are_no_dictionarys(code, python):
    assert dialect.of_text(f'import tensorflow as tf\n{code}') == python


@pytest.mark.parametrize(
    ('code', 'python'),
    [
        ('import _pickle as cPickle\n', 3),
        ('import urllib.request\n', 3),
        ('global a\nimport urllib.request\n', 3),
        ('from urllib import request\n', 3),
        ('from urllib.request import urlretrieve\n', 3),
        ('try:\n    import cPickle\nexcept ImportError:\n'
         '    import _pickle as cPickle\n', None),
        ('from six.moves.urllib.request import urlretrieve\n', None),
        ('from six.moves import urllib\n', None),
        ('import urllib\n', None),
        ('from future import standard_library\n'
         'standard_library.install_aliases()\nimport urllib.request\n', None),
        ('import future.standard_library\nimport urllib.parse\n', None),
    ],
)  # fmt: skip
def test_modules_that_only_python_3_has(code, python):
    more = 'x = unichr(3)\n' if python else ''
    assert dialect.of_text(code + more) == python


@pytest.mark.parametrize(
    ('code', 'python'),
    [
        ('import tensorflow.compat.v1 as tf\n', 3),
        ('x = tf.compat.v1.placeholder(tf.float32)\n', 3),
        ('import tensorflow.compat.v1 as tf\nx = [y] + d.values()\n', 2),
        ('#!/usr/bin/env python2\ny = tf.compat.v1.cos(x)\n', 3),
        ('x = d.values()[0]\n', 2),
        ("x = hparams.values()['size']\n", None),
        ('# import tensorflow.compat.v1 as tf\n', None),
        ('import tensorflow as tf\n', None),
    ],
)
def test_half_ported_source_is_of_3_unless_an_idiom_tells(code, python):
    assert dialect.of_text(code) == python
    assert dialect.of_text(code, 2) == 2


@pytest.mark.parametrize(
    ('body', 'python'),
    [
        ("return load(x.split('/')[-1])", 2),
        ("return load(x + '.npz')", 2),
        ("return load('names/' + x)", 2),
        ("return load(x.decode() + '.npz')", None),
        ("x = x.decode()\n    return x.split('/')", None),
        ("return isinstance(x, str) and x.split('/')", None),
        ("try: return x.split('/')\n    except TypeError: pass", None),
        ("return x.split(b'/')", None),
        ("return y + '.npz'", None),
        ('return x + 3', None),
    ],
)
def test_bytes_that_a_function_takes_for_text_are_of_2(body, python):
    code = f'def read(x):\n    {body}\n'
    assert dialect.of_text(code) is None
    for call in ('read, [n]', 'func=read, inp=[n]', 'partial(read), [n]'):
        text = f'{code}z = tf.py_func({call}, Tout=tf.float32)\n'
        assert dialect.of_text(text) == python


@pytest.mark.parametrize(
    ('code', 'python'),
    [
        ("x = pickle.load(f, encoding='latin1')\nprint\n", 3),
        ("x = pickle.loads(f, encoding='bytes')\nprint\n", 3),
        ('x = pickle.load(f)\nprint\n', 2),
        ("x = np.load(f, encoding='latin1')\nprint\n", 2),
        (
            'try:\n    x = pickle.load(f, encoding="bytes")\n'
            'except Exception:\n    x = pickle.load(f)\nprint\n',
            2,
        ),
    ],
)
def test_pickles_read_in_an_encoding_are_of_3(code, python):
    assert dialect.of_text(code) == python


def test_half_ported_file_divides_as_3_in_a_program_of_2(tmp_path):
    (tmp_path / 'main.py').write_text('import model\nx = d.keys() + [1]\n')
    half = tmp_path / 'model.py'
    half.write_text(f'import tensorflow.compat.v1 as tf\n{MODEL}')
    paths = [str(tmp_path / 'main.py'), str(half)]
    found = projects.Files(paths)
    assert [found.is_python2(path) for path in paths] == [True, False]


def test_script_of_python_3_outweighs_idioms_of_python_2():
    script = dialect.sign('#!/usr/bin/env python3\nx = 7 / 2\n')
    assert script == dialect.Sign(3, 1, '#!/usr/bin/env python3', True)
    idiom = dialect.sign('x = {}.iteritems\n')
    assert idiom.python == 2 and dialect.decisive([idiom]) == idiom
    assert dialect.decisive([idiom, script]) is None


def test_first_line_of_what_only_defines_outweighs_nothing():
    habit = dialect.sign(
        '#!/usr/bin/env python3\n"""Cells."""\nimport logging\n'
        'log = logging.getLogger(__name__)\nlog.setLevel(3)\n'
        'class Cell:\n    pass\n'
    )
    assert habit.python == 3 and not habit.alone
    idiom = dialect.sign('x = {}.iteritems\n')
    assert dialect.decisive([idiom, habit]) == idiom
    started = '#!/usr/bin/env python3\ndef main():\n    pass\nmain()\n'
    assert dialect.decisive([idiom, dialect.sign(started)]) is None


@pytest.mark.parametrize(
    'use', ['if x[0] > 1: continue', 'n = len(x)', 'x.extend([0])']
)
def test_list_of_2_just_bound_to_a_name_of_other_things_tells(use):
    loop = 'for x in open(path):\n    x = map(int, x.split())\n    {}\n'
    assert dialect.of_text(loop.format(use)) == 2
    assert dialect.of_text(loop.format(f'x = list(x); {use}')) is None
    assert (
        dialect.of_text(loop.format(f'if x: x = list(x)\n    {use}')) is None
    )


@pytest.mark.parametrize(
    ('between', 'python'), [('', 2), ('x = list(x)\n', None)]
)
def test_range_just_bound_to_a_name_of_other_things_is_shuffled(
    between, python
):
    code = f'x = range(3)\n{between}np.random.shuffle(x)\nfor x in y: pass\n'
    assert dialect.of_text(code) == python


def test_first_line_does_not_outweigh_modules_that_python_3_lacks():
    script = '#!/usr/bin/env python3\nimport {}\nx = 7\n'
    assert dialect.sign(script.format('StringIO')).python == 2
    assert dialect.sign(script.format('numpy, urllib2')).python == 2
    assert dialect.sign(script.format('commands')).python == 3
    imports = dialect.sign(script.format('StringIO'))
    named = dialect.sign(script.format('numpy'))
    assert dialect.decisive([named, named, imports]) == imports
    tried = 'try:\n    import cPickle\nexcept ImportError:\n    pass\n'
    assert dialect.sign(f'#!/usr/bin/env python3\n{tried}').python == 3


def test_half_ported_file_outweighs_idioms_of_python_2():
    half = dialect.sign('y = tf.compat.v1.cos(x)\n')
    idiom = dialect.sign('x = {}.iteritems\n')
    named = dialect.sign('#!/usr/bin/python2\nx = 7 / 2\n')
    prints = dialect.sign("print 'a'\n")
    typed = dialect.sign('def f(x: int): pass\n')
    assert dialect.decisive([None, named]) == named
    assert dialect.decisive([half, named, idiom]) is None
    assert dialect.decisive([half, prints]) == prints
    assert dialect.decisive([half, prints, typed]) is None


def test_most_files_of_a_program_tell_its_python():
    prints = dialect.sign("print 'a'\n")
    typed = dialect.sign('def f(x: int): pass\n')
    assert dialect.decisive([typed, prints]) == prints
    assert dialect.decisive([typed, prints, typed]) is None
    idiom = dialect.sign('x = {}.iteritems\n')
    called = dialect.sign("open(p, encoding='utf-8')\n")
    assert dialect.decisive([called, idiom]) is None
    assert dialect.decisive([called, idiom, idiom]) == idiom
    assert dialect.decisive([called, prints]) == prints


def test_quotients_of_tensors_among_sizes_are_of_both_pythons():
    start = (
        'import tensorflow as tf\nn = 8\nlength = tf.placeholder(tf.int32)\n'
    )
    for size in ('length / 2', 'n / length', 'tf.shape(x)[0] / n'):
        assert dialect.of_text(f'{start}tf.reshape(x, [{size}, 2])\n') is None
    assert dialect.of_text(f'{start}tf.reshape(x, [n / 2, 2])\n') == 2
    of_self = (
        f'{start}class A:\n'
        '    def build(self, x):\n'
        '        self.length = {}\n'
        '        return tf.reshape(x, [n / self.length, 2])\n'
    )
    placed = of_self.format('tf.compat.v1.placeholder(tf.int32)')
    assert dialect.of_text(placed) == 3  # By tf.compat.v1.
    assert dialect.of_text(of_self.format('4')) == 2


@pytest.mark.parametrize('guard,is_2', [('', True), ("'__main__'\n", False)])
def test_first_line_tells_who_starts_a_file_and_not_what_imports_it(
    tmp_path, guard, is_2
):
    (tmp_path / 'main.py').write_text("import pairs\nprint 'a'\n")
    named = tmp_path / 'pairs.py'
    named.write_text(f'#!/usr/bin/env python3\n{guard}x = zip(a, b)\n')
    found = projects.Files([str(tmp_path / 'main.py'), str(named)])
    assert found.is_python2(str(named)) == is_2
    for project in (2, 3):
        imports = importing.UserImports(None, None, project=project)
        known = imports.dialect(named.read_bytes())
        assert (known == 2) == (is_2 and project == 2)


def test_kernel_of_a_notebook_tells_what_ran_it():
    by_kernel = dialect.sign(f'x = 7 / 2\n{dialect.OF_KERNEL}\n')
    assert by_kernel == dialect.Sign(2, 2, '#!python2', True)
    assert not dialect.sign('#!/usr/bin/env python2\nx = 7 / 2\n').alone


def test_a_column_of_a_table_that_map_makes_tells_nothing():
    text = "table['n'] = map(str, rows)\nx = table['n'][0], f()[1]\n"
    assert dialect.of_text(text) is None
