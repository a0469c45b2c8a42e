"""The feature columns of `contrib.layers`, and layers over them."""

import importlib

_HOMES = {
    'crossed': 'crossed_column',
    'dense': 'bucketized_column one_hot_column real_valued_column',
    'embeddings': 'embedding_column shared_embedding_columns',
    'layers': (
        'input_from_feature_columns joint_weighted_sum_from_feature_columns '
        'sequence_input_from_feature_columns '
        'weighted_sum_from_feature_columns'
    ),
    'parsing': (
        'check_feature_columns create_feature_spec_for_parsing '
        'infer_real_valued_columns '
        'make_place_holder_tensors_for_base_features '
        'parse_feature_columns_from_examples '
        'parse_feature_columns_from_sequence_examples transform_features'
    ),
    'sequence': 'sequence_input_layer',
    'sparse': (
        'sparse_column_with_hash_bucket '
        'sparse_column_with_integerized_feature sparse_column_with_keys '
        'sparse_column_with_vocabulary_file weighted_sparse_column'
    ),
}
_MODULES = {
    name: module for module, names in _HOMES.items() for name in names.split()
}


def __getattr__(name):
    if name in _MODULES:
        module = importlib.import_module(f'{__name__}.{_MODULES[name]}')
        return getattr(module, name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
