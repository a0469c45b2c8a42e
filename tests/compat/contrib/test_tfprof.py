"""The idiom by which models of 2016 count their parameters."""

import pytest

from legacy_rnn.compat import api


@pytest.mark.parametrize('release', ['0.12', '1.4', '1.15'])
def test_parameters_are_counted(release, capfd):
    """190, as real 0.12.1, 1.4.1 and 1.15.5 count."""
    tf = api(release)
    analyzer = tf.contrib.tfprof.model_analyzer
    with tf.Graph().as_default() as graph:
        data = tf.placeholder(tf.float32, [None, 4, 3])
        with tf.variable_scope('m'):
            cell = tf.nn.rnn_cell.BasicLSTMCell(5)
            outputs, _ = tf.nn.dynamic_rnn(cell, data, dtype=tf.float32)
            weights = tf.get_variable('w', [5, 2])
            tf.matmul(outputs[:, -1], weights)
        counted = analyzer.print_model_analysis(
            graph,
            tfprof_options=analyzer.TRAINABLE_VARS_PARAMS_STAT_OPTIONS,
        )
        assert analyzer.print_model_analysis(graph) == counted
    assert counted.total_parameters == 190
    assert 'm/w (5x2, 10/10 params)' in capfd.readouterr().out


def test_options_of_0_12_name_a_file(tmp_path):
    tf = api('0.12')
    analyzer = tf.contrib.tfprof.model_analyzer
    options = analyzer.TRAINABLE_VARS_PARAMS_STAT_OPTIONS
    file = tmp_path / 'report'
    with tf.Graph().as_default() as graph:
        tf.get_variable('w', [5, 2])
        analyzer.print_model_analysis(
            graph,
            tfprof_options={
                **options,
                'viz': False,
                'dump_to_file': str(file),
            },
        )
    assert 'w (5x2, 10/10 params)' in file.read_text()
