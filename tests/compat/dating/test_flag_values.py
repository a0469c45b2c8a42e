"""What defaults of flags and `FLAGS.__flags` say, beside the real releases."""

import ast
import json
import pathlib

import pytest

from legacy_rnn.compat import dating
from legacy_rnn.compat.dating import flag_values, projects

RECORDS = pathlib.Path(__file__).parents[2] / 'golden' / 'flags'
HEAD = 'import tensorflow as tf\nflags = tf.app.flags\nFLAGS = flags.FLAGS\n'


def ends(line, tail='', head=HEAD):
    """First and last release that fit a program with a line."""
    releases = dating.date_text(f'{head}{line}\n{tail}').releases
    return str(releases[0]), str(releases[-1])


def rows(release):
    path = RECORDS / f'{release}.json'
    return json.loads(path.read_text())['flags'].items()


@pytest.mark.parametrize('row', rows('1.5.1'), ids=lambda row: row[0])
def test_default_is_refused_where_1_5_refused_it(row):
    kind, _, default = row[0].partition(' ')
    kind = flag_values.kind_of(f'DEFINE_{kind}')
    node = ast.parse(default, mode='eval').body
    assert flag_values.is_refused(kind, node) is (row[1] == 'refused')


def test_1_4_took_every_default():
    assert 'refused' not in dict(rows('1.4.1')).values()


@pytest.mark.parametrize('tail', ['', 'print "Python 2"\n'])
@pytest.mark.parametrize(
    ('line', 'last'),
    [
        ("flags.DEFINE_string('rate', 0.1, '')", '1.4'),
        ("flags.DEFINE_string('rate', default_value=1, docstring='')", '1.4'),
        ("tf.flags.DEFINE_integer('n', 10 * 1e3, '')", '1.4'),
        ("tf.app.flags.DEFINE_boolean('b', 'yes', '')", '1.4'),
        ("flags.DEFINE_string('rate', '0.1', '')", '1.15'),
        ("flags.DEFINE_string('rate', None, '')", '1.15'),
        ("flags.DEFINE_string('rate', path(), '')", '1.15'),
        ("flags.DEFINE_integer('n', 10 * 3, '')", '1.15'),
        ("flags.DEFINE_float('n', 3, '')", '1.15'),
        ("flags.DEFINE_boolean('b', 1, '')", '1.15'),
        ("f(flag_name='a', default_value='b', docstring='')", '1.15'),
        ("parser.DEFINE_string('rate', 0.1, '')", '1.15'),
        ("flags.DEFINE_string('a', tf.nn.rnn_cell.GRUCell, 'h')", '1.4'),
        ("flags.DEFINE_bool('a', lambda: 3, 'h')", '1.4'),
        ("flags.DEFINE_string('a', tf.VERSION, 'h')", '1.15'),
        ("flags.DEFINE_string('a', Cells.NAME, 'h')", '1.15'),
    ],
)
def test_default_of_another_type_is_of_1_4(line, last, tail):
    assert ends(line, tail)[1] == last


def test_old_names_of_arguments_are_taken_in_both():
    call = "flags.DEFINE_string(flag_name='a', default_value='', docstring='')"
    assert ends(call) == ('0.5', '1.15')


PLAIN = ('0.5', '1.4')
ABSL = ('1.5', '1.15')
BOTH = ('0.5', '1.15')


@pytest.mark.parametrize('tail', ['', 'print "Python 2"\n'])
@pytest.mark.parametrize(
    ('line', 'wanted'),
    [
        ("x = FLAGS.__flags['rate'] * 2", PLAIN),
        ("FLAGS.__flags['rate'] = 2", PLAIN),
        ("x = FLAGS.__flags.get('rate') + 1", PLAIN),
        ('json.dump(FLAGS.__flags, file)', PLAIN),
        ('f(**FLAGS.__flags)', PLAIN),
        ('for k, v in FLAGS.__flags.items():\n  print(k, v)', PLAIN),
        (
            'for k, v in FLAGS.__flags.items():\n  if k in d:\n    d[k] = v',
            PLAIN,
        ),
        (
            'for k, v in FLAGS.__flags.items():\n  if k in d:\n    v.value',
            ABSL,
        ),
        ('for v in sorted(FLAGS.__flags.values()):\n  print(v)', PLAIN),
        ('x = {k: v for k, v in FLAGS.__flags.items()}', PLAIN),
        ("x = FLAGS.__dict__['__flags']", PLAIN),
        ("pprint(vars(FLAGS)['__flags'])", PLAIN),
        ("x = FLAGS.__dict__.get('__flags')", PLAIN),
        ("c = FLAGS.__flags.copy()\nc['a'] = f(c['a'])", PLAIN),
        ("c = dict(FLAGS.__flags)\nx = c['a'] + 1", PLAIN),
        ('c = dict(FLAGS.__flags.items())\njson.dump(c, file)', PLAIN),
        ('c = FLAGS.__flags.copy()\nf(**c)', PLAIN),
        ('c = dict(FLAGS.__flags)\nf(c)', BOTH),
        ("c = copy.deepcopy(FLAGS.__flags)\nx = c['a'].value", ABSL),
        ("x = FLAGS.__flags['rate'].value", ABSL),
        ("x = FLAGS.__flags['rate']._value", ABSL),
        ('for k, v in FLAGS.__flags.items():\n  print(k, v.value)', ABSL),
        ('x = [v.value for v in FLAGS.__flags.values()]', ABSL),
        ('x = FLAGS.flag_values_dict()', ABSL),
        ("x = FLAGS['rate'].value", ABSL),
        ('FLAGS(sys.argv)', ABSL),
        ("x = FLAGS.__dict__['other']", BOTH),
        ("x = other.__dict__['__flags']", BOTH),
        ('for k in FLAGS.__flags:\n  print(k)', BOTH),
        ('x = len(FLAGS.__flags)', BOTH),
        ('pprint(FLAGS.__flags)', BOTH),
        ("c = FLAGS.__flags.copy()\nc['b'] = 1\nx = c['b']", BOTH),
        ("c = other.copy()\nx = c['a'] + FLAGS.b", BOTH),
        ("x = getattr(FLAGS.__flags['a'], 'value', 0)", BOTH),
        ('try:\n  x = FLAGS.__flags[k] + 1\nexcept Exception:\n  x = 0', BOTH),
    ],
)
def test_values_are_plain_up_to_1_4(line, wanted, tail):
    assert ends(line, tail) == wanted


