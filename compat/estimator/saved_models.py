"""The SavedModel of an Estimator."""

from __future__ import annotations

import os

import tensorflow as tf

from .. import train as savers
from . import export as exporting
from .advice import without_advice
from .sessions import seed
from .spec import ModeKeys

v1 = tf.compat.v1


def export(
    estimator,
    base,
    receiver_fn,
    checkpoint_path,
    assets_extra,
    *,
    as_text,
    strip_default_attrs,
):
    """Writes a SavedModel for prediction.

    Args:
        estimator: An Estimator.
        base: Folder in which the model's own is made.
        receiver_fn: Function that gives a `ServingInputReceiver`.
        checkpoint_path: The latest if None.
        assets_extra: Dict of a path below `assets.extra` to a file.
        as_text: Whether as text.
        strip_default_attrs: Whether to leave default attributes out.

    Returns:
        Path of the folder, as bytes.
    """
    checkpoint_path = checkpoint_path or _checkpoint(estimator)
    folder = exporting.timestamped_folder(base)
    parent, name = os.path.split(folder)
    temporary = os.path.join(parent, b'temp-' + name)
    builder = v1.saved_model.Builder(tf.compat.as_str(temporary))
    with without_advice(), tf.Graph().as_default() as graph:
        estimator._create_global_step(graph)
        seed(estimator.config)
        receiver = receiver_fn()
        spec = estimator._call_model_fn(
            receiver.features, None, ModeKeys.PREDICT, estimator.config
        )
        signatures = exporting.signatures(
            receiver.receiver_tensors,
            spec.export_outputs,
            getattr(receiver, 'receiver_tensors_alternatives', None),
        )
        scaffold = spec.scaffold
        initialize = scaffold.local_init_op
        if initialize is None:
            initialize = v1.train.Scaffold.default_local_init_op()
        saver = scaffold.saver or savers.saver_class(estimator.release)(
            sharded=True
        )
        with v1.Session(config=estimator._session_config) as session:
            _restore(saver, session, checkpoint_path)
            builder.add_meta_graph_and_variables(
                session,
                [v1.saved_model.tag_constants.SERVING],
                signature_def_map=signatures,
                assets_collection=v1.get_collection(
                    v1.GraphKeys.ASSET_FILEPATHS
                ),
                main_op=initialize,
                saver=saver,
                strip_default_attrs=strip_default_attrs,
            )
    builder.save(as_text)
    _copy_extra(temporary, assets_extra)
    tf.io.gfile.rename(temporary, folder)
    return folder


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


def _restore(saver, session, path):
    try:
        saver.restore(session, path)
    except tf.errors.NotFoundError as error:
        raise ValueError(
            'Could not load all requested variables from checkpoint. Please '
            'make sure your model_fn does not expect variables that were not '
            'saved in the checkpoint.\n\nEncountered error with mode `infer` '
            f'while restoring checkpoint from: `{path}`. Full '
            f'Traceback:\n\n{error}'
        ) from None


def _copy_extra(folder, files):
    for target, source in (files or {}).items():
        path = os.path.join(
            folder, b'assets.extra', tf.compat.as_bytes(target)
        )
        tf.io.gfile.makedirs(os.path.dirname(path))
        tf.io.gfile.copy(source, path)
