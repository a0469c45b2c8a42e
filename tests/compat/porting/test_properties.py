"""Random sources: they parse, port once, and keep what is not ours."""

import ast

from hypothesis import given, settings
from hypothesis import strategies as st

from legacy_rnn.compat import table
from legacy_rnn.compat.porting import port_text

EXAMPLES = sorted(
    {
        row.before
        for row in table.rows()
        if row.before and row.covers('0.12') and '\n' not in row.before
    }
)
NOISE = [
    "text = 'tf.pack(x) tf.concat(1, y)'",
    '# tf.mul(a, b) in a comment',
    'def f(tf, x=1):\n    return tf.pack([x])',
    'other = thing.pack(tf_like)',
    'y = tf.concat(*args)',
    'z = [tf.mul(a, b) for a in range(3)]',
    'pack = 3',
    'class A:\n    def pack(self):\n        return self.concat(1, 2)',
]
ALIASES = ['tf', 'tensorflow', 'T']


def renamed(source, alias):
    """A source with another name for TensorFlow."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == 'tf':
            node.id = alias
    return ast.unparse(tree)


@st.composite
def sources(draw):
    alias = draw(st.sampled_from(ALIASES))
    lines = draw(
        st.lists(st.sampled_from(EXAMPLES + NOISE), min_size=1, max_size=8)
    )
    own = [
        line if line in NOISE else f'r{i} = {renamed(line, alias)}'
        for i, line in enumerate(lines)
    ]
    wrap = draw(st.booleans())
    if wrap:
        first = renamed(draw(st.sampled_from(EXAMPLES)), alias)
        own.append(f'nested = f({first}, [{first}], k={first})')
    head = 'import tensorflow'
    head += '' if alias == 'tensorflow' else f' as {alias}'
    return '\n'.join([head, *own]) + '\n'


def checks(ported):
    """What is to be checked, whatever the lines."""
    return sorted({f.why for f in ported.findings if f.severity == 'check'})


@settings(max_examples=60, deadline=None)
@given(sources())
def test_port_parses_and_a_second_one_changes_nothing(source):
    ported = port_text(source, '0.12')
    ast.parse(ported.text)
    again = port_text(ported.text, '0.12')
    assert again.text == ported.text
    assert checks(again) == checks(ported)


@settings(max_examples=60, deadline=None)
@given(sources())
def test_what_is_not_tensorflows_is_kept_to_the_letter(source):
    ported = port_text(source, '0.12').text
    for noise in NOISE[:4] + NOISE[6:]:
        assert ported.count(noise) == source.count(noise)


def test_names_of_an_argument_turn_no_arguments_round_a_second_time():
    source = (
        'import tensorflow as tf\n'
        'y = tf.nn.nce_loss(w, b, data, ids, 2, 4)\n'
        'def f(tf, x):\n    return tf.pack([x])\n'
    )
    ported = port_text(source, '0.8').text
    assert '(w, b, ids, data, 2, 4)' in ported
    assert port_text(ported, '0.8').text == ported
