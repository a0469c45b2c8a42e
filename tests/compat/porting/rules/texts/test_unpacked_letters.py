"""Letters that struct gives are reported in programs of Python 2."""

import pytest

from legacy_rnn.compat.porting import port_text

TOLD = 'import struct\nprint struct.unpack({}, data)\n'


def reported(source):
    findings = port_text(source, '0.12').findings
    return [f.severity for f in findings if f.rule == 'unpacked-letters']


@pytest.mark.parametrize(
    'source',
    [
        TOLD.format("'<xcccc'"),
        "from struct import unpack\nprint unpack('c', data)\n",
        'import struct\n'
        "header = struct.unpack('<xcccc', data)\n"
        'print header[0]\n',
        'import struct\n'
        'class File:\n'
        "    header = struct.unpack('<xcccc', data)\n"
        'print File.header[0]\n',
    ],
)
def test_letters_are_checked(source):
    assert reported(source) == ['check']


@pytest.mark.parametrize(
    'source',
    [
        TOLD.format("'<bi'"),
        TOLD.format("'%ds' % length"),
        "import struct\nprint(struct.unpack('<c', data))\n",
        "import struct\nheader = struct.unpack('<xcccc', data)\nprint 1\n",
    ],
)
def test_numbers_and_programs_of_python_3_are_not(source):
    assert not reported(source)
