"""`contrib.predictor`: saved models as functions of arrays."""

from __future__ import annotations

import tensorflow as tf

from ..estimator import Estimator
from ..sessions import scaffold_for
from ..spec import ModeKeys

v1 = tf.compat.v1
_DEFAULT = v1.saved_model.signature_constants.DEFAULT_SERVING_SIGNATURE_DEF_KEY


class Predictor:
    """A function of a dict of arrays, which gives a dict of arrays.

    Args:
        session: Session of the model.
        graph: Its graph.
        feeds: Dict of name to tensor.
        fetches: The same.
    """

    def __init__(self, session, graph, feeds, fetches):
        self.session, self.graph = session, graph
        self.feed_tensors, self.fetch_tensors = feeds, fetches

    def __call__(self, input_dict):
        """Runs the model.

        Args:
            input_dict: Dict of arrays; not all inputs need be there.

        Raises:
            ValueError: An input that the model has not.
        """
        unknown = set(input_dict) - set(self.feed_tensors)
        if unknown:
            raise ValueError(
                f'Got unexpected keys in input_dict: {unknown}\nexpected: '
                f'{set(self.feed_tensors)}'
            )
        fed = {
            tensor: input_dict[name]
            for name, tensor in self.feed_tensors.items()
            if input_dict.get(name) is not None
        }
        return self.session.run(self.fetch_tensors, fed)

    def __repr__(self):
        return (
            f'{type(self).__name__} with feed tensors {self.feed_tensors} '
            f'and fetch_tensors {self.fetch_tensors}'
        )


def from_saved_model(
    _,
    export_dir,
    signature_def_key=None,
    signature_def=None,
    input_names=None,
    output_names=None,
    tags=None,
    graph=None,
    config=None,
):
    """A predictor of a SavedModel.

    Args:
        _: The release.
        export_dir: Its folder.
        signature_def_key: Name of the signature, or
        signature_def: the signature itself, or
        input_names: dict of name to tensor name, with
        output_names: the same of what it gives.
        tags: Of the model, `'serve'` by default.
        graph: To load it into.
        config: Of the session.

    Returns:
        A Predictor.
    """
    named = input_names is not None or output_names is not None
    told = [signature_def_key is not None, signature_def is not None, named]
    if sum(told) > 1:
        raise ValueError(
            'You must specify at most one of signature_def_key OR '
            'signature_def OR (input_names AND output_names).'
        )
    if named and (input_names is None or output_names is None):
        raise ValueError(
            'input_names and output_names must both be specified.'
        )
    graph = graph or tf.Graph()
    with graph.as_default():
        session = v1.Session(config=config)
        chosen = (tags or 'serve').split(',')
        folder = tf.compat.as_str(export_dir)
        meta = v1.saved_model.load(session, chosen, folder)
    if not named:
        key = signature_def_key or _DEFAULT
        if signature_def is None:
            signature_def = _signature(meta, key)
        input_names = _names(signature_def.inputs)
        output_names = _names(signature_def.outputs)
    return Predictor(
        session,
        graph,
        _tensors(graph, input_names),
        _tensors(graph, output_names),
    )


def from_estimator(
    _,
    estimator,
    serving_input_receiver_fn,
    output_key=None,
    graph=None,
    config=None,
):
    """A predictor of an Estimator's latest checkpoint.

    Args:
        _: The release.
        estimator: An Estimator.
        serving_input_receiver_fn: As `export_savedmodel` takes it.
        output_key: Of the export outputs.
        graph: To build the model in.
        config: Of the session.

    Returns:
        A Predictor.
    """
    if not isinstance(estimator, Estimator):
        raise TypeError(
            'Expected estimator to be of type tf.python.estimator.Estimator, '
            f'but got type {type(estimator)}. You likely want to call '
            'from_contrib_estimator.'
        )
    graph = graph or tf.Graph()
    with graph.as_default():
        v1.train.get_or_create_global_step()
        receiver = serving_input_receiver_fn()
        spec = estimator.model_fn(
            receiver.features, None, ModeKeys.PREDICT, estimator.config
        )
        key = output_key or _DEFAULT
        output = (spec.export_outputs or {}).get(key)
        if output is None:
            raise KeyError(
                'output_key must be one of '
                f'{list(spec.export_outputs or {})}; got {key}'
            )
        signature = output.as_signature_def(receiver.receiver_tensors)
        session = v1.train.MonitoredSession(
            v1.train.ChiefSessionCreator(
                scaffold_for(spec.scaffold, estimator.release),
                config=config,
                checkpoint_dir=estimator.model_dir,
            )
        )
    return Predictor(
        session,
        graph,
        _tensors(graph, _names(signature.inputs)),
        _tensors(graph, _names(signature.outputs)),
    )


def _signature(meta, key):
    """The signature of a name, or of contrib.learn's form of it."""
    known = meta.signature_def
    for name in (key, f'default_input_alternative:{key}'):
        if name in known:
            return known[name]
    raise ValueError(
        f'Got signature_def_key "{key}". Available signatures are '
        f'{sorted(known)}.'
    )


def _names(infos):
    return {name: info.name for name, info in infos.items()}


def _tensors(graph, names):
    return {key: graph.get_tensor_by_name(name) for key, name in names.items()}
