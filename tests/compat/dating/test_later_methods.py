"""Releases by arguments of methods, and by what classes are told."""

import pytest

from legacy_rnn.compat import dating

CELL = 'tf.nn.rnn_cell.GRUCell'
BUILDER = 'tf.saved_model.builder.SavedModelBuilder'


@pytest.mark.parametrize(
    ('lines', 'first'),
    [
        (
            f'b = {BUILDER}(p)\nb.add_meta_graph(strip_default_attrs=True)',
            '1.6',
        ),
        (f'b = {BUILDER}(p)\nb.add_meta_graph(t)', '1.0'),
        ('b = tf.x\nb.add_meta_graph(strip_default_attrs=True)', '0.5'),
        ("setattr(tf.contrib.rnn.GRUCell, '__deepcopy__', f)", '1.1'),
        (f"setattr({CELL}, 'other', f)", '0.6'),
        (f"setattr(x, '__deepcopy__', f)\n{CELL}(3)", '0.6'),
        (
            f'b = {BUILDER}(p)\ntry: b.save(strip_default_attrs=True)\n'
            'except TypeError: b.save()',
            '1.0',
        ),
    ],
)
def test_lines_are_of_a_release_or_later(lines, first):
    found = dating.date_text(f'import tensorflow as tf\n{lines}\n').releases
    assert [str(found[0]), str(found[-1])] == [first, '1.15']


@pytest.mark.parametrize(
    ('head', 'body', 'last'),
    [
        (f'class A({CELL}):', 'def __init__(self, t): self.dtype = t', '1.3'),
        (f'class A({CELL}):', 'def __init__(self, t): self.kind = t', '1.15'),
        (
            f'class A({CELL}):',
            'dtype = None\n    def __init__(self, t): self.dtype = t',
            '1.15',
        ),
        (
            f'c = {CELL}\nclass A:',
            'def __init__(self, t): self.dtype = t',
            '1.15',
        ),
    ],
)
def test_nobody_sets_the_type_of_a_cell_since_1_4(head, body, last):
    text = f'import tensorflow as tf\n{head}\n    {body}\n'
    assert str(dating.date_text(text).releases[-1]) == last
