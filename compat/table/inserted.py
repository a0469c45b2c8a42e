"""Functions that took another argument between their old ones after 1.15."""

from .row import same

# Name -> how many arguments still stand where 1.15 had them.
_BY_PLACE = {
    'image.adjust_jpeg_quality': 2,  # dct_method
    'linalg.matmul': 8,  # output_type, grad_a, grad_b
    'manip.scatter_nd': 3,  # bad_indices_policy
    'math.top_k': 3,  # index_type
    'matmul': 8,
    'nn.top_k': 3,
    'numpy_function': 3,  # stateful
    'scatter_nd': 3,
    'tensor_scatter_add': 3,
    'tensor_scatter_nd_add': 3,
    'tensor_scatter_nd_sub': 3,
    'tensor_scatter_sub': 3,
}

ROWS = tuple(same(name, by_place=n) for name, n in _BY_PLACE.items())
