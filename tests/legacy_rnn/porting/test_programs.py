"""What the files of a program tell of each other to the porter."""

from legacy_rnn.porting.programs import Programs

MAIN = 'import tensorflow as tf\nx = tf.zeros(n)\n'


def test_files_that_are_run_by_name_and_ported_are_known(tmp_path):
    start, main = tmp_path / 'start.py', tmp_path / 'main.py'
    main.write_text(MAIN)
    start.write_text("n = [3]\nexec(open('main.py').read())\n")
    told = Programs([start, main], [tmp_path]).project(start)
    assert told.started == {str(main): frozenset({'n'})}
    assert Programs([start], [tmp_path]).project(start).started == {}
