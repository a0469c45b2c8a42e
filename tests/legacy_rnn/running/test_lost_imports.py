"""Names that have no home today end a program where it uses them."""

import pytest

from legacy_rnn import run

IMPORTS = """\
from tensorflow.contrib.learn import SVM, DNNClassifier
try:
    from tensorflow.contrib.learn import SVM as found
except ImportError:
    found = None
print(DNNClassifier.__name__, found)
"""


@pytest.fixture
def ended(tmp_path, capfd):
    """A function that runs a script: its status, what it wrote and why."""

    def run_script(text):
        script = tmp_path / 'main.py'
        script.write_text(text)
        status = run.main([str(script)])
        return status, *capfd.readouterr()

    return run_script


def test_import_that_nothing_uses_ends_no_run(ended):
    status, out, _ = ended(IMPORTS)
    assert (status, out) == (0, 'DNNClassifier None\n')


@pytest.mark.parametrize(
    'use',
    ['SVM()', 'class A(SVM): pass', 'isinstance(1, SVM)', 'SVM.fit'],
)
def test_use_ends_it_by_the_error_of_the_import(ended, use):
    status, out, error = ended(IMPORTS + use)
    assert (status, out) == (2, 'DNNClassifier None\n')
    assert 'main.py:7: tf.contrib.learn.SVM was last in' in error
