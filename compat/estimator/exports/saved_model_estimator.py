"""`SavedModelEstimator`: an Estimator of the graphs of a SavedModel."""

from __future__ import annotations

import os

import tensorflow as tf
from google.protobuf import text_format
from tensorflow.core.protobuf import saved_model_pb2

from ..estimator import Estimator
from ..spec import EstimatorSpec, ModeKeys
from ..warm_start import WarmStartSettings, variables_of
from .saved_models import TAGS, TRAIN_OP
from .supervised import FEATURE, LABEL, EvalOutput, TrainOutput

v1 = tf.compat.v1
_KEYS = v1.saved_model.constants
_DEFAULT = v1.saved_model.signature_constants.DEFAULT_SERVING_SIGNATURE_DEF_KEY
_METHODS = {
    ModeKeys.TRAIN: TrainOutput.method,
    ModeKeys.EVAL: EvalOutput.method,
}
_INITIALIZERS = (_KEYS.MAIN_OP_KEY, _KEYS.LEGACY_INIT_OP_KEY)
_ALL = '.*'  # global variables, not the trainable ones alone
# Filled by an import; an export wants them empty.
_COLLECTIONS = (_KEYS.ASSETS_KEY, *_INITIALIZERS, TRAIN_OP)


class SavedModelEstimator(Estimator):
    """An Estimator whose model function imports a graph of a SavedModel.

    It predicts with what `export_savedmodel` wrote, and trains on and
    evaluates what `export_all_saved_models` wrote too. Without a checkpoint
    of its own it starts from the variables of the SavedModel.

    Args:
        saved_model_dir: Folder of the SavedModel.
        model_dir: Folder of new checkpoints; a temporary one if None.

    Source: TensorFlow 1.12.3, `contrib/estimator`.
    """

    def __init__(self, saved_model_dir, model_dir=None):
        saved_model_dir = tf.compat.as_str(os.fspath(saved_model_dir))
        checkpoint = variables_of(saved_model_dir)
        super().__init__(
            self._model_fn_from_saved_model,
            model_dir,
            warm_start_from=WarmStartSettings(checkpoint, [_ALL]),
        )
        self.saved_model_dir = saved_model_dir
        self._graphs = _graphs(saved_model_dir)

    def _create_global_step(self, graph):
        """None: the SavedModel has its own."""

    def _model_fn_from_saved_model(self, features, labels, mode):
        if mode not in self._graphs:
            raise RuntimeError(
                f'{mode} mode is not available in the SavedModel. Use '
                'saved_model_cli to check that the Metagraph for this mode '
                'has been exported.'
            )
        if v1.train.get_global_step() is not None:
            raise RuntimeError(
                'Graph must not contain a global step tensor before the '
                'SavedModel is loaded. Please make sure that the input '
                'function does not create a global step.'
            )
        meta, signature = self._graphs[mode]
        given = _inputs(signature, features, labels)
        outputs = _imported(meta, signature, given)
        v1.train.assert_global_step(v1.train.get_global_step())
        initializer, train_op = _initializer(), _train_op()
        for key in _COLLECTIONS:
            v1.get_collection_ref(key).clear()
        return EstimatorSpec(
            mode,
            train_op=train_op,
            scaffold=v1.train.Scaffold(local_init_op=initializer),
            **_parts(mode, outputs, signature.method_name),
        )


def _graphs(folder):
    """Dict of a mode to its graph, a `MetaGraphDef`, and its signature."""
    found, metas = {}, _read(folder).meta_graphs
    for mode, tag in TAGS.items():
        key = _DEFAULT if mode == ModeKeys.PREDICT else mode
        meta = next((m for m in metas if [tag] == m.meta_info_def.tags), None)
        if meta is None:
            v1.logging.warning('%s mode not found in SavedModel.', mode)
        elif key not in meta.signature_def:
            v1.logging.warning(
                'Metagraph for mode %s was found, but SignatureDef with key '
                '"%s" is missing.',
                mode,
                key,
            )
        else:
            found[mode] = meta, meta.signature_def[key]
    v1.logging.info('Available modes for Estimator: %s', list(found))
    return found


