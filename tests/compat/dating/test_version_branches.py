"""What stands in a branch tells of the releases that reach it."""

import pytest

from legacy_rnn.compat import dating

HEAD = 'import tensorflow as tf\n'
OLD = '    tf.pack(x)\n'
NEW = '    tf.multiply(x, y)\n'


def ends(text):
    """First and last release that fit."""
    releases = dating.date_text(HEAD + text).releases
    return str(releases[0]), str(releases[-1])


@pytest.mark.parametrize(
    'condition',
    [
        "tf.__version__ < '0.12'",
        "LooseVersion(tf.__version__) < LooseVersion('0.12')",
        "d.v.LooseVersion(tf.VERSION) < d.v.LooseVersion('0.12')",
        "version.parse(tf.VERSION) < version.parse('0.12.0')",
        "int(tf.__version__.split('.')[1]) < 12 and tf.VERSION[0] == '0'",
        "not hasattr(tf, 'multiply')",
        "'multiply' not in dir(tf)",
        "'pack' in vars(tf) and 'multiply' not in tf.__dict__",
    ],
)
def test_each_branch_tells_of_its_own_releases(condition):
    assert ends(f'if {condition}:\n{OLD}else:\n{NEW}')[1] == '1.15'
    assert ends(f'if {condition}:\n{NEW}else:\n{OLD}')[1] == '0.12'


@pytest.mark.parametrize(
    'lines',
    [
        "numbers = tf.__version__.split('.')\nold = int(numbers[0]) < 1\n",
        "major, minor = [int(n) for n in tf.__version__.split('.')[:2]]\n"
        'old = major == 0\n',
        "from tensorflow import __version__ as v\nold = v.startswith('0.')\n",
        'from pkg_resources import parse_version as pv\n'
        "old = pv(tf.__version__) < pv('1.0')\n",
    ],
)
def test_condition_may_ask_by_names(lines):
    assert ends(f'{lines}if old:\n    tf.concat(1, [x])\n')[1] == '1.15'
    assert ends(f'{lines}y = tf.concat(1, [x]) if old else z\n')[1] == '1.15'
    assert ends(f'{lines}if not old:\n    tf.concat(1, [x])\n')[1] == '0.12'


def test_alias_of_one_branch_is_not_called_in_the_other():
    other = "if tf.__version__ < '1.0':\n    join = tf.concat\nelse:\n"
    assert ends(f'{other}    join = f\njoin(1, [x])\n')[1] == '1.15'
    text = other.replace('join = tf.concat', 'from a import join')
    text += '    from tensorflow import concat as join\njoin(1, [x])\n'
    assert ends(text)[1] == '1.15'


def test_ports_take_one_branch_alone():
    text = "if r1_15.__version__ < '1.0':\n    join = tf.concat\nelse:\n"
    text += '    join = f\njoin(1, [x])\n'
    assert ends(text) == ('0.5', '1.15')


def test_branch_that_no_release_reaches_tells_nothing():
    text = "if tf.__version__ >= '2.0':\n    tf = tf.compat.v1\n"
    text += '    tf.disable_v2_behavior()\ntf.pack(x)\n'
    assert ends(text)[1] == '0.12'


@pytest.mark.parametrize(
    'condition',
    [
        "np.__version__ < '1.0'",
        'sys.version_info[0] == 2',
        'is_old(tf.__version__)',
        "open(tf.__version__) or hasattr(x, 'y')",
    ],
)
def test_other_conditions_change_nothing(condition):
    assert ends(f'if {condition}:\n{OLD}')[1] == '0.12'


def test_alias_that_is_tried_may_be_either():
    text = (
        'try:\n    s2s = tf.contrib.legacy_seq2seq\nexcept AttributeError:\n'
    )
    text += '    s2s = tf.nn.seq2seq\ns2s.basic_rnn_seq2seq(x, y, c)\n'
    assert ends(text)[1] == '1.15'


def test_none_where_an_import_fails_hides_nothing():
    text = 'try:\n    import tensorflow as t\nexcept ImportError:\n'
    assert ends(text + '    t = None\nt.pack(x)\n')[1] == '0.12'


# Names that double what they stand for.
DOUBLED = ''.join(f'a{i + 1} = [a{i}, a{i}]\n' for i in range(40))
LONG = repr(50 * 'x')


@pytest.mark.parametrize(
    'lines',
    [
        f'a0 = tf.VERSION\n{DOUBLED}if a40:\n',
        f'if [tf.VERSION {9 * f"for i in {LONG} "}]:\n',
        f'if {9 * f"{LONG}.join("}tf.VERSION{9 * ")"}:\n',
        "if int(float('1e999')) > int(tf.VERSION[0]):\n",
    ],
)
def test_condition_that_grows_or_fails_is_not_told(lines):
    assert ends(f'{lines}    tf.concat(1, [x])\n')[1] == '0.12'
