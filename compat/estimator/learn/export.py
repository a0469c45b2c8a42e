"""SavedModels of contrib.learn's Estimators, and strategies to export."""

from __future__ import annotations

import collections
import types

import tensorflow as tf

from .. import exporters, saved_models
from ..arguments import names_of
from ..receivers import ServingInputReceiver
from ..spec import ModeKeys
from .constants import ProblemType

v1 = tf.compat.v1


class InputFnOps(
    collections.namedtuple('InputFnOps', 'features labels default_inputs')
):
    """What a serving input function gives.

    Args:
        features: Dict of tensors for the model function.
        labels: None.
        default_inputs: Dict of placeholders, None for none.
    """


class ExportStrategy(
    collections.namedtuple('ExportStrategy', 'name export_fn strip_attrs')
):
    """A way to export an Estimator.

    Args:
        name: Of the folder below `export`.
        export_fn: Function of the Estimator, the folder, and any of
            `checkpoint_path` and `eval_result`.
        strip_attrs: Accepted but ignored.
    """

    def __new__(cls, name, export_fn, strip_default_attrs=None):
        """Makes it."""
        return super().__new__(cls, name, export_fn, strip_default_attrs)

    def export(
        self, estimator, export_path, checkpoint_path=None, eval_result=None
    ):
        """Exports; path of the folder."""
        known = {
            'checkpoint_path': checkpoint_path,
            'eval_result': eval_result,
        }
        taken = names_of(self.export_fn)
        known = {name: known[name] for name in known if name in taken}
        return self.export_fn(estimator, export_path, **known)


def make_export_strategy(
    _,
    serving_input_fn,
    default_output_alternative_key=None,
    assets_extra=None,
    as_text=False,
    exports_to_keep=5,
    strip_default_attrs=None,
):
    """A strategy that exports a SavedModel and keeps the newest.

    Args:
        _: The release.
        serving_input_fn: Function that gives InputFnOps, or a receiver for
            a `tf.estimator.Estimator`.
        default_output_alternative_key: Which alternative is served.
        assets_extra: Dict of a path below `assets.extra` to a file.
        as_text: Whether as text.
        exports_to_keep: How many, None for all.
        strip_default_attrs: Accepted but ignored.
    """

    def export_fn(estimator, export_dir_base, checkpoint_path=None):
        options = {
            'assets_extra': assets_extra,
            'as_text': as_text,
            'checkpoint_path': checkpoint_path,
        }
        if hasattr(estimator, 'fit'):
            options['default_output_alternative_key'] = (
                default_output_alternative_key
            )
        folder = estimator.export_savedmodel(
            export_dir_base, serving_input_fn, **options
        )
        exporters.keep_newest(export_dir_base, exports_to_keep)
        return folder

    return ExportStrategy('Servo', export_fn)


def build_parsing_serving_input_fn(_, feature_spec, default_batch_size=None):
    """A serving input function of serialized `tf.train.Example`s.

    Args:
        _: The release.
        feature_spec: Dict of name to `tf.FixedLenFeature` and its kin.
        default_batch_size: Examples in a request, None for any.
    """

    def input_fn():
        examples = v1.placeholder(
            tf.string, [default_batch_size], 'input_example_tensor'
        )
        features = tf.io.parse_example(examples, feature_spec)
        return InputFnOps(features, None, {'examples': examples})

    return input_fn


def build_default_serving_input_fn(_, features, default_batch_size=None):
    """A serving input function of the features themselves.

    Args:
        _: The release.
        features: Dict of name to tensor, whose type and shape are taken.
        default_batch_size: Examples in a request, None for any.
    """

    def input_fn():
        fed = {
            name: v1.placeholder(
                one.dtype, [default_batch_size, *one.shape[1:]], one.op.name
            )
            for name, one in features.items()
        }
        return InputFnOps(fed, None, fed)

    return input_fn


def export_savedmodel(
    estimator,
    export_dir_base,
    serving_input_fn,
    default_output_alternative_key=None,
    assets_extra=None,
    as_text=False,
    checkpoint_path=None,
    **_,
):
    """Writes a SavedModel of an Estimator's latest checkpoint.

    Args:
        estimator: An Estimator of contrib.learn.
        export_dir_base: Folder in which the model's own is made.
        serving_input_fn: Function that gives InputFnOps.
        default_output_alternative_key: Which alternative is served.
        assets_extra: Dict of a path below `assets.extra` to a file.
        as_text: Whether as text.
        checkpoint_path: The latest if None.

    Returns:
        Path of the folder, as bytes.
    """
    if serving_input_fn is None:
        raise ValueError('serving_input_fn must be defined.')

    def receiver():
        given = serving_input_fn()
        inputs = given.default_inputs or given.features
        return ServingInputReceiver(given.features, inputs)

    def call_model_fn(features, labels, mode, config):
        found = estimator._operations(features, None, 'infer')
        if not found.output_alternatives:
            only = found.predictions
            only = only if isinstance(only, dict) else {'output': only}
            pair = (ProblemType.UNSPECIFIED, only)
            found = found._replace(
                output_alternatives={'default_output_alternative': pair}
            )
        spec = found.estimator_spec(default_output_alternative_key)
        return spec

    adapted = types.SimpleNamespace(
        config=estimator.config,
        release=estimator.release,
        model_dir=estimator.model_dir,
        _session_config=estimator._session_config,
        _create_global_step=estimator._create_global_step,
        _call_model_fn=call_model_fn,
    )
    return saved_models.export(
        adapted,
        export_dir_base,
        {ModeKeys.PREDICT: receiver},
        checkpoint_path or estimator._checkpoint(),
        assets_extra,
        as_text=as_text,
        strip_default_attrs=False,
    )
