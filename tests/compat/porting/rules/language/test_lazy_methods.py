"""Methods of own classes that Python 2's dictionaries had."""

import pytest

from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import findings, port_text

LINES = """class Words{}:
    def __init__(self):
        self.ids = {{'a': 1}}
    def iteritems(self):
        return self.ids.iteritems()
found = [word for word, _ in Words().iteritems()]
"""


def port(source):
    return port_text(source, '0.8', project=Project(python2=True))


@pytest.mark.parametrize('bases', ['', '(object)'])
def test_a_class_has_the_method_that_is_called(bases):
    ported = port(LINES.format(bases))
    space = {}
    exec(ported.text, space)
    assert space['found'] == ['a']
    assert 'lazy-methods' not in findings(port(ported.text), 'changed')


@pytest.mark.parametrize(
    'source',
    [
        LINES.format('(dict)'),
        LINES.format('').replace('__init__', 'items'),
        LINES.format('').replace('def iteritems', 'def others'),
    ],
)
def test_other_classes_stay(source):
    assert 'lazy-methods' not in findings(port(source), 'changed')


ASKED = """class Words(object):
    def __init__(self):
        self.ids = {'a': 1}
    def __getitem__(self, word):
        return self.ids[word]
    def has_key(self, word):
        return self.ids.has_key(word)
    def tostring(self):
        return 'words'
words = Words()
found = words.has_key('b'), words.has_key('a'), words.tostring()
"""


def test_a_class_has_what_in_and_tobytes_ask_it_by():
    space = {}
    exec(port(ASKED).text, space)
    assert space['found'] == (False, True, 'words')
