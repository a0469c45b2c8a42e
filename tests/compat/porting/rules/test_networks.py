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
    'attributes': (
        "import networkx as nx\nnx.set_node_attributes(g, 'a', values)\n",
        "import networkx as nx\nnx.set_node_attributes(g, values, 'a')\n",
    ),
}


@pytest.mark.parametrize('case', CASES)
def test_networks_are_written_as_today(case):
    check_transformed(*CASES[case])


def test_what_is_as_it_was_is_left():
    code = "import networkx as nx\nnx.set_node_attributes(g, values, 'a')\n"
    check_noop(code)
    check_noop('x = nx.adjacency_matrix(g)\n')
