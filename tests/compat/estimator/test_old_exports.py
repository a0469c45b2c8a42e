"""Filters of exports, and exporters that programs copied."""

import importlib

from legacy_rnn import compat

from . import models

tf = compat.api('1.12')
gc = tf.contrib.learn.utils.gc


def paths(*versions):
    return [gc.Path(f'/{one}', one) for one in versions]


def test_filters_keep_what_they_say():
    assert gc.largest_export_versions(2)(paths(1, 3, 2)) == paths(2, 3)
    assert gc.mod_export_version(2)(paths(1, 2, 4)) == paths(2, 4)
    assert gc.one_of_every_n_export_versions(3)(paths(0, 2, 3, 5)) == paths(
        3, 5
    )
    both = gc.union(gc.mod_export_version(2), gc.mod_export_version(3))
    assert both(paths(1, 2, 3)) == paths(2, 3)
    assert gc.negation(both)(paths(1, 2, 3)) == paths(1)


def test_paths_of_a_folder_are_parsed(tmp_path):
    for name in ('7', 'x'):
        (tmp_path / name).mkdir()

    def parser(path):
        leaf = path.path.rpartition('/')[2]
        return path._replace(export_version=int(leaf)) if leaf == '7' else None

    found = gc.get_paths(str(tmp_path), parser)
    assert [one.export_version for one in found] == [7]


def test_copied_exporter_finds_its_private_names(tmp_path):
    name = f'{tf.__name__}.python.estimator'
    exporter = importlib.import_module(f'{name}.exporter')
    util = importlib.import_module(f'{name}.util')
    private = importlib.import_module(f'{name}.gc')
    assert util.fn_args(parser_of) == ('path',)
    assert private._largest_export_versions(1)(paths(1, 2)) == paths(2)
    model = tf.estimator.Estimator(models.model_fn(tf), str(tmp_path / 'm'))
    model.train(models.input_fn(tf, num_epochs=1))
    with tf.Graph().as_default():
        features = {'x': tf.placeholder(tf.float32, [None, 3], 'x')}
    receiver = tf.estimator.export.build_raw_serving_input_receiver_fn(
        features
    )
    one = exporter._SavedModelExporter('one', receiver)
    folder = one.export(model, str(tmp_path / 'e'), None, {}, False)
    assert (tmp_path / 'e' / folder.decode() / 'saved_model.pb').exists()


def parser_of(path):
    return path