def test_flags_of_others_say_nothing():
    head = 'import tensorflow as tf\nfrom absl import flags\n'
    head += 'FLAGS = flags.FLAGS\n'
    for line in ('FLAGS(sys.argv)', "x = FLAGS.__flags['a'] + 1"):
        assert ends(line, head=head) == BOTH


def test_table_shown_whole_is_likelier_of_1_4():
    found = dating.date_text(f'{HEAD}tf.stack(x)\npprint(FLAGS.__flags)\n')
    assert str(found.releases[-1]) == '1.15'
    assumed = found.assume()
    assert str(assumed.release) == '1.4'
    assert assumed.preferences[0].line == 5


@pytest.mark.parametrize(
    ('line', 'wanted'),
    [
        ("float('batch_size', 20, 'h')", '1.4'),
        ("float('num_units', 2 * 8, 'h')", '1.4'),
        ("float('batch_size', 20.0, 'h')", '1.15'),
        ("float('clip', 5, 'h')", '1.15'),
        ("integer('batch_size', 20, 'h')", '1.15'),
    ],
)
def test_count_in_a_float_flag_is_likelier_of_1_4(line, wanted):
    source = f'{HEAD}tf.stack(x)\ntf.app.flags.DEFINE_{line}\n'
    found = dating.date_text(source)
    assert str(found.releases[-1]) == '1.15'
    assert str(found.assume().release) == wanted


def test_flags_that_no_file_defines_were_set_up_to_1_4(tmp_path):
    head = 'import tensorflow as tf\nFLAGS = tf.flags.FLAGS\ntf.stack(x)\n'
    main, other = tmp_path / 'main.py', tmp_path / 'other.py'
    main.write_text(f'import other\n{head}FLAGS.size = 3\n')
    other.write_text(head)
    assumed = projects.Files([main]).dating([main, other]).assume()
    assert str(assumed.release) == '1.4'
    assert assumed.preferences[0].line == 5
    other.write_text(f"{head}tf.flags.DEFINE_integer('size', 1, '')\n")
    assumed = projects.Files([main]).dating([main, other]).assume()
    assert str(assumed.release) == '1.15'


@pytest.mark.parametrize(
    'line',
    [
        "for n in 'size', 'rate': flags.DEFINE_integer(n, 1, '')",
        "getattr(flags, 'DEFINE_' + kind)('size', 1, '')",
        "from absl import flags as now; now.DEFINE_integer('size', 1, '')",
        'from absl.flags import DEFINE_integer',
        'from tensor2tensor.bin import t2t_trainer',
    ],
)
def test_flags_that_others_may_define_tell_nothing(line):
    known = "flags.DEFINE_integer('own', 1, '')"
    for lines in line, f'{line}\n{known}':
        head = f'{HEAD}tf.stack(x)\n{lines}\n'
        found = dating.date_text(f'{head}FLAGS.size = 3\n')
        assert str(found.assume().release) == '1.15'


def test_function_that_is_called_where_it_stands_defines_no_flag():
    line = "(lambda size: size)(3)\nflags.DEFINE_integer('own', 1, '')\n"
    found = dating.date_text(f'{HEAD}tf.stack(x)\n{line}FLAGS.own = 3\n')
    assert str(found.assume().release) == '1.15'


def test_flags_of_another_file_are_known():
    source = (
        'import json\nimport tensorflow as tf\nfrom conf import flags_of\n'
        'config = use(flags_of().FLAGS)\njson.dump(config.__flags, file)\n'
    )
    assert str(dating.date_text(source).releases[-1]) == '1.4'


def test_flags_of_another_file_are_flags():
    program = 'from parser import FLAGS\njson.dump(FLAGS.__flags, file)\n'
    assert ends('', head=f'import tensorflow as tf\n{program}')[1] == '1.4'
