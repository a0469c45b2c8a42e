"""Small packages of contrib: what they write, and what they refuse."""

import numpy as np
import pytest

from legacy_rnn import compat
from legacy_rnn.compat import r1_4, r1_15


def test_projector_writes_its_settings_beside_the_events(tmp_path):
    projector = r1_4.contrib.tensorboard.plugins.projector
    config = projector.ProjectorConfig()
    embedding = config.embeddings.add()
    embedding.tensor_name = 'words:0'
    embedding.metadata_path = 'words.tsv'
    embedding.sprite.single_image_dim.extend([28, 28])
    writer = r1_4.summary.FileWriter(str(tmp_path))
    projector.visualize_embeddings(writer, config)
    written = (tmp_path / 'projector_config.pbtxt').read_text('utf-8')
    assert written == (
        'embeddings {\n'
        '  tensor_name: "words:0"\n'
        '  metadata_path: "words.tsv"\n'
        '  sprite {\n'
        '    single_image_dim: 28\n'
        '    single_image_dim: 28\n'
        '  }\n'
        '}\n'
    )


@pytest.mark.parametrize(
    ('shape', 'transforms', 'message'),
    [
        ([5], [0.0] * 8, 'images must have rank 2 or 3 or 4, got 1'),
        ([2, 2], [[[0.0] * 8]], 'transforms must have rank 1 or 2, got 3'),
    ],
)
def test_transform_wants_ranks(shape, transforms, message):
    with r1_15.Graph().as_default(), pytest.raises(TypeError, match=message):
        images = np.zeros(shape, np.float32)
        r1_15.contrib.image.transform(images, transforms)


def test_staging_area_wants_what_it_was_told():
    area = r1_4.contrib.staging.StagingArea([r1_4.float32], shapes=[[2]])
    with pytest.raises(ValueError, match='Shape'):
        area.put(r1_4.zeros([3]))
    with pytest.raises(ValueError, match='1 tensors, got 2'):
        area.put([r1_4.zeros([2]), r1_4.zeros([2])])
    with pytest.raises(ValueError, match='one entry a type, got 2'):
        r1_4.contrib.staging.StagingArea([r1_4.float32], names=['a', 'b'])


def test_staging_area_counts_and_forgets():
    with r1_4.Graph().as_default(), r1_4.Session() as session:
        area = r1_4.contrib.staging.StagingArea([r1_4.float32])
        put, size, clear = area.put(r1_4.zeros([2])), area.size(), area.clear()
        session.run(put)
        assert session.run(size) == 1
        assert session.run(area.peek(0)).shape == (2,)
        session.run(clear)
        assert session.run(size) == 0


def test_swapping_saver_wants_training_first():
    opt = r1_15.contrib.opt
    inner = r1_15.train.GradientDescentOptimizer(0.1)
    averaging = opt.MovingAverageOptimizer(inner)
    with pytest.raises(RuntimeError, match='before creating'):
        averaging.swapping_saver()


def test_swapping_saver_writes_averages_under_the_names(tmp_path):
    with r1_15.Graph().as_default(), r1_15.Session() as session:
        weight = r1_15.Variable([4.0], name='weight')
        averaging = r1_15.contrib.opt.MovingAverageOptimizer(
            r1_15.train.GradientDescentOptimizer(0.5), average_decay=0.5
        )
        step = averaging.minimize(r1_15.reduce_sum(weight))
        saver = averaging.swapping_saver()
        session.run(r1_15.global_variables_initializer())
        session.run(step)
        path = saver.save(session, str(tmp_path / 'model'))
        reader = r1_15.train.NewCheckpointReader(path)
        assert reader.get_tensor('weight') == [3.75]
        with pytest.raises(ValueError, match='give both'):
            averaging.swapping_saver([weight])


def test_strategies_have_the_names_that_they_had_first():
    r1_12 = compat.r1_12
    distribute = r1_12.contrib.distribute
    with r1_12.Graph().as_default():
        assert not distribute.has_distribution_strategy()
        strategy = distribute.OneDeviceStrategy('device:CPU:0')
        with strategy.scope():
            assert distribute.has_distribution_strategy()
            assert distribute.get_distribution_strategy() is strategy
        strategy = distribute.MirroredStrategy(None, 1)
        with strategy.scope():
            r1_12.get_variable('v', [])
        assert strategy.num_replicas_in_sync == 1


def test_function_of_python_runs_eagerly_by_its_first_name():
    with r1_15.Graph().as_default(), r1_15.Session() as session:
        doubled = r1_15.contrib.eager.py_func(
            func=lambda x: 2 * x, inp=[[1.0, 2.0]], Tout=r1_15.float32
        )
        assert session.run(doubled).tolist() == [2.0, 4.0]
