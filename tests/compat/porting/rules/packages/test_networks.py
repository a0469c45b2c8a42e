"""Graphs of networkx and matrices of them."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

CASES = {
    'a matrix': (
        'import networkx as nx\nimport scipy.sparse as sp\n'
        'x = nx.adjacency_matrix(g)\n',
        'import networkx as nx\nimport scipy.sparse as sp\n'
        'x = sp.csr_matrix(nx.adjacency_matrix(g))\n',
    ),
    'by the name of a module': (
        'import networkx as nx\nimport numpy as np\n'
        'x = nx.to_numpy_matrix(g, nodelist=n)\n',
        'import networkx as nx\nimport numpy as np\n'
        'x = np.asmatrix(nx.to_numpy_array(g, nodelist=n))\n',
    ),
    'a path': (
        'import networkx as nx\ng.add_path([1, 2], weight=3)\n',
        'import networkx as nx\nnx.add_path(g, [1, 2], weight=3)\n',
    ),
    'edges of a node with itself': (
        'import networkx as nx\ng.remove_edges_from(g.selfloop_edges())\n'
        'x = g.number_of_selfloops()\n',
        'import networkx as nx\n'
        'g.remove_edges_from(list(nx.selfloop_edges(g)))\n'
        'x = nx.number_of_selfloops(g)\n',
    ),
    'links': (
        'import networkx as nx\nfrom networkx.readwrite import json_graph\n'
        "x = json_graph.node_link_data(g)['links'], g.node.items()\n",
        'import networkx as nx\nfrom networkx.readwrite import json_graph\n'
        "x = json_graph.node_link_data(g, edges='links')['links'], "
        'g.nodes.items()\n',
    ),
    'attributes': (
        "import networkx as nx\nnx.set_node_attributes(g, 'a', values)\n",
        "import networkx as nx\nnx.set_node_attributes(g, values, 'a')\n",
    ),
    'a node': (
        'import networkx as nx\nx = g.nodes()[0], nx.edges(g)[:2]\n',
        'import networkx as nx\n'
        'x = list(g.nodes())[0], list(nx.edges(g))[:2]\n',
    ),
    'a name of nodes': (
        'import networkx as nx\nx = g.nodes()\nrandom.shuffle(x)\n',
        'import networkx as nx\nx = list(g.nodes())\nrandom.shuffle(x)\n',
    ),
    'nodes with attributes': (
        'import networkx as nx\nx = g.nodes(data=True)[0][1]\n',
        'import networkx as nx\nx = list(g.nodes(data=True))[0][1]\n',
    ),
    'a graph that changes': (
        'import networkx as nx\nfor n in g.nodes():\n    g.remove_node(n)\n',
        'import networkx as nx\n'
        'for n in list(g.nodes()):\n    g.remove_node(n)\n',
    ),
    'neighbors': (
        'import networkx as nx\nx = choice(g.neighbors(3))\n',
        'import networkx as nx\nx = choice(list(g.neighbors(3)))\n',
    ),
    'degrees': (
        'import networkx as nx\nx = g.degree()\ny = max(x.values())\n',
        'import networkx as nx\nx = dict(g.degree())\ny = max(x.values())\n',
    ),
    'degrees by name': (
        'import networkx as nx\nd = g.degree()\nx = [d[n] for n in d]\n',
        'import networkx as nx\nd = dict(g.degree())\nx = [d[n] for n in d]\n',
    ),
    'lengths of paths': (
        'import networkx as nx\nx = nx.shortest_path_length(g)\ny = x[1][2]\n',
        'import networkx as nx\n'
        'x = dict(nx.shortest_path_length(g))\ny = x[1][2]\n',
    ),
}


@pytest.mark.parametrize('case', CASES)
def test_networks_are_written_as_today(case):
    check_transformed(*CASES[case])


def test_what_is_as_it_was_is_left():
    code = "import networkx as nx\nnx.set_node_attributes(g, values, 'a')\n"
    check_noop(code)
    check_noop('x = nx.adjacency_matrix(g)\n')


def test_views_that_are_used_as_views_are_left():
    check_noop('import networkx as nx\nx = g.nodes()[3]["size"]\n')
    check_noop('import networkx as nx\nx = g.edges()[1, 2]\n')
    check_noop('import networkx as nx\nx = g.nodes()[3]\nx["a"] = 1\n')
    check_noop('import networkx as nx\nx = g.nodes()[3].get("a")\n')
    check_noop('import networkx as nx\nfor n in g.nodes():\n    f(n)\n')
    check_noop('import networkx as nx\nfor n, d in g.degree():\n    f(d)\n')
    check_noop('import networkx as nx\nx = sorted(g.neighbors(1))\n')
    check_noop('import networkx as nx\nx = nx.shortest_path_length(g, 1, 2)\n')
    check_noop('x = g.nodes()[0]\n')
    check_noop('import networkx as nx\ndef nodes(): pass\nx = g.nodes()[0]\n')


def test_methods_and_attributes_of_the_program_are_left():
    check_noop(
        'import networkx as nx\nclass Net:\n    def add_path(self, x): pass\n'
        'net = Net()\nnet.add_path([1, 2])\n'
    )
    check_transformed(
        'import networkx as nx\ndef add_path(x): pass\n'
        'g = nx.Graph()\ng.add_path([1, 2])\n',
        'import networkx as nx\ndef add_path(x): pass\n'
        'g = nx.Graph()\nnx.add_path(g, [1, 2])\n',
    )
    check_noop(
        'import networkx as nx\nclass Net:\n    def __init__(self):\n'
        '        self.node = {}\n    def f(self):\n'
        '        return self.node["a"], self.node.items()\n'
    )
