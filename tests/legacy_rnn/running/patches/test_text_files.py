"""What a source decodes: text of files, and its own things."""

import json
import pickle

import pytest

from legacy_rnn import run
from legacy_rnn.compat.sources.notebook import notebooks
from legacy_rnn.compat.sources.python2 import dialect

READER = """
import tensorflow as tf
with tf.gfile.GFile(__file__, 'r') as f:
    words = f.read().decode('utf-8').split()
print(words[:2], type(words[0]).__name__)
"""


def test_text_of_a_gfile_can_be_decoded(tmp_path, capfd):
    path = tmp_path / 'reader.py'
    path.write_text(READER)
    assert run.main([str(path)]) == 0
    assert "['import', 'tensorflow'] str" in capfd.readouterr().out


def test_lines_of_a_gfile_can_be_decoded(tmp_path, capfd):
    path = tmp_path / 'reader.py'
    path.write_text("""#!/usr/bin/env python3
import tensorflow as tf
with tf.gfile.GFile(__file__) as f:
    print(f.readline().decode('utf-8').strip()[:2])
    print([x.strip().decode('utf-8') for x in f.readlines()][0])
for line in tf.gfile.GFile(__file__):
    print(line.rstrip().decode('utf-8')[-7:])
    break
""")
    assert run.main([str(path)]) == 0
    out = capfd.readouterr().out.split('\n')
    assert out[:3] == ['#!', 'import tensorflow as tf', 'python3']


@pytest.mark.parametrize('flag', ['--python=2', '--release=1.0'])
def test_data_is_read_from_a_gfile_of_text(tmp_path, capfd, flag):
    """As in TensorFlow 1.4.1 on Python 2.7, and in 0.12.1 on both."""
    path = tmp_path / 'reader.py'
    path.write_text(f"""
import tensorflow as tf
x = tf.constant([1.5, -300.25], name='x')
path = {str(tmp_path / 'graph.pb')!r}
with open(path, 'wb') as f:
    f.write(tf.get_default_graph().as_graph_def().SerializeToString())
graph = tf.GraphDef()
with tf.gfile.FastGFile(path, 'r') as f:
    graph.ParseFromString(f.read())
    print('%s %d' % (graph.node[0].name, len(f.read())))
""")
    assert run.main([flag, str(path)]) == 0
    assert capfd.readouterr().out == 'x 0\n'


def test_pickle_of_a_line_needs_nothing_of_ours(tmp_path, capfd):
    path = tmp_path / 'writer.py'
    path.write_text("""#!/usr/bin/env python3
import pickle
import tensorflow as tf
words = [line.strip() for line in tf.gfile.GFile(__file__)]
with open(__file__ + '.pkl', 'wb') as f:
    pickle.dump(words, f, 2)
""")
    assert run.main([str(path)]) == 0, capfd.readouterr().err
    data = (tmp_path / 'writer.py.pkl').read_bytes()
    assert b'legacy_rnn' not in data
    assert pickle.loads(data)[1] == 'import pickle'


def test_gfile_is_read_by_a_reader_of_codecs(tmp_path, capfd):
    path = tmp_path / 'reader.py'
    path.write_text("""
import codecs
import tensorflow as tf
for mode in 'r', 'rb':
    stream = tf.gfile.GFile(__file__, mode)
    with codecs.getreader('utf-8')(stream) as f:
        print f.read().splitlines()[1]
""")
    assert run.main([str(path)]) == 0
    assert capfd.readouterr().out == 'import codecs\n' * 2


def test_file_io_reads_data_and_text_as_python_2_did(
    tmp_path, capfd, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / 'reader.py'
    path.write_text("""
import cPickle
from StringIO import StringIO
import numpy as np
from tensorflow.python.lib.io import file_io
np.save('a.npy', np.arange(3.0))
print np.load(StringIO(file_io.read_file_to_string('a.npy')))
cPickle.dump({'a': 1}, open('a.pkl', 'wb'), 2)
print cPickle.load(file_io.FileIO('a.pkl', mode='r'))
print file_io.read_file_to_string('reader.py').split()[0] == 'import'
""")
    assert run.main([str(path)]) == 0
    assert capfd.readouterr().out == "[0. 1. 2.]\n{'a': 1}\nTrue\n"


def notebook(version, code='x = 7 / 2'):
    cell = {'cell_type': 'code', 'source': [code]}
    about = {'language_info': {'version': version}}
    data = json.dumps({'cells': [cell], 'metadata': about})
    return notebooks.read(data.encode(), 'x.ipynb').script


def test_notebook_names_its_python():
    assert dialect.of_text(notebook('2.7.10')) == 2
    assert dialect.of_text(notebook('3.6.1')) is None
    assert dialect.of_text(notebook('2.7.10', 'f"{x}"')) == 3


def test_first_line_names_its_python():
    assert dialect.of_text('#!/usr/bin/env python2.7\nx = 7 / 2\n') == 2
    assert dialect.of_text('#!/usr/bin/env python\nx = 7 / 2\n') is None
