"""A release's namespace, made for one program, in a process of its own."""

from tests import forking

HEAD = """
import gc
import tensorflow as tf
from legacy_rnn.compat.releases import Release
from legacy_rnn.running.patches import namespaces

v1 = tf.compat.v1
before = v1.get_variable
"""
ASKED = """
asked = []

def get_variable(name, *args, **kwargs):
    asked.append(name)
    return before(name, *args, **kwargs)

with namespaces.fresh(Release('1.12')) as old, tf.Graph().as_default():
    scope = old.python.ops.variable_scope
    assert old.get_variable is scope.get_variable is before
    old.get_variable = print  # Whoever calls it by this name alone.
    scope.get_variable = get_variable
    linear = old.contrib.rnn.python.ops.core_rnn_cell._Linear
    linear([tf.zeros([2, 3])], 4, True)
print(asked, v1.get_variable is before)
"""
ABANDONED = """
abandoned = namespaces.fresh(Release('1.4'))
abandoned.__enter__()
with namespaces.fresh(Release('1.12')) as old:
    old.python.ops.variable_scope.get_variable = print
    del abandoned
    gc.collect()
    inside = v1.get_variable is print
print(inside, v1.get_variable is before)
"""


def printed(code):
    done = forking.code(HEAD + code)
    assert not done.returncode, done.stderr
    return done.stdout.strip()


def test_cells_ask_for_variables_by_what_a_program_puts_there():
    assert printed(ASKED) == "['kernel', 'bias'] True"


def test_a_namespace_that_nobody_left_changes_no_other():
    assert printed(ABANDONED) == 'True True'
