"""Ports show NumPy's numbers within lists as NumPy 1 did."""

import ast

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project

SET = "np.set_printoptions(legacy='1.21')"
HEAD = 'import numpy as np\n'


@pytest.mark.parametrize(
    'source',
    [
        'x = []\nx.append(session.run(loss))\nprint(x)\n',
        'print("costs %s" % ([np.mean(a), 1],))\n',
        'print(session.run([loss, accuracy]))\n',
        'x = {k: v[0] for k, v in metrics.items()}\nprint(session.run(x))\n',
        'print(session.run([loss] + more))\n',
        'def step(train):\n'
        '    return session.run(([op] if train else []) + [loss, cost])\n'
        'print(step(False)[1:])\n',
        'values, updates = slim.metrics.aggregate_metric_map(metrics)\n'
        'print(session.run(values))\n',
        'parts = list(costs)\nprint(session.run(parts))\n',
        'losses = {}\n'
        'def step():\n'
        '    _, cost = session.run([train, loss])\n'
        '    return cost, 3\n'
        'cost, n = step()\n'
        'losses.setdefault("a", []).append(cost / n)\n'
        'print("{}".format(losses))\n',
        'self.history[i] = np.max(a)\nlogging.info(self.history)\n',
        'total = 1.\n'
        'total *= loss.eval()\n'
        'open(path, "w").write(str((total, 3)))\n',
        'print(["%s" % b for b in a], list(np.exp(a)))\n',
        'print("%r" % np.mean(a))\n',
        'print(f"{[c for c in np.arange(3)]}")\n',
        'a, b = zip(*[(1, np.sum(x)) for x in y])\nprint(b[-3:])\n',
        'for i, (a, b) in enumerate(k.split(x, y)):\n    print(sorted(b))\n',
        'print(sorted(zip(model.feature_importances_, names)))\n',
        'print(set(model.predict(x)), a.shape)\n',
    ],
)
def test_lists_of_numbers_of_numpy_are_shown_as_then(source):
    ported = port_text(HEAD + source, '1.4')
    assert ported.text == f'{HEAD}{SET}\n{source}'
    assert port_text(ported.text, '1.4').text == ported.text


@pytest.mark.parametrize(
    'source',
    [
        'print(session.run(loss), np.mean(a))\n',
        'x = []\nx.append(float(session.run(loss)))\nprint(x)\n',
        'x = [a.item() for a in np.arange(3)]\nprint(x, np.arange(3))\n',
        'print("%d of %s" % (np.sum(a), np.mean(a)))\n',
        'form = "%s"\nprint(form % (np.mean(a), 1))\n',
        'c = session.run([a, b])\nprint(sum(c) / len(c), c[0])\n',
        'words = [w for line in text for w in line.split()]\nprint(words)\n',
        'print([batch, len(np.unique(a))], np.mean([1, 2]))\n',
        'x = {"a": np.mean(a)}\nprint(x["a"] is None)\n',
        'print(x.shape, str(np.zeros(3).tolist()))\n',
        "print(line.split(',', 1), model.labels_)\n",
        'total = loss + other\nprint(session.run(total))\n',
        "np.set_printoptions(legacy='1.13')\nprint([np.mean(a)])\n",
    ],
)
def test_what_shows_no_such_list_is_left(source):
    assert port_text(HEAD + source, '1.4').text == HEAD + source


def test_numbers_that_another_file_gives_are_shown_as_then():
    other = 'def get():\n    return i, np.sum(a)\nself.best = [np.max(a)]\n'
    project = Project(trees=(ast.parse(f'{HEAD}{other}'),))
    taken = 'from b import get as f\nprint(f(x))\n'
    for source in ('print(tree.get())\n', 'print(model.best)\n', taken):
        ported = port_text(HEAD + source, '1.4', project=project)
        assert f'{SET}\nprint' in ported.text
    source = f'{HEAD}print(get, best)\n'
    assert port_text(source, '1.4', project=project).text == source


def test_numpy_is_imported_where_the_source_has_none():
    source = 'import tensorflow as tf\nprint(tf.Session().run([a, b]))\n'
    lines = port_text(source, '1.4').text.splitlines()
    assert lines == [
        'import tensorflow.compat.v1 as tf',
        'tf.disable_v2_behavior()',
        'import numpy',
        SET.replace('np', 'numpy'),
        'print(tf.Session().run([a, b]))',
    ]


def test_comment_that_is_indented_behind_the_imports_is_passed_over():
    comment = '    # As it was.\n'
    source = f'{HEAD}{comment}\nprint(list(np.exp(a)))\n'
    text = port_text(source, '1.4').text
    assert text == f'{HEAD}{comment}{SET}\n\nprint(list(np.exp(a)))\n'


@pytest.mark.parametrize(
    'source',
    [
        'c = tf.estimator.Estimator(f)\nr = c.evaluate(g)\nprint(r)\n',
        'from tensorflow.contrib import learn\n'
        'r = learn.Estimator(f).evaluate(x, y)\nprint("{}".format(r))\n',
        'e = tf.estimator.Estimator(f)\n'
        'for p in e.predict(g):\n    print(p)\n',
        'v = tf.contrib.framework.load_variable(p, "v")\nprint([v, 1])\n',
        'x = []\nx.append(model.train_on_batch(a, b))\nprint(x)\n',
        'x = model.test_on_batch(a, b)\nprint("d %s" % x)\n',
        'r = tf.train.NewCheckpointReader(p)\nprint({0: r.get_tensor("v")})\n',
    ],
)
def test_numbers_that_tensorflow_gives_are_shown_as_then(source):
    text = port_text(f'import tensorflow as tf\n{source}', '1.4').text
    assert f'import numpy\n{SET.replace("np", "numpy")}\n' in text


@pytest.mark.parametrize(
    'source',
    [
        'r = model.evaluate(x, y)\nprint(r)\n',
        'c = tf.estimator.DNNClassifier([4], f)\n'
        'r = c.evaluate(g)\nprint(r["loss"])\n',
    ],
)
def test_scores_of_others_and_single_ones_are_printed_as_they_are(source):
    text = port_text(f'import tensorflow as tf\n{source}', '1.4').text
    assert 'printoptions' not in text
