"""What tests of the packages around TensorFlow share."""

import pytest


@pytest.fixture
def pandas_of_then(request, monkeypatch):
    """Lets the installed pandas do as then, by a test module's `OF_THEN`."""
    pandas = pytest.importorskip('pandas')
    for kind, methods in request.module.OF_THEN.CHANGED.items():
        owner = getattr(pandas, kind)
        for name, made in methods.items():
            monkeypatch.setattr(owner, name, made(owner))
