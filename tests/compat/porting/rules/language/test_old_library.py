"""Calls that Python and packages refuse today."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import (
    HEAD,
    check_noop,
    check_transformed,
    uncommented,
)

CASES = {
    'a stream of text': (
        "import codecs, sys\nw = codecs.getwriter('u8')(sys.stdout)\n",
        "import codecs, sys\nw = codecs.getwriter('u8')(sys.stdout.buffer)\n",
    ),
    'a stream of bytes': (
        "import codecs, sys\nw = codecs.getwriter('u8')(sys.stdout.buffer)\n",
        "import codecs, sys\nw = codecs.getwriter('u8')(sys.stdout.buffer)\n",
    ),
    'a mode': ("x = open(p, 'rU')\n", "x = open(p, 'r')\n"),
    'a mode by name': (
        "import io\nx = io.open(p, mode='U')\n",
        "import io\nx = io.open(p, mode='r')\n",
    ),
    'a sample of a set': (
        'import random\nx = random.sample(set(y), 3)\n',
        'import random\nx = random.sample(list(set(y)), 3)\n',
    ),
    'bounds of draws that calls give': (
        'from random import randint\n'
        'x = randint(-1e3, np.floor(n)), randint(float(n), math.floor(n))\n'
        'y = randint(a=not 1.0, b=1e3)\n',
        'from random import randint\n'
        'x = randint(int(-1e3), int(np.floor(n))), '
        'randint(int(float(n)), math.floor(n))\n'
        'y = randint(a=not 1.0, b=int(1e3))\n',
    ),
    'bounds of draws': (
        'from random import randint, randrange\nn = 0.5 * len(y)\n'
        'x = randint(0, 1e6), randrange(len(y) / 2), randint(1, b=n)\n',
        'from random import randint, randrange\nn = 0.5 * len(y)\n'
        'x = randint(0, int(1e6)), randrange(int(len(y) / 2)), '
        'randint(1, b=int(n))\n',
    ),
    'a seed of NumPy': (
        'import random\nimport numpy as np\n'
        'random.seed(np.random.randint(9))\n',
        'import random\nimport numpy as np\n'
        'random.seed(hash(np.random.randint(9)))\n',
    ),
    'a sample of a name': (
        'import random\ns = set(y)\nx = random.sample(s, 3)\n',
        'import random\ns = set(y)\nx = random.sample(list(s), 3)\n',
    ),
    'a sample of keys that an attribute holds': (
        'import random\nself.k = y.keys()\nx = random.sample(self.k, 3)\n',
        'import random\nself.k = y.keys()\n'
        'x = random.sample(list(self.k), 3)\n',
    ),
    'a sample of what sets leave': (
        'import random\ns = set(y)\nt = s - z\nx = random.sample(t, 3)\n',
        'import random\ns = set(y)\nt = s - z\n'
        'x = random.sample(list(t), 3)\n',
    ),
    'a sample of a name that holds a set or a list': (
        'import random\ns = set(y)\nt = [1]\nt = s - t\n'
        'x = random.sample(t, 3)\n',
        'import random\ns = set(y)\nt = [1]\nt = s - t\n'
        'x = random.sample(list(t), 3)\n',
    ),
    'a sample of what a set leaves of itself': (
        'import random\ns = set(y)\ns = s - t\nx = random.sample(s, 3)\n',
        'import random\ns = set(y)\ns = s - t\n'
        'x = random.sample(list(s), 3)\n',
    ),
    'a sample of a union': (
        'import random\nx = random.sample(y.union(z), 3)\n',
        'import random\nx = random.sample(list(y.union(z)), 3)\n',
    ),
    'a sample of what is called a set': (
        'import random\ndef f(item_set):\n'
        '    return random.sample(item_set, 3)\n',
        'import random\ndef f(item_set):\n'
        '    return random.sample(list(item_set), 3)\n',
    ),
    'flags of a pattern': (
        "import re\nx = re.findall(r'a(?i)\\w', y)\n",
        "import re\nx = re.findall(r'(?i)a\\w', y)\n",
    ),
    'a sum': (
        'import numpy as np\nx = np.sum(f(i) for i in y)\n',
        'import numpy as np\nx = np.sum([f(i) for i in y])\n',
    ),
    'a stack': (
        'import numpy as np\nx = np.vstack(f(i) for i in y)\n',
        'import numpy as np\nx = np.vstack([f(i) for i in y])\n',
    ),
    'a sum by the name of a star': (
        'from numpy import *\nx = sum(i for i in y), vstack(d.values())\n',
        'from numpy import *\n'
        'x = sum([i for i in y]), vstack(list(d.values()))\n',
    ),
    'a stack beside an axis': (
        'import numpy as np\nx = np.stack((f(i) for i in y), axis=1)\n',
        'import numpy as np\nx = np.stack([f(i) for i in y], axis=1)\n',
    ),
    'a stack of values': (
        'import numpy as np\nx = np.vstack(d.values())\n',
        'import numpy as np\nx = np.vstack(list(d.values()))\n',
    ),
    'a stack of a name': (
        'import numpy as np\ny = (f(i) for i in z)\nx = np.stack(y, axis=1)\n',
        'import numpy as np\ny = (f(i) for i in z)\n'
        'x = np.stack(list(y), axis=1)\n',
    ),
    'text without a buffer': (
        "size = 0\nx = open(p, 'a', size)\ny = open(p, buffering=0)\n",
        "size = 0\nx = open(p, 'a', 1)\ny = open(p, buffering=1)\n",
    ),
    'standard output without a buffer': (
        "import os, sys\nsys.stdout = os.fdopen(1, 'w', 0)\n",
        "import os, sys\nsys.stdout = os.fdopen(1, 'w', 1)\n",
    ),
    'a stack in parentheses': (
        'import numpy as np\nx = np.hstack((f(i) for i in y))\n',
        'import numpy as np\nx = np.hstack([f(i) for i in y])\n',
    ),
    'no copy': (
        'import numpy as np\nx = np.array(y, copy=False)\n',
        'import numpy as np\nx = np.array(y, copy=None)\n',
    ),
    'a file that is given an array': (
        "import h5py\nwith h5py.File(p) as f:\n    f['a'] = x\n",
        "import h5py\nwith h5py.File(p, 'a') as f:\n    f['a'] = x\n",
    ),
    'a file that is filled': (
        "import h5py\nf = h5py.File(p)\nf.create_dataset('a', data=x)\n",
        "import h5py\nf = h5py.File(p, 'a')\nf.create_dataset('a', data=x)\n",
    ),
    'a file whose attributes are set': (
        "import h5py\nf = h5py.File(p)\nf.attrs['a'] = x\n",
        "import h5py\nf = h5py.File(p, 'a')\nf.attrs['a'] = x\n",
    ),
    'a style': (
        "from matplotlib import pyplot\npyplot.style.use('seaborn-dark')\n",
        'from matplotlib import pyplot\n'
        "pyplot.style.use('seaborn-v0_8-dark')\n",
    ),
    'styles of its own module': (
        "from matplotlib import style\nstyle.context(['seaborn', 'ggplot'])\n",
        'from matplotlib import style\n'
        "style.context(['seaborn-v0_8', 'ggplot'])\n",
    ),
}


@pytest.mark.parametrize('name', CASES)
def test_call_is_written_anew(name):
    check_transformed(*CASES[name], release='1.4')


@pytest.mark.parametrize(
    'source',
    [
        "x = open(p, 'r')\ny = open(p, 'rb')\nz = open(p)\n",
        "x = open(p, 'wb', 0)\ny = open(p, m, 0)\nz = open(p, 'w', n)\n",
        'import random\nx = random.sample(y, 3)\n',
        'import random\nx = random.randint(0, n // 2)\n',
        'import random\nx = random.uniform(0, 1.0)\n',
        'import random\nx = random.sample(y - z, 3)\n',
        'import random\nself.y = self.y\nx = random.sample(self.y, 3)\n',
        'import random\nitem_set = [1]\nx = random.sample(item_set, 1)\n',
        'import random\nrandom.seed(y)\nrandom.seed(int(np.int64(3)))\n',
        'import random\ny = z\nz = y\nx = random.sample(y, 1)\n',
        "import re\nx = re.findall('(?i)a', y)\nz = re.sub(p, '(?i)', y)\n",
        'import numpy as np\nx = np.vstack([y, z])\nw = np.array(y, int)\n',
        'import numpy as np\nx = np.vstack(y.values)\nz = np.stack(w)\n',
        'from numpy import *\ndef sum(x): return x\ny = sum(i for i in z)\n',
        'import numpy as np\nx = np.concatenate(y.values())\n',
        "import h5py\nf = h5py.File(p)\nx[0] = f['a']\n",
        "import h5py\nf = h5py.File(p)\nplt.style.use('ggplot')\n",
    ],
)
def test_other_calls_stay(source):
    check_noop(source, release='1.4')


@pytest.mark.parametrize(
    ('source', 'expected'),
    [
        ("x = file(p, 'w', 0)\n", "x = open(p, 'w', 1)\n"),
        ("x = file(p, 'wb', 0)\n", "x = open(p, 'wb', 0)\n"),
        (
            'def file(*a): pass\nfile(p, 0, 0)\n',
            'def file(*a): pass\nfile(p, 0, 0)\n',
        ),
    ],
)
def test_python_2s_files_have_a_buffer(source, expected):
    text = HEAD + source
    ported = port_text(text, '0.12', project=Project(python2=True)).text
    assert uncommented(ported).endswith(expected)
