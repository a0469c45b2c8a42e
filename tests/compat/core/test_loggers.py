"""TensorFlow's logger under its private name."""

import logging

import pytest

from legacy_rnn.compat import api


def test_private_logger_is_todays():
    logger = api('1.4').logging._logger
    assert logger is logging.getLogger('tensorflow')
    assert isinstance(api('1.4').logging._handler, logging.Handler)
    with pytest.raises(AttributeError, match='was up to 1.7'):
        api('1.8').logging._logger  # noqa: B018
