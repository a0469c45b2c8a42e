"""The SavedModel of an Estimator."""

from __future__ import annotations

import os

import tensorflow as tf

from ... import train as savers
from ..advice import without_advice
from ..sessions import seed
from ..spec import ModeKeys
from . import export as exporting
from .supervised import EvalOutput, TrainOutput

v1 = tf.compat.v1
TRAIN_OP = 'saved_model_train_op'  # the collection of an export
_OUTPUTS = {ModeKeys.TRAIN: TrainOutput, ModeKeys.EVAL: EvalOutput}
# Of each mode, in the order in which they are written.
TAGS = {
    ModeKeys.TRAIN: v1.saved_model.tag_constants.TRAINING,
    ModeKeys.EVAL: 'eval',
    ModeKeys.PREDICT: v1.saved_model.tag_constants.SERVING,
}


def export(
    estimator,
    base,
    receiver_fns,
    checkpoint_path,
    assets_extra,
    *,
    as_text,
    strip_default_attrs,
    build=None,
):
    """Writes a SavedModel of one set of variables and a graph for each mode.

    Args:
        estimator: An Estimator.
        base: Folder in which the model's own is made.
        receiver_fns: Dict of a mode to the function that gives its receiver.
        checkpoint_path: The latest if None.
        assets_extra: Dict of a path below `assets.extra` to a file.
        as_text: Whether as text.
        strip_default_attrs: Whether to leave default attributes out.
        build: Function of the Estimator, a mode and its receiver that gives
            an EstimatorSpec, or what has its fields, and the signatures; the
            Estimator's model function if None.

    Returns:
        Path of the folder, as bytes.

    Raises:
        ValueError: No mode, or no checkpoint.
    """
    checkpoint_path = checkpoint_path or _checkpoint(estimator)
    modes = [mode for mode in TAGS if receiver_fns.get(mode)]
    if not modes:
        raise ValueError(
            f'No valid modes for exporting found. Got {receiver_fns.keys()}.'
        )
    folder = exporting.timestamped_folder(base)
    temporary = exporting.temporary_folder(folder)
    builder = v1.saved_model.Builder(tf.compat.as_str(temporary))
    for mode in modes:
        with without_advice(), tf.Graph().as_default() as graph:
            estimator._create_global_step(graph)
            seed(estimator.config)
            receiver = receiver_fns[mode]()
            spec, signatures = (build or _built)(estimator, mode, receiver)
            _add(
                builder,
                estimator,
                spec,
                mode,
                checkpoint_path,
                has_variables=mode != modes[0],
                signature_def_map=signatures,
                strip_default_attrs=strip_default_attrs,
            )
    builder.save(as_text)
    _copy_extra(temporary, assets_extra)
    tf.io.gfile.rename(temporary, folder)
    return folder


def _built(estimator, mode, receiver):
    """The EstimatorSpec of a mode, and its signatures."""
    spec = estimator._call_model_fn(
        receiver.features,
        getattr(receiver, 'labels', None),
        mode,
        estimator.config,
    )
    outputs = spec.export_outputs
    if mode != ModeKeys.PREDICT:
        given = (spec.loss, spec.predictions, spec.eval_metric_ops)
        outputs = {mode: _OUTPUTS[mode](*given)}
    signatures = exporting.signatures(
        estimator.release,
        receiver.receiver_tensors,
        outputs,
        getattr(receiver, 'receiver_tensors_alternatives', None),
        served=mode == ModeKeys.PREDICT,
    )
    return spec, signatures


def _add(
    builder,
    estimator,
    spec,
    mode,
    checkpoint_path,
    *,
    has_variables,
    **options,
):
    """Adds a mode's graph to a SavedModel, the first with the variables."""
    scaffold = spec.scaffold
    initialize = scaffold.local_init_op
    if initialize is None:
        initialize = v1.train.Scaffold.default_local_init_op()
    saver = scaffold.saver or savers.saver_class(estimator.release)(
        sharded=True
    )
    options.update(
        tags=[TAGS[mode]],
        assets_collection=v1.get_collection(v1.GraphKeys.ASSET_FILEPATHS),
        main_op=initialize,
        saver=saver,
    )
    if spec.train_op is not None:
        v1.add_to_collection(TRAIN_OP, spec.train_op)
    with v1.Session(config=estimator._session_config) as session:
        _restore(saver, session, checkpoint_path, mode)
        if has_variables:
            builder.add_meta_graph(**options)
        else:
            builder.add_meta_graph_and_variables(session, **options)


def _checkpoint(estimator):
    settings = estimator._warm_start_settings
    path = estimator.latest_checkpoint()
    if not path and settings:
        path = settings.ckpt_to_initialize_from
        if tf.io.gfile.isdir(path):
            path = tf.train.latest_checkpoint(path)
    if not path:
        raise ValueError(
            f"Couldn't find trained model at {estimator.model_dir}."
        )
    return path


def _restore(saver, session, path, mode):
    try:
        saver.restore(session, path)
    except tf.errors.NotFoundError as error:
        raise ValueError(
            'Could not load all requested variables from checkpoint. Please '
            'make sure your model_fn does not expect variables that were not '
            'saved in the checkpoint.\n\nEncountered error with mode '
            f'`{mode}` while restoring checkpoint from: `{path}`. Full '
            f'Traceback:\n\n{error}'
        ) from None


def _copy_extra(folder, files):
    for target, source in (files or {}).items():
        path = os.path.join(
            folder, b'assets.extra', tf.compat.as_bytes(target)
        )
        tf.io.gfile.makedirs(os.path.dirname(path))
        tf.io.gfile.copy(source, path)
