"""Imports that a port needs beside TensorFlow's."""

import pytest

from legacy_rnn.compat.porting import port_text


@pytest.mark.parametrize(
    ('above', 'again'),
    [
        ('import sys\n', 0),
        ('import os, sys\n', 0),
        ('import sys as system\n', 1),
        ('from sys import argv\n', 1),
        ('if x:\n    import sys\n', 1),
    ],
)
def test_what_a_module_imports_above_is_not_imported_again(above, again):
    source = f'{above}import tensorflow as tf\nF = tf.flags.FLAGS\n'
    text = port_text(f'{source}F._parse_flags()\n', '1.4').text
    assert text.startswith(above)
    assert text.count('\nimport sys\n') == again
    assert text.endswith('F(sys.argv, known_only=True)\n')
