"""What networkx calls and gives otherwise: the list of runner and porter.

Source: the release notes of networkx 2.0, 2.4 and 3.0.
"""

# Functions whose results were sparse matrices, of which `*` is the product.
SPARSE = (
    'adjacency_matrix incidence_matrix laplacian_matrix '
    'normalized_laplacian_matrix'
).split()
# Methods of a graph that are functions today.
FUNCTIONS = (
    'add_cycle add_path add_star nodes_with_selfloops number_of_selfloops '
    'selfloop_edges'
).split()
# Those of them that gave a list, during which the graph could be changed.
LISTED = ('selfloop_edges',)
# Functions of a graph, a name and values, in this order until 1.11.
NAMED = ('set_edge_attributes', 'set_node_attributes')
