"""Files that nothing gives an encoding are read in any."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import HEAD, check_noop, check_transformed

READ = """\
import codecs
class Loader:
    def __init__(self, path, encoding=None):
        self.read(path, encoding)
    def read(self, path, encoding):
        with {} as f:
            self.text = f.read()
"""
GIVEN = "codecs.open(path, 'r', encoding=encoding)"
PLAIN = "open(path, 'r', encoding='utf-8', errors='surrogateescape')"


def test_file_without_an_encoding_is_read_with_escapes():
    check_transformed(
        READ.format(GIVEN), READ.format(f'({GIVEN} if encoding else {PLAIN})')
    )
    check_transformed(READ.format('codecs.open(path)'), READ.format(PLAIN))


def test_file_of_python_2_is_read_the_same_way():
    told = Project(python2=True)
    ported = port_text(HEAD + READ.format(GIVEN), '1.4', project=told)
    assert f'({GIVEN} if encoding else {PLAIN})' in ported.text


@pytest.mark.parametrize(
    'call',
    [
        "codecs.open(path, 'r', 'utf-8')",
        "codecs.open(path, 'r', encoding=self.charset)",
        "codecs.open(path, 'w', encoding=encoding)",
        "codecs.open(path, 'rb')",
        f"codecs.open(path, encoding='gbk') if not encoding else {GIVEN}",
    ],
)
def test_file_that_has_an_encoding_is_left_alone(call):
    check_noop(READ.format(call))


@pytest.mark.parametrize('call', [GIVEN, 'codecs.open(path)'])
def test_program_of_python_3_alone_is_left_alone(call):
    check_noop(READ.format(call) + "print(f'{path}')\n")


def test_text_in_another_encoding_is_read(tmp_path):
    path = tmp_path / 'words.txt'
    path.write_bytes('two words'.encode('utf-16'))
    space = {}
    exec(port_text(READ.format(GIVEN), '1.4').text, space)
    assert len(space['Loader'](path).text.split()) == 2