def _read(folder):
    """The protocol buffer of a SavedModel's folder."""
    model = saved_model_pb2.SavedModel()
    path = os.path.join(folder, _KEYS.SAVED_MODEL_FILENAME_PB)
    if tf.io.gfile.exists(path):
        model.ParseFromString(tf.io.gfile.GFile(path, 'rb').read())
    else:
        path = os.path.join(folder, _KEYS.SAVED_MODEL_FILENAME_PBTXT)
        text_format.Parse(tf.io.gfile.GFile(path).read(), model)
    return model


def _inputs(signature, features, labels):
    """Dict of the name of an exported placeholder to what is in its place.

    A control input of the graph is found by its name after `^`.
    """
    if not isinstance(features, dict):
        features = {FEATURE: features}
    if labels is not None and not isinstance(labels, dict):
        labels = {LABEL: labels}
    offered, given = {**(labels or {}), **features}, {}
    for key, info in signature.inputs.items():
        if key not in offered:
            raise ValueError(
                f'Key "{key}" not found in features or labels passed in to '
                'the model function. All required keys: '
                f'{list(signature.inputs)}'
            )
        _check(key, info, offered[key])
        name = info.name.partition(':')[0]
        given[name] = given[f'^{name}'] = offered[key]
    return given


def _check(key, info, tensor):
    """Raises ValueError unless a tensor fits its place."""
    dtype, shape = tf.DType(info.dtype), tf.TensorShape(info.tensor_shape)
    lines = [f'Tensor shape and/or dtype validation failed for input {key}:']
    if tensor.dtype != dtype:
        lines.append(f'\tExpected dtype: {dtype}, Got: {tensor.dtype}')
    if not tensor.shape.is_compatible_with(shape):
        lines.append(f'\tExpected shape: {shape}, Got: {tensor.shape}')
    if len(lines) > 1:
        raise ValueError('\n'.join(lines))


def _imported(meta, signature, given):
    """Imports a graph; returns its outputs by their keys.

    The import may rename tensors, so that each output is handed on by an
    operation whose name is new.
    """
    copied = type(meta)()
    copied.CopyFrom(meta)
    scope = _free_scope(meta.graph_def)
    for place, info in enumerate(signature.outputs.values()):
        node = copied.graph_def.node.add(
            name=f'{scope}/{place}', op='Identity', input=[info.name]
        )
        node.attr['T'].type = info.dtype
    v1.train.import_meta_graph(copied, input_map=given)
    tensor = v1.get_default_graph().get_tensor_by_name
    return {
        key: tensor(f'{scope}/{place}:0')
        for place, key in enumerate(signature.outputs)
    }


def _free_scope(graph_def):
    """A scope that neither a graph nor the default one has."""
    taken = {node.name.split('/')[0] for node in graph_def.node}
    scope = 'saved_model_output'
    while scope in taken:
        scope += '_'
    return v1.get_default_graph().unique_name(scope)


def _initializer():
    """The imported operation that initializes tables and local variables."""
    found = [op for key in _INITIALIZERS for op in v1.get_collection(key)]
    return found[0] if found else None


def _train_op():
    found = v1.get_collection(TRAIN_OP)
    if len(found) > 1:
        raise RuntimeError('Multiple ops found in the train_op collection.')
    return found[0] if found else None


def _parts(mode, outputs, method):
    """The loss, predictions and metrics among the outputs of a signature."""
    if mode == ModeKeys.PREDICT:
        return {'predictions': outputs}
    if method != _METHODS[mode]:
        raise RuntimeError(
            f'Invalid SignatureDef method name for mode {mode}.\n\tExpected: '
            f'{_METHODS[mode]}\n\tGot: {method}\nPlease ensure that the '
            'SavedModel was exported with '
            '`tf.contrib.estimator.export_all_saved_models()`.'
        )
    metrics = {}
    for key, value in outputs.items():
        name, _, suffix = key.rpartition('/')
        update = outputs.get(f'{name}/update_op')
        is_value = name.split('/')[0] == 'metrics' and suffix == 'value'
        if is_value and update is not None:
            metrics[name] = value, update
    predictions = {
        key: value
        for key, value in outputs.items()
        if key.split('/')[0] == 'predictions'
    }
    return {
        'loss': outputs['loss'],
        'predictions': predictions,
        'eval_metric_ops': metrics,
    }
