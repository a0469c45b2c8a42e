"""Which TensorFlow is refused, and which is warned of."""

import pytest

from legacy_rnn.compat import supported


@pytest.mark.parametrize('version', ['2.16.2', '2.21.0', '2.21.1-rc0', None])
def test_what_was_tried_is_taken_silently(version):
    assert supported.check(version) is None


@pytest.mark.parametrize('version', ['1.15.5', '2.9.3', '2.15.1'])
def test_older_is_refused(version):
    with pytest.raises(supported.TooOldError) as caught:
        supported.check(version)
    assert str(caught.value) == (
        f'TensorFlow {version} is too old, legacy_rnn needs 2.16 to 2.21: '
        f"pip install 'tensorflow>=2.16'"
    )


@pytest.mark.parametrize('version', ['2.22.0', '2.30.0-dev20270101', '3.0.0'])
def test_newer_is_warned_of(version):
    assert supported.check(version).startswith(
        f'TensorFlow {version} is newer than 2.21, the newest'
    )


@pytest.mark.parametrize(
    ('version', 'protobuf', 'is_told'),
    [
        ('2.20.0', '7.36.2', True),
        ('2.20.0', '6.33.0', False),
        ('2.21.0', '7.36.2', False),
    ],
)
def test_protobuf_that_cannot_write_graphs_is_warned_of(
    version, protobuf, is_told, monkeypatch
):
    versions = {'protobuf': protobuf}
    monkeypatch.setattr(supported.metadata, 'version', versions.get)
    told = supported.check(version)
    advice = (
        f'TensorFlow 2.20.0 cannot write graphs by protobuf {protobuf}: '
        "pip install 'protobuf<7'"
    )
    assert told == (advice if is_told else None)
