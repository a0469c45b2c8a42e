"""Models as YAML, by PyYAML."""

import json
import types

import pytest

from legacy_rnn.compat.old_keras import yaml_texts


def test_what_is_written_is_read_again():
    pytest.importorskip('yaml')
    models = pytest.importorskip('tf_keras').models
    layers = pytest.importorskip('tf_keras').layers
    model = models.Sequential([layers.Dense(2, input_shape=(3,))])
    text = yaml_texts.to_yaml(model, default_flow_style=True)
    copy = yaml_texts.model_from_yaml(text)
    assert copy.get_config() == model.get_config()


def test_yaml_is_the_configuration(monkeypatch):
    dumped = types.SimpleNamespace(dump=lambda found, **options: found)
    monkeypatch.setattr(
        yaml_texts.importlib, 'import_module', {'yaml': dumped}.get
    )
    config = {'class_name': 'Sequential', 'config': {}}
    model = types.SimpleNamespace(to_json=lambda: json.dumps(config))
    assert yaml_texts.to_yaml(model) == config
