"""Dictionaries of equal values are sorted as Python 2 sorted them."""

import collections
import zlib

import pytest

from legacy_rnn.compat import old_sets
from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import NEW_HEAD, check_noop, check_transformed

OURS = 'from legacy_rnn.compat import old_sets\n'
OF_2, OF_3 = "print 'x'\n", "print('x')\n"
WORDS = 'the quick brown fox jumps over the lazy dog'.split()
# Recorded under Python 2.7, as all that is wanted here.
ORDER = ['brown', 'lazy', 'over', 'fox', 'dog', 'quick', 'jumps']


@pytest.mark.parametrize(
    ('source', 'new'),
    [
        ('x = c.most_common()\n', 'x = old_sets.most_common(c)\n'),
        (
            'x = Counter(y).most_common(n - 1)\n',
            'x = old_sets.most_common(Counter(y), n - 1)\n',
        ),
        (
            'x = sorted(a.b, key=a.b.get, reverse=True)\n',
            'x = sorted(old_sets.keys(a.b), key=a.b.get, reverse=True)\n',
        ),
        (
            'x = sorted(d.items(), key=lambda x: -x[1])\n',
            'x = sorted(old_sets.items(d), key=lambda x: -x[1])\n',
        ),
        (
            'list = x.keys()\n',
            'list = [*old_sets.keys(x)]\n',
        ),
        (
            'x = sorted(list(d.items()), key=operator.itemgetter(1))\n',
            'x = sorted(list(old_sets.items(d)), '
            'key=operator.itemgetter(1))\n',
        ),
        (
            'x = [i for i, w in enumerate(d.keys())]\n',
            'x = [i for i, w in enumerate(old_sets.keys(d))]\n',
        ),
        ('x = a.b.keys()\n', 'x = list(old_sets.keys(a.b))\n'),
        ('self.x = d.items()\n', 'self.x = list(old_sets.items(d))\n'),
        (
            'x = zip(a.keys(), f(d.values()))\n',
            'x = list(zip(old_sets.keys(a), f(list(old_sets.values(d)))))\n',
        ),
        (
            'def f(d):\n    return d.keys()\n',
            'def f(d):\n    return list(old_sets.keys(d))\n',
        ),
        (
            'for k, v in d.iteritems():\n    x.append(v)\n',
            'for k, v in old_sets.items(d):\n    x.append(v)\n',
        ),
        (
            'for k in d:\n    if d[k] > 5:\n        ids[k] = len(ids)\n',
            'for k in old_sets.each(d):\n    if d[k] > 5:\n'
            '        ids[k] = len(ids)\n',
        ),
        (
            'for k in d.keys():\n    ids[k] = i\n    i += 1\n',
            'for k in list(old_sets.keys(d)):\n    ids[k] = i\n    i += 1\n',
        ),
        (
            'x = [k for k in d if d[k] > 5]\n',
            'x = [k for k in old_sets.each(d) if d[k] > 5]\n',
        ),
        (
            'x = {k: tf.Variable(v) for k, v in d.items()}\n',
            'x = {k: tf.Variable(v) for k, v in old_sets.items(d)}\n',
        ),
        (
            'd = {}\nx = zip(d, d.values())\n',
            'd = {}\nx = list(zip(old_sets.each(d), old_sets.values(d)))\n',
        ),
        (
            'for k, v in d.iteritems():\n    groups[v].append(k)\n',
            'for k, v in old_sets.items(d):\n    groups[v].append(k)\n',
        ),
        ('x = d.values()[0]\n', 'x = list(old_sets.values(d))[0]\n'),
        (
            'x = max(d.iteritems(), key=f)[0]\n',
            'x = max(iter(old_sets.items(d)), key=f)[0]\n',
        ),
        (
            'x = sorted(d.keys(), key=lambda k: d[k])\n',
            'x = sorted(old_sets.keys(d), key=lambda k: d[k])\n',
        ),
        (
            'd = {}\nx = min(d, key=d.get)\n',
            'd = {}\nx = min(old_sets.each(d), key=d.get)\n',
        ),
        (
            'x = np.array(d.values())\n',
            'x = np.array(list(old_sets.values(d)))\n',
        ),
    ],
)
def test_order_of_equals_is_asked_of_ours(source, new):
    before = f'import tensorflow as tf\n{source}{OF_2}'
    check_transformed(before, f'{OURS}{NEW_HEAD}{new}{OF_3}', head=False)


