"""Arrays of bytes are compared with text, as in Python 2."""

import types

from legacy_rnn.running import shims
from legacy_rnn.running.imports import importing


class _NoTensorFlow:
    def get(self, name):
        return None

    def of_source(self, data):
        return self


def value(expression, before):
    imports = importing.UserImports(_NoTensorFlow(), shims.find, 2)
    namespace = types.ModuleType('script').__dict__
    text = f'{before}\nresult = {expression}\n'
    exec(imports.compile(text.encode(), '<string>', namespace), namespace)
    return namespace['result']


def test_arrays_of_bytes_are_compared_with_text():
    before = (
        "import numpy as np\nx = np.asarray(['SF', 'HG'], dtype='c')\n"
        "y = np.array(['ab', 'c'], dtype='|S2')\nz = ['ab']"
    )
    found = value(
        "(x == 'S').tolist(), x[1, 0] in 'GHX', (y == b'c').tolist(), "
        "[i in ['c'] for i in y], 'ab' in z",
        before,
    )
    grid = [[True, False], [False, False]]
    assert found == (grid, True, [False, True], [False, True], True)


def test_names_that_get_text_again_are_text():
    before = (
        "import numpy as np\nx = np.array(['a'], dtype='S1')\nx = ['a']\n"
        "def of(x):\n    return x[0] == 'a'\n"
    )
    assert value("x[0] == 'a', of(x)", before) == (True, True)


def test_parts_and_copies_of_arrays_are_arrays():
    before = (
        "import numpy as np\nx = np.zeros(2, 'S2')\nx[:] = ['ab', 'cd']\n"
        'a, b = x\ny = x.reshape(2, 1)\nfound = []\n'
        "for i, w in enumerate(x):\n    found.append(w == 'cd')\n"
        "for w, k in zip(x, ['ab', 'no']):\n"
        "    found += [w == 'ab', k == 'ab']\n"
        "found += [i == 'ab' for i in x.tolist()]\n"
        "i = found + [a == 'ab', y[1, 0] == 'cd', x[0].startswith('a')]\n"
        "z = list(x).index('cd'), np.isin(x, ['ab', 'ef']).tolist()\n"
    )
    wanted = [False, True, True, True, False, False, True, False]
    assert value('i, z', before) == (
        [*wanted, True, True, True],
        (1, [True, False]),
    )


def test_arrays_of_an_object_are_known_in_its_methods():
    before = (
        'import numpy as np\nclass A(object):\n'
        '    def __init__(self):\n'
        "        self.x = np.array(['a', 'b'], dtype='S1')\n"
        "        self.y = np.array(['a'], dtype='S1')\n"
        "        self.y = ['a']\n"
        '    def has(self):\n'
        "        return [i == 'b' for i in self.x], self.y[0] == 'a'\n"
    )
    assert value('A().has()', before) == ([False, True], True)
