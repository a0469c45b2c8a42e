"""Records checkpoints of a real old TensorFlow release.

    python tests/golden/make_checkpoints.py              # every group
    python tests/golden/make_checkpoints.py cells ptb    # some

Run it by the Python of the old release (`make.py` says how to install one).
A group's models (`models.py`) train two steps, are saved in format V2 (and
V1 where the release is 0.12), and are evaluated; a further step gives the
next losses. What they computed stands in an `.npz` beside the checkpoint,
and a row in `checkpoints/manifest.json`.
"""

from __future__ import absolute_import, division, print_function

import datetime
import gzip
import hashlib
import io
import json
import os
import platform
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, 'checkpoints')
MANIFEST = os.path.join(FOLDER, 'manifest.json')
# Whose graph is saved too, by 0.12.
WITH_META = 'peepholes'


def main():
    """Records the groups that the command line names, or all."""
    os.environ.setdefault('TF_CPP_MIN_LOG_LEVEL', '2')
    sys.path[0] = os.path.dirname(HERE)
    import tensorflow as tf

    from golden import make, models

    make.quiet(tf)
    release = make.short(tf.__version__)
    for group in sys.argv[1:] or models.GROUPS:
        if models.names(release, group):
            files = record(tf, release, group)
            note(tf.__version__, group, files)
            print(group, len(models.names(release, group)), 'models')


def record(tf, release, group):
    """Writes the checkpoint of one group, and what it computes."""
    from golden import models

    folder = os.path.join(FOLDER, tf.__version__)
    if not os.path.isdir(folder):
        os.makedirs(folder)
    prefix = os.path.join(folder, group)
    with tf.Graph().as_default():
        graph = models.Graph(tf, release, group)
        meta = release == '0.12' and group == WITH_META
        if meta:
            keep_collections(tf, graph)
        savers = {'.ckpt': saver(tf, 'V2')}
        if release == '0.12':
            savers['.v1'] = saver(tf, 'V1')
        with tf.Session(config=models.session_config(tf)) as session:
            graph.initialize(session)
            graph.step(session)
            graph.step(session)
            for end, one in sorted(savers.items()):
                one.save(
                    session,
                    prefix + end,
                    write_meta_graph=meta and end == '.ckpt',
                )
            os.remove(os.path.join(folder, 'checkpoint'))
            if meta:
                compress(prefix + '.ckpt.meta')
            measured(graph, session, prefix + '.npz')
    return sorted(
        name for name in os.listdir(folder) if name.startswith(group + '.')
    )


def saver(tf, version):
    """A Saver of all variables in a format."""
    return tf.train.Saver(write_version=getattr(tf.train.SaverDef, version))


def keep_collections(tf, graph):
    """Lets the graph alone say what to run and to feed."""
    tf.add_to_collection('train', graph.train[0])
    tf.add_to_collection('loss', graph.models[0].loss)
    tf.add_to_collection('outputs', graph.models[0].outputs)
    for tensor in graph.models[0].bench.inputs:
        tf.add_to_collection('inputs', tensor)


def compress(path):
    """Replaces a file by a `.gz` that depends on nothing but its bytes."""
    with open(path, 'rb') as plain, open(path + '.gz', 'wb') as packed:
        with gzip.GzipFile('', 'wb', 9, packed, 0) as stream:
            stream.write(plain.read())
    os.remove(path)


def measured(graph, session, path):
    """Evaluates, trains a step, and writes what came out."""
    import numpy as np

    outputs = graph.outputs(session)
    losses = [graph.losses(session)]
    graph.step(session)
    losses.append(graph.losses(session))
    np.savez_compressed(
        path,
        models=np.array([model.name for model in graph.models]),
        sizes=np.array([len(value) for value in outputs]),
        outputs=np.concatenate(outputs),
        losses=np.array(losses),
    )


def note(version, group, files):
    """Writes the manifest's rows of a group's files."""
    known = rows()
    for name in files:
        path = '{}/{}'.format(version, name)
        sha256 = digest(os.path.join(FOLDER, path))
        if known.get(path, {}).get('sha256') == sha256:
            continue
        known[path] = {
            'file': path,
            'release': version,
            'python': platform.python_version(),
            'command': 'python tests/golden/make_checkpoints.py ' + group,
            'date': datetime.date.today().isoformat(),
            'sha256': sha256,
        }
    lines = [
        json.dumps(known[key], sort_keys=True, separators=(', ', ': '))
        for key in sorted(known)
    ]
    with io.open(MANIFEST, 'w', encoding='utf-8') as file:
        file.write('[\n{}\n]\n'.format(',\n'.join(lines)))


def rows():
    """The manifest: dict of a file's name to its row."""
    if not os.path.exists(MANIFEST):
        return {}
    with io.open(MANIFEST, encoding='utf-8') as file:
        return dict((row['file'], row) for row in json.load(file))


def digest(file):
    """SHA-256 of a file, in hexadecimal."""
    with open(file, 'rb') as opened:
        return hashlib.sha256(opened.read()).hexdigest()


if __name__ == '__main__':
    main()
