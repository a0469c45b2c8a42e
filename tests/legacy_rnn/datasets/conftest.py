import importlib.util
from pathlib import Path

import pytest

spec = importlib.util.spec_from_file_location(
    'lying_server', Path(__file__).with_name('server.py')
)
lying = importlib.util.module_from_spec(spec)
spec.loader.exec_module(lying)


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv('no_proxy', '*')
    with lying.serve() as running:
        running.body = lying.BODY
        yield running
