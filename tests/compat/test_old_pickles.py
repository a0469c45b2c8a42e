"""Pickles of Python 2 are read by ports."""

import collections
import io

import numpy as np

from legacy_rnn.compat import old_pickles

# What Python 2.7 writes for ['the', 'caf\xc3\xa9'] by protocol 0 and 2.
TEXTS = (
    b"(lp0\nS'the'\np1\naS'caf\\xc3\\xa9'\np2\na.",
    b'\x80\x02]q\x00(U\x03theq\x01U\x05caf\xc3\xa9q\x02e.',
)


def array(values):
    """What Python 2.7 writes for an array of small numbers, by protocol 2."""
    return (
        b'\x80\x02cnumpy.core.multiarray\n_reconstruct\nq\x00'
        b'cnumpy\nndarray\nq\x01K\x00\x85q\x02U\x01bq\x03\x87q\x04Rq\x05'
        b'(K\x01K' + bytes([len(values)]) + b'\x85q\x06'
        b'cnumpy\ndtype\nq\x07U\x02u1q\x08K\x00K\x01\x87q\tRq\n'
        b'(K\x03U\x01|q\x0bNNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tq\x0cb'
        b'\x89U' + bytes([len(values), *values]) + b'q\rtq\x0eb.'
    )


def test_text_is_found_again():
    for data in TEXTS:
        assert old_pickles.loads(data) == ['the', 'caf\u00e9']


def test_arrays_keep_their_numbers():
    # 0xc3 0xa9 is a letter of UTF-8; 0xff is none.
    for values in ([1, 2], [1, 255], [0xC3, 0xA9], [0xC4, 0x80]):
        found = old_pickles.loads(array(values))
        np.testing.assert_array_equal(found, values)


def test_pickles_follow_each_other_in_a_file():
    file = io.BytesIO(TEXTS[1] + array([1, 255]) + TEXTS[0])
    found = [old_pickles.load(file) for _ in range(3)]
    assert found[0] == found[2] and found[1][1] == 255


def test_file_that_has_no_place_to_go_back_to_is_read_at_once():
    class Stream(io.BytesIO):
        def seekable(self):
            return False

    assert old_pickles.load(Stream(TEXTS[0]))[1] == 'caf\u00e9'


def test_sets_are_in_the_order_that_they_had():
    data = (
        b"c__builtin__\nset\np0\n((lp1\nS'quick'\np2\naS'brown'\np3\naS'the'\n"
        b"p4\naS'fox'\np5\natp6\nRp7\n."
    )
    words = ['quick', 'brown', 'the', 'fox']
    assert list(old_pickles.loads(data)) == words
    file = io.BytesIO(2 * data)
    assert [list(old_pickles.load(file)) for _ in range(2)] == [words, words]


def test_text_beside_arrays_is_text():
    # Python 2.7: cPickle.dumps({'caf\xc3\xa9': [('\xe9', u'\xe9'), a]}, 2)
    data = (
        b'\x80\x02}q\x01U\x05caf\xc3\xa9q\x02]q\x03(U\x01\xe9q\x04'
        b'X\x02\x00\x00\x00\xc3\xa9q\x05\x86q\x06'
        + array([0xFF])[2:-1]
        + b'es.'
    )
    (word, (pair, numbers)) = old_pickles.loads(data).popitem()
    assert word == 'caf\u00e9' and pair == ('\u00e9', '\u00e9')
    assert numbers.tolist() == [0xFF]


def test_strings_of_arrays_are_text():
    def named(a):
        a['name'] = 'caf\xc3\xa9'
        return a

    class Words:
        def __init__(self):
            self.words = ('caf\xc3\xa9', [np.bytes_(b'caf\xc3\xa9')])

    held = np.array(
        [named({'caf\xc3\xa9': {'\xc3\xa9'}}), Words(), None], object
    )
    held[2] = held
    found = old_pickles.as_text(held)
    assert found is held and found[2] is held
    assert found[0] == {'caf\u00e9': {'\u00e9'}, 'name': 'caf\u00e9'}
    assert found[1].words == ('caf\u00e9', ['caf\u00e9'])
    texts = old_pickles.as_text(np.array([b'a', b'caf\xc3\xa9']))
    assert texts.tolist() == ['a', 'caf\u00e9'] and texts.dtype.kind == 'U'


def test_what_is_no_text_stays():
    pixels = np.array([b'\xff\xd8', b'a'])
    number, plain = np.float32(3), (1, b'caf\xc3\xa9', 2.5)
    for value in (pixels, number, plain, 'caf\xe9', 'no \xc3', {1: pixels}):
        assert old_pickles.as_text(value) is value


def test_order_of_keys_stays():
    words = dict.fromkeys(['the', 'caf\xc3\xa9', 'dog'], 1)
    assert list(old_pickles.as_text(words)) == ['the', 'caf\u00e9', 'dog']


def test_every_collection_keeps_its_kind():
    counts = collections.Counter({'caf\xc3\xa9': 3, 'dog': 2})
    assert old_pickles.as_text(counts) == {'caf\u00e9': 3, 'dog': 2}
    for kind in (frozenset, collections.deque, tuple):
        assert old_pickles.as_text(kind(['\xc3\xa9'])) == kind(['\u00e9'])
    alone = old_pickles.as_text(np.array(b'caf\xc3\xa9'))
    assert alone.shape == () and alone[()] == 'caf\u00e9'
