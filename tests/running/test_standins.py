"""What has moved around TensorFlow is there for the user's files."""

import sys

import pytest

from legacy_rnn.running import standins


def test_pillow_has_its_old_filters():
    pytest.importorskip('PIL')
    image = standins.find('PIL', False).Image
    small = image.new('L', (4, 4)).resize((2, 2), image.ANTIALIAS)
    assert small.size == (2, 2)
    assert image is standins.find('PIL.Image', False)
    assert not hasattr(sys.modules['PIL.Image'], 'ANTIALIAS')
