"""Methods that other packages call otherwise today."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

CASES = {
    'a data set': (
        "import h5py\nx = h5py.File(p, 'r')['a'].value\n",
        "import h5py\nx = h5py.File(p, 'r')['a'][()]\n",
    ),
    'data sets of a file by its name': (
        'import h5py\nf = h5py.File(p)\nfor k in f:\n    d[k] = f[k].value\n'
        'with h5py.File(p) as g:\n    x = g[0].value\n',
        'import h5py\nf = h5py.File(p)\nfor k in f:\n    d[k] = f[k][()]\n'
        'with h5py.File(p) as g:\n    x = g[0][()]\n',
    ),
    'a graph': (
        'import networkx as nx\nx = g.node[3]\n'
        'for n in g.node: print(n in g.node, len(g.node), leaf.node)\n',
        'import networkx as nx\nx = g.nodes[3]\n'
        'for n in g.nodes: print(n in g.nodes, len(g.nodes), leaf.node)\n',
    ),
    'edges of a graph': (
        'import networkx as nx\nx = g.edge[3][4]\n',
        'import networkx as nx\nx = g.adj[3][4]\n',
    ),
    'options and fields': (
        'import networkx as nx\nx = args.edge[0], g.node[3]\n'
        'class A:\n    edge: dict = {}\n    def f(self):\n'
        '        return self.edge[1]\n',
        'import networkx as nx\nx = args.edge[0], g.nodes[3]\n'
        'class A:\n    edge: dict = {}\n    def f(self):\n'
        '        return self.edge[1]\n',
    ),
    'an element': (
        'import xml.etree.ElementTree as E\nx = e.find(a).getchildren()\n',
        'import xml.etree.ElementTree as E\nx = list(e.find(a))\n',
    ),
    'an image': (
        'import nibabel as n, numpy as np\n'
        'x = n.load(p).get_data()\ny = i.get_header()\n',
        'import nibabel as n, numpy as np\n'
        'x = np.asanyarray(n.load(p).dataobj)\ny = i.header\n',
    ),
    'samples': (
        'from imblearn.over_sampling import SMOTE\n'
        'x, y = SMOTE(ratio=r).fit_sample(x, y)\n',
        'from imblearn.over_sampling import SMOTE\n'
        'x, y = SMOTE(sampling_strategy=r).fit_resample(x, y)\n',
    ),
    'vectors': (
        'import gensim\nx = v.index2word\ny = m.wv.syn0\n',
        'import gensim\nx = v.index_to_key\ny = m.wv.vectors\n',
    ),
    'vectors of another file': (
        'x = m.wv.index2word\n',
        'x = m.wv.index_to_key\n',
    ),
    'a model': (
        'from gensim.models import Word2Vec\nm = Word2Vec.load(p)\n'
        'm.train(x, total_examples=3, epochs=m.iter)\n',
        'from gensim.models import Word2Vec\nm = Word2Vec.load(p)\n'
        'm.train(x, total_examples=3, epochs=m.epochs)\n',
    ),
    'labels of ticks': (
        'import matplotlib.pyplot as plt\n'
        'for t in ax.xaxis.get_major_ticks():\n    t.label.set_fontsize(9)\n'
        'x = ax.yaxis.get_minor_ticks()[0].label\n',
        'import matplotlib.pyplot as plt\n'
        'for t in ax.xaxis.get_major_ticks():\n    t.label1.set_fontsize(9)\n'
        'x = ax.yaxis.get_minor_ticks()[0].label1\n',
    ),
    'a legend': (
        'import matplotlib.pyplot as plt\nx = plt.legend().legendHandles\n',
        'import matplotlib.pyplot as plt\nx = plt.legend().legend_handles\n',
    ),
    'an assertion': (
        'import unittest\nself.assertEquals(\n    f(x), y)\n',
        'import unittest\nself.assertEqual(\n    f(x), y)\n',
    ),
}


@pytest.mark.parametrize('name', CASES)
def test_method_is_written_anew(name):
    check_transformed(*CASES[name], release='1.4')


@pytest.mark.parametrize(
    'source',
    [
        "x = h['a'].value\ng.node[3]\nself.assertEquals(f(x), y)\n",
        'import h5py\nx = flag.value\ny = sizes[0].value\n',
        'import h5py\nf = h5py.File(p)\nf = rows\ny = f[k].value\n',
        'import h5py\nf = h5py.File(p)\nx = f.value\ny = g[f].value\n',
        'import networkx\nself.edge = []\nx = tree.edge[0]\n',
        'import matplotlib.pyplot as plt\nfor t in x:\n    t.label = 1\n',
        'x = m.iter\ny = m.index2word\n',
        'import six, pandas\nx = six.iteritems(y)\n',
        'import nibabel\ndef get_data():\n    pass\nx = own.get_data()\n',
    ],
)
def test_other_methods_stay(source):
    check_noop(source, release='1.4')
