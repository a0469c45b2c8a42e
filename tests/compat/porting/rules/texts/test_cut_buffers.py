"""Buffers that are emptied are written to from their start."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

HEAD = 'from StringIO import StringIO\nprint 1\n'
NEW = 'from io import StringIO\nprint(1)\n'
WRITER = """class Writer:
    def __init__(self):
        self.queue = StringIO()

    def write(self):
        self.queue.truncate({})
"""


def test_buffers_of_an_object_are_emptied_as_then():
    check_transformed(
        HEAD + WRITER.format('0'),
        NEW + WRITER.format('self.queue.seek(0)'),
    )


@pytest.mark.parametrize(
    'line',
    [
        "f = open('a')\nf.truncate(0)\n",
        'f = StringIO()\nf.truncate()\n',
        'f.truncate(0)\n',
    ],
)
def test_files_and_places_of_now_are_left(line):
    opened = "open('a', encoding='utf-8', errors='surrogateescape')"
    new = line.replace("open('a')", opened)
    check_transformed(HEAD + line, NEW + new)


def test_programs_of_python3_are_left():
    check_noop('import io\nf = io.StringIO()\nf.truncate(0)\n')
