"""Names of TensorFlow by a text are found in the release's."""

from tests.compat.porting.tools import check_noop, check_transformed

TF = 'import tensorflow as tf\n'
NEW = (
    'from legacy_rnn.compat import old_imports\n'
    'import tensorflow.compat.v1 as tf\n'
    'tf.disable_v2_behavior()\n'
)
USE = 'x = tf.zeros([2])\n'


def test_text_is_looked_up_in_the_release():
    old = 'cell = pydoc.locate(kind)\n'
    new = "cell = old_imports.locate(kind, '0.8')\n"
    check_transformed(
        f'import pydoc\n{TF}{old}{USE}',
        f'import pydoc\n{NEW}{new}{USE}',
        head=False,
    )


def test_another_package_stays():
    check_noop("import pydoc\ny = pydoc.locate('numpy.ndarray')\n")


def test_function_of_that_name_stays():
    check_noop('def locate(x):\n    return x\n\n\ny = locate(name)\n')