@pytest.mark.parametrize(
    'source',
    [
        'x = sorted(d.items())\n',
        'x = sorted(d, key=e.get)\n',
        'x = sorted(d.items(), key=lambda x: (-x[1], x[0]))\n',
        'x = sorted(d.items(), key=lambda x: x)\n',
        'def sorted(x, key):\n    pass\ny = sorted(d, key=d.get)\n',
        'x = c.most_common(n=3)\n',
        'for x in d.keys():\n    f(x)\n',
        'x = f(d.get(0))\n',
        'x = keys()\n',
    ],
)
def test_what_leaves_none_equal_stays(source):
    check_transformed(source + OF_2, source + OF_3)


@pytest.mark.parametrize(
    'source',
    [
        'for k, v in x.items():\n    print(k)\n',
        'x = {k: f(v) for k, v in d.items()}\n',
        'x = sum([v for v in d.values()])\n',
        'x = len(d.keys())\n',
        "x = 'a' in d.keys()\n",
        'for k in rows:\n    x.append(k)\n',
    ],
)
def test_loops_that_number_and_keep_nothing_stay(source):
    ported = port_text(f'import tensorflow as tf\n{source}{OF_2}', '0.8')
    assert 'old_sets' not in ported.text


def test_names_and_what_a_session_gave_stay_pairs():
    source = (
        "d = {'loss': 1, 'acc': 2, 'step': 3}\nnames = d.keys()\n"
        'def run(values):\n    return values\n'
        'found = dict(zip(names, run(d.values())))\n'
        'found = found, dict(zip(names, [d[k] for k in d]))\n'
    )
    names: dict = {}
    ported = port_text(f'{source}{OF_2}', '0.8')
    exec(ported.text, names)  # noqa: S102
    assert list(names['names']) == ['acc', 'loss', 'step']
    assert names['found'] == (names['d'], names['d'])


def test_only_dictionaries_are_run_through_by_their_hashes():
    assert old_sets.each({'loss': 1, 'acc': 2}) == ['acc', 'loss']
    ordered = collections.OrderedDict(loss=1, acc=2)
    for given in (ordered, [2, 1], iter([])):
        assert old_sets.each(given) is given


def test_dictionaries_of_python_3_stay():
    check_noop("x = c.most_common()\nprint('x', end='')\n")


def test_order_is_that_of_python_2():
    counts = collections.Counter(WORDS)
    pairs = [('the', 2), *((word, 1) for word in ORDER)]
    assert old_sets.most_common(counts) == pairs
    assert old_sets.most_common(counts, 3) == pairs[:3]
    sizes = {word: len(word) for word in WORDS}
    assert sorted(old_sets.keys(sizes), key=sizes.get)[:3] == [
        'fox',
        'dog',
        'the',
    ]
    first = sorted(old_sets.items(sizes), key=lambda pair: -pair[1])[:4]
    assert [word for word, _ in first] == ['brown', 'quick', 'jumps', 'lazy']


def test_order_of_a_thousand_words_is_that_of_python_2():
    words = [f'w{i * 7919 % 1013}' for i in range(3000)]
    found = old_sets.most_common(collections.Counter(words))
    assert found[:3] == [('w290', 3), ('w277', 3), ('w924', 3)]
    joined = ' '.join(word for word, _ in found)
    assert zlib.crc32(joined.encode()) == 860859859


class Ranks:
    def most_common(self, n=2):
        return n


@pytest.mark.parametrize(
    ('given', 'wanted'),
    [
        (collections.OrderedDict(b=1, a=1), ['b', 'a']),
        ('ba', ['b', 'a']),
    ],
)
def test_what_has_an_order_of_its_own_keeps_it(given, wanted):
    assert old_sets.keys(given) == wanted
    assert old_sets.most_common(Ranks()) == 2
    assert old_sets.most_common(Ranks(), 5) == 5


class _Own:
    def keys(self):
        return 'ab'


def test_keys_and_values_have_that_order():
    counts = collections.Counter(WORDS)
    wanted = [w for w in old_sets.keys(counts) if w != 'the']
    assert wanted == ORDER
    values = old_sets.values(counts)
    assert values == [counts[key] for key in old_sets.keys(counts)]
    counts['cat'] = 9
    assert sorted(old_sets.keys(counts)) == sorted({*WORDS, 'cat'})
    ordered = collections.OrderedDict.fromkeys(WORDS)
    assert old_sets.keys(ordered) == list(ordered)
    assert old_sets.keys(_Own()) == 'ab'
