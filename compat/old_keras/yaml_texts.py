"""Models of Keras as YAML, which Keras wrote and read until TensorFlow 2.5.

PyYAML, which Keras asked for, must be installed.
"""

from __future__ import annotations

import importlib
import json


def to_yaml(model, **options):
    """A model without its weights, as YAML.

    Args:
        model: A model of tf_keras.
        **options: Of `yaml.dump`.
    """
    yaml = importlib.import_module('yaml')
    return yaml.dump(json.loads(model.to_json()), **options)


def model_from_yaml(yaml_string, custom_objects=None):
    """The model of a text that `to_yaml` wrote, with new weights.

    Args:
        yaml_string: YAML; tuples of Python may stand in it, no other objects.
        custom_objects: Dict from names to classes and functions.
    """
    yaml = importlib.import_module('yaml')
    models = importlib.import_module('tf_keras.api._v1.keras.models')
    config = yaml.load(yaml_string, Loader=yaml.FullLoader)
    return models.model_from_json(json.dumps(config), custom_objects)
