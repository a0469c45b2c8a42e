"""The exports of an Estimator: of all its modes, or of one."""

from __future__ import annotations

from ...releases import Release
from ..spec import ModeKeys
from .saved_models import export


class Exports:
    """The exports of an Estimator."""

    release = Release('1.15')

    def export_saved_model(
        self,
        export_dir_base,
        serving_input_receiver_fn,
        assets_extra=None,
        as_text=False,
        checkpoint_path=None,
        experimental_mode=ModeKeys.PREDICT,
    ):
        """Exports a SavedModel; as `export_savedmodel`.

        Args:
            export_dir_base: The folder is made in it.
            serving_input_receiver_fn: Function that gives a receiver.
            assets_extra: Dict of a path below `assets.extra` to a file.
            as_text: Whether as text.
            checkpoint_path: The latest if None.
            experimental_mode: The mode whose graph is exported.

        Returns:
            Path of the folder, as bytes.
        """
        return export_saved_model_for_mode(
            self.release,
            self,
            export_dir_base,
            serving_input_receiver_fn,
            assets_extra,
            as_text,
            checkpoint_path,
            mode=experimental_mode,
        )

    def experimental_export_all_saved_models(
        self,
        export_dir_base,
        input_receiver_fn_map,
        assets_extra=None,
        as_text=False,
        checkpoint_path=None,
    ):
        """Exports a SavedModel with a graph for each of some modes."""
        return export_all_saved_models(
            self.release,
            self,
            export_dir_base,
            input_receiver_fn_map,
            assets_extra,
            as_text,
            checkpoint_path,
        )

    def export_savedmodel(
        self,
        export_dir_base,
        serving_input_receiver_fn,
        assets_extra=None,
        as_text=False,
        checkpoint_path=None,
        strip_default_attrs=False,
    ):
        """Exports a SavedModel into a folder named by the time.

        Args:
            export_dir_base: The folder is made in it.
            serving_input_receiver_fn: Function that gives a
                `ServingInputReceiver`.
            assets_extra: Dict of a path below `assets.extra` to a file.
            as_text: Whether as text.
            checkpoint_path: The latest if None.
            strip_default_attrs: Whether to leave default attributes out.

        Returns:
            Path of the folder, as bytes.
        """
        return export_saved_model_for_mode(
            self.release,
            self,
            export_dir_base,
            serving_input_receiver_fn,
            assets_extra,
            as_text,
            checkpoint_path,
            strip_default_attrs,
        )


def export_all_saved_models(
    _,
    estimator,
    export_dir_base,
    input_receiver_fn_map,
    assets_extra=None,
    as_text=False,
    checkpoint_path=None,
    strip_default_attrs=True,
):
    """Exports a SavedModel with a graph for each of some modes.

    Args:
        _: The release.
        estimator: An Estimator.
        export_dir_base: Folder in which the model's own is made.
        input_receiver_fn_map: Dict of a mode to the function that gives its
            receiver.
        assets_extra: Dict of a path below `assets.extra` to a file.
        as_text: Whether as text.
        checkpoint_path: The latest if None.
        strip_default_attrs: Whether to leave default attributes out.

    Returns:
        Path of the folder, as bytes.
    """
    return export(
        estimator,
        export_dir_base,
        input_receiver_fn_map,
        checkpoint_path,
        assets_extra,
        as_text=as_text,
        strip_default_attrs=strip_default_attrs,
    )


def export_saved_model_for_mode(
    release,
    estimator,
    export_dir_base,
    input_receiver_fn,
    *args,
    mode=ModeKeys.PREDICT,
    **kwargs,
):
    """As `export_all_saved_models`, for one mode."""
    if not input_receiver_fn:
        raise ValueError('An input_receiver_fn must be defined.')
    return export_all_saved_models(
        release,
        estimator,
        export_dir_base,
        {mode: input_receiver_fn},
        *args,
        **kwargs,
    )
