"""SavedModels of contrib.learn's Estimators, and strategies to export."""

from __future__ import annotations

import collections

import tensorflow as tf

from ..arguments import names_of
from ..estimator import Estimator as CoreEstimator
from ..exports import exporters, saved_models
from ..spec import ModeKeys
from .alternatives import (
    build_all_signature_defs,
    get_input_alternatives,
    get_output_alternatives,
)
from .model_ops import as_spec

v1 = tf.compat.v1
_FEATURE_KEYS = 'input_feature_keys'  # Collection of the names of features.


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
    collections.namedtuple(
        'ExportStrategy', 'name export_fn strip_default_attrs'
    )
):
    """A way to export an Estimator.

    Args:
        name: Of the folder below `export`.
        export_fn: Function of the Estimator, the folder, and any of
            `checkpoint_path`, `eval_result` and `strip_default_attrs`.
        strip_default_attrs: Whether to leave default attributes out.
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
            'strip_default_attrs': self.strip_default_attrs,
        }
        taken = names_of(self.export_fn)
        if 'eval_result' in taken and 'checkpoint_path' not in taken:
            raise ValueError(
                'An export_fn accepting eval_result must also accept '
                'checkpoint_path.'
            )
        known = {name: known[name] for name in known if name in taken}
        return self.export_fn(estimator, export_path, **known)


def make_export_strategy(
    _,
    serving_input_fn=None,
    default_output_alternative_key=None,
    assets_extra=None,
    as_text=False,
    exports_to_keep=5,
    strip_default_attrs=None,
    export_input_fn=None,
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
        strip_default_attrs: Whether to leave default attributes out.
        export_input_fn: What 1.0 called `serving_input_fn`.
    """
    key = default_output_alternative_key

    def export_fn(
        estimator,
        export_dir_base,
        checkpoint_path=None,
        strip_default_attrs=False,
    ):
        options = {
            'assets_extra': assets_extra,
            'as_text': as_text,
            'checkpoint_path': checkpoint_path,
            'strip_default_attrs': strip_default_attrs,
        }
        if not isinstance(estimator, CoreEstimator):
            options['default_output_alternative_key'] = key
        elif key is not None:
            raise ValueError(
                'default_output_alternative_key is not supported in core '
                f'Estimator. Given: {key}'
            )
        folder = estimator.export_savedmodel(
            export_dir_base, serving_input_fn or export_input_fn, **options
        )
        exporters.keep_newest(export_dir_base, exports_to_keep)
        return folder

    return ExportStrategy('Servo', export_fn, strip_default_attrs)


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
    strip_default_attrs=False,
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
        strip_default_attrs: Whether to leave default attributes out.

    Returns:
        Path of the folder, as bytes.
    """
    if serving_input_fn is None:
        raise ValueError('serving_input_fn must be defined.')

    def build(_, mode, given):
        fed, features = get_input_alternatives(estimator.release, given)
        for name in given.features:
            v1.add_to_collection(_FEATURE_KEYS, name)
        found = estimator._operations(features, None, 'infer')
        outputs, default = get_output_alternatives(
            estimator.release, found, default_output_alternative_key
        )
        return as_spec(found), build_all_signature_defs(
            estimator.release, fed, outputs, default
        )

    return saved_models.export(
        estimator,
        export_dir_base,
        {ModeKeys.PREDICT: serving_input_fn},
        checkpoint_path or estimator._checkpoint(),
        assets_extra,
        as_text=as_text,
        strip_default_attrs=strip_default_attrs,
        build=build,
    )
