"""Summaries and their writer as the releases had them."""

import pytest
import tensorflow as tf

from legacy_rnn import compat

v1 = tf.compat.v1


def written(writer, summaries):
    """Steps and tags of all events but the first, which has the version."""
    for step, summary in enumerate(summaries):
        writer.add_summary(summary, step)
    writer.close()
    (path,) = tf.io.gfile.glob(f'{writer.get_logdir()}/*')
    events = list(v1.train.summary_iterator(path))[1:]
    return [(e.step, [v.tag for v in e.summary.value]) for e in events]


WRITERS = {
    '0.5': lambda tf1: tf1.train.SummaryWriter,
    '0.12': lambda tf1: tf1.train.SummaryWriter,
    '1.2': lambda tf1: tf1.summary.FileWriter,
}


@pytest.mark.parametrize('release', sorted(WRITERS))
def test_no_summary_is_an_event_of_its_step(release, tmp_path):
    writer = WRITERS[release](compat.api(release))(str(tmp_path))
    loss = v1.Summary(value=[v1.Summary.Value(tag='loss', simple_value=1)])
    found = written(writer, [loss, None, loss.SerializeToString()])
    assert found == [(0, ['loss']), (1, []), (2, ['loss'])]
    assert isinstance(writer, v1.summary.FileWriter)


def test_no_summary_is_an_error_later(tmp_path):
    writer = compat.api('1.4').summary.FileWriter(str(tmp_path))
    with pytest.raises(AttributeError):
        writer.add_summary(None, 1)
