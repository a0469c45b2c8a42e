"""Names of Python 2 are Python 3's."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import HEAD, findings, uncommented

CASES = {
    'a constant': (
        'import string\nx = string.letters\n',
        'import string\nx = string.ascii_letters\n',
    ),
    'a function': (
        "import string\nx = string.join(words, ' ')\n",
        "import string\nx = (' ').join(words)\n",
    ),
    'a number with zeros': (
        'import string\nx = string.zfill(n, 5), string.zfill("1", 5)\n',
        'import string\nx = str(n).zfill(5), ("1").zfill(5)\n',
    ),
    'a file in memory': (
        "import io\nf = io.BytesIO('a'); f.seek(n)\n",
        "import io\nf = io.BytesIO(('a').encode('utf-8')); f.seek(n)\n",
    ),
    'a type': (
        'from types import FunctionType, ListType as L\n',
        'from types import FunctionType\nL = list\n',
    ),
    'a type of strings': (
        'import types\nx = type(y) == types.StringType\n',
        'import types\nx = type(y) == str\n',
    ),
    'cmp': ('x = cmp(a, b)\n', 'x = (lambda a, b: (a > b) - (a < b))(a, b)\n'),
    'a special method': (
        'class A:\n    def __div__(self, other):\n        return self\n',
        'class A:\n    def __truediv__(self, other):\n        return self\n',
    ),
    'a hash that is kept': (
        'class A(object):\n    def __eq__(self, x):\n        return True\n'
        '    x = y\nclass B:\n    def __eq__(self, x):\n        pass\n',
        'class A(object):\n    def __eq__(self, x):\n        return True\n\n'
        '    __hash__ = object.__hash__\n'
        '    x = y\nclass B:\n    def __eq__(self, x):\n        pass\n',
    ),
    'a special method by two names': (
        'class A:\n    def __div__(self, x):\n        return x\n\n'
        '    __rdiv__ = __div__\n    x = y\n',
        'class A:\n    def __truediv__(self, x):\n        return x\n\n'
        '    __rtruediv__ = __truediv__\n    x = y\n',
    ),
    'two texts of an object': (
        'class A:\n    def __unicode__(self):\n        return self.x\n\n'
        '    def __str__(self):\n        return unicode(self)\n',
        'class A:\n    def __unicode__(self):\n        return self.x\n\n'
        '    def __str__(self):\n        return self.__unicode__()\n',
    ),
    'a special method that has its name': (
        'class A:\n    def __div__(self, x):\n        return x\n\n'
        '    __rdiv__ = __truediv__ = __div__\n',
        'class A:\n    def __div__(self, x):\n        return x\n\n'
        '    __rtruediv__ = __truediv__ = __div__\n',
    ),
    'a block of encodings alone': (
        "import sys\nif sys.getdefaultencoding() != 'utf-8':\n"
        "    reload(sys)\n    sys.setdefaultencoding('utf-8')\n",
        "import sys\nif sys.getdefaultencoding() != 'utf-8':\n    pass\n",
    ),
    'bytes of text': (
        "b = [bytes(x), bytes(str(x)), bytes('%d' % x)]\n",
        "b = [bytes(x.encode('utf-8') if isinstance(x, str) else x), "
        "bytes((str(x)).encode('utf-8')), "
        "bytes(('%d' % x).encode('utf-8'))]\n",
    ),
    'bytes of an item': (
        'b = [bytes(x[0]), bytes(f()[0])]\n',
        "b = [bytes(x[0].encode('utf-8') if isinstance(x[0], str) else x[0]), "
        'bytes(f()[0])]\n',
    ),
    'bytes of UTF-8': ("x = '\\xc3\\xa9'\n", "x = '\\xe9'\n"),
}


def port(source, python2=True):
    told = Project(python2=python2)
    return port_text(HEAD + source, '1.4', project=told)


def test_hash_is_of_a_base_that_has_moved_and_behind_a_comment():
    source = (
        'import exceptions\nclass A(exceptions.Exception):\n'
        '    def __eq__(self, x):\n        return True  # all are\n'
    )
    assert port(source).text.endswith(
        'class A(builtins.Exception):\n'
        '    def __eq__(self, x):\n        return True  # all are\n\n'
        '    __hash__ = builtins.Exception.__hash__\n'
    )


@pytest.mark.parametrize('name', CASES)
def test_name_is_that_of_python_3(name):
    before, after = CASES[name]
    assert port(before).text.endswith(after)
    left = port(before, python2=False)
    assert uncommented(left.text).endswith(before)


def test_text_that_is_coded_is_bytes():
    ported = port('import base64\nx = base64.encodestring("a%d" % n)\n')
    after = 'x = base64.encodebytes(tf.compat.as_bytes("a%d" % n))\n'
    assert ported.text.endswith(after)


@pytest.mark.parametrize(
    ('kind', 'raised', 'message'),
    [
        ('KeyError', "{}['a']", 'a'),
        ('ValueError', "raise ValueError('a')", 'a'),
        ('Exception', "{}['a']", 'a'),
        ('Exception', 'raise ValueError(5)', 5),
        ('(IOError, OSError)', "open('/no/such')", ''),
    ],
)
def test_message_is_that_of_python_2(kind, raised, message):
    lines = f'try:\n    {raised}\nexcept {kind} as e:\n    x = e.message\n'
    told = Project(python2=True)
    space = {}
    exec(port_text(lines, '1.4', project=told).text, space)
    assert space['x'] == message


@pytest.mark.parametrize(
    'caught, body',
    [
        ('IOError as e', 'x = e[1]'),
        ('Exception as e', 'n, x = e'),
        ('IOError as e', 'n = e[0]; x = e[1]; e = [3]; y = e[0]'),
        ('IOError, (n, x)', 'pass'),
        ('IOError as (n, x)', 'pass'),
        ('IOError as (n, t)', 'x = t'),
    ],
)
@pytest.mark.parametrize('space', [' ', '\n    '])
def test_parts_of_an_error_are_its_arguments(caught, body, space):
    lines = (
        f"try:\n    raise IOError(2, 'gone')\nexcept {caught}:{space}{body}"
    )
    names = {}
    told = Project(python2=True)
    exec(port_text(lines + '\n', '1.4', project=told).text, names)
    assert names['x'] == 'gone'


def test_parts_that_a_class_gives_itself_stay():
    source = (
        'class E(Exception):\n    def __getitem__(self, i): return i\n'
        'try:\n    f()\nexcept E as e:\n    x = e[0]\n'
    )
    assert port(source).text.endswith(source)


@pytest.mark.parametrize(
    'source',
    [
        'try:\n    f()\nexcept tf.errors.OutOfRangeError as e:\n'
        '    x = e.message\n',
        'import string\nx = string.digits\n',
        'def cmp(a, b):\n    return 0\nx = cmp(a, b)\n',
        "x = 'caf\\xe9'\n",
    ],
)
def test_other_names_stay(source):
    assert port(source).text.endswith(source)


def test_method_that_python_3_does_not_call_is_reported():
    ported = port('class A:\n    def __cmp__(self, other): pass\n')
    assert findings(ported, 'check') == ['python2-names']


def test_method_beside_those_of_python_3_is_not():
    pair = 'def __lt__(self, x): pass\n    def __eq__(self, x): pass\n'
    source = f'class A:\n    def __cmp__(self, x): pass\n    {pair}'
    assert not findings(port(source), 'check')
    alone = source.replace('__eq__', 'equals')
    assert findings(port(alone), 'check') == ['python2-names']


@pytest.mark.parametrize(
    'source',
    ['import types\nx = types.FileType\n', 'from types import FileType\n'],
)
def test_type_that_python_3_does_not_have_is_a_check(source):
    assert findings(port(source), 'check') == ['python2-names']


TABLE = 'import string\nt = string.maketrans("ab", "cd")\n'


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        (
            'x.translate(string.maketrans("ab", "cd"), y)',
            'x.translate(str.maketrans("ab", "cd", y))',
        ),
        (
            'x.translate(t, y)',
            'x.translate({**t, **dict.fromkeys(map(ord, y))})',
        ),
        (
            'string.translate(x, t, y)',
            '(x).translate({**t, **dict.fromkeys(map(ord, y))})',
        ),
        ('string.translate(x, t)', '(x).translate(t)'),
        (
            'string.translate(x, None, y)',
            "(x).translate(str.maketrans('', '', y))",
        ),
    ],
)
def test_letters_are_deleted_by_a_table(old, new):
    """Python 2.7 gave these, too."""
    result = port(f'{TABLE}print {old}\n')
    assert result.status == 'ported'
    assert f'\nprint({new})\n' in result.text
    names = {'t': str.maketrans('ab', 'cd'), 'x': 'a-b.', 'y': '-'}
    assert eval(new, names) == (
        'c-d.' if 'y' not in old else 'ab.' if 'None' in old else 'cd.'
    )


def test_table_of_a_dictionary_is_wide_enough():
    result = port('print x.translate(str.maketrans({"a": "b"}), y)\n')
    assert '{**str.maketrans({"a": "b"}), **dict' in result.text


def test_table_of_a_text_is_a_check_and_a_transform_is_left():
    table = 'import string\nt = string.maketrans(a, b)\nt = other\n'
    line = 'print x.translate(t, y)\n'
    told = line.replace('y', "'-'")
    assert findings(port(told), 'check') == ['python2-names']
    assert findings(port(table + line), 'check') == ['python2-names']
    assert not findings(port(line), 'check')
