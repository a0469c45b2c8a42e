"""`tf.contrib.layers`; its feature columns are in `contrib.columns`."""

import importlib

_HOMES = {
    'batches': 'batch_norm batch_norm_to_1_14 early_batch_norm',
    'biases': 'bias_add',
    'embeddings': (
        'bow_encoder embed_sequence embedding_lookup_unique '
        'safe_embedding_lookup_sparse'
    ),
    'gradients': 'adaptive_clipping_fn',
    'initializers': (
        'variance_scaling_initializer xavier_initializer '
        'xavier_initializer_conv2d'
    ),
    'keypoints': 'spatial_softmax spatial_softmax_of_1_5',
    'layers': (
        'conv1d conv2d conv2d_transpose conv3d conv3d_transpose '
        'convolution convolution1d convolution2d convolution2d_transpose '
        'convolution3d convolution3d_transpose fully_connected linear relu '
        'relu6 separable_conv2d separable_convolution2d'
    ),
    'legacy': (
        'legacy_convolution2d legacy_fully_connected legacy_linear legacy_relu'
    ),
    'normalization': 'group_norm instance_norm layer_norm',
    'optimizers': (
        'OPTIMIZER_CLS_NAMES OPTIMIZER_SUMMARIES early_optimize_loss '
        'optimize_loss optimize_loss_of_1_14'
    ),
    'plain': (
        'avg_pool2d avg_pool3d dropout flatten max_pool2d max_pool3d maxout '
        'one_hot_encoding repeat softmax stack unit_norm'
    ),
    'regularizers': (
        'apply_regularization l1_l2_regularizer l1_regularizer '
        'l2_regularizer sum_regularizer'
    ),
    'sequences': 'dense_to_sparse images_to_sequence sequence_to_images',
    'sharing': (
        'sharing_batch_norm sharing_conv2d sharing_conv2d_transpose '
        'sharing_fully_connected sharing_linear sharing_relu sharing_relu6 '
        'sharing_separable_conv2d'
    ),
    'summaries': (
        'summarize_activation summarize_activations summarize_biases '
        'summarize_collection summarize_tensor summarize_tensors '
        'summarize_variables summarize_weights'
    ),
}
_MODULES = {
    name: module for module, names in _HOMES.items() for name in names.split()
}
__all__ = sorted(_MODULES)


def __getattr__(name):
    if name in _MODULES:
        module = importlib.import_module(f'{__name__}.{_MODULES[name]}')
        return getattr(module, name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
