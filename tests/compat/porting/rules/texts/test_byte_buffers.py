"""Buffers that pictures are saved to become buffers of bytes."""

import pytest

from legacy_rnn.compat.porting import port_text

PICTURE = """
import StringIO
def shown(save, x):
    s = StringIO.StringIO()
    plt.{}
    return s.getvalue()
def told(x):
    s = StringIO.StringIO()
    s.write(x)
    print >>s, x
    return s.getvalue()
"""


@pytest.mark.parametrize(
    'call', ["imsave(s, x, format='png')", 'savefig(s)', 'f(x).save(s, x)']
)
def test_buffer_of_a_picture_is_of_bytes(call):
    new = port_text(PICTURE.format(call), '0.12').text
    assert new.count('s = io.BytesIO()') == new.count('import io\n') == 1
    assert new.index('io.BytesIO()') < new.index('s = io.StringIO()')


def test_ported_buffer_takes_bytes_and_text():
    class Picture:
        @staticmethod
        def savefig(file):
            file.write(b'\x89PNG')

    space = {'plt': Picture}
    exec(port_text(PICTURE.format('savefig(s)'), '0.12').text, space)
    assert space['shown'](None, None) == b'\x89PNG'
    assert space['told']('a') == 'aa\n'


def test_buffer_that_a_picture_is_read_from_is_of_bytes():
    source = 'from cStringIO import StringIO\n'
    source += (
        'print Image.open(StringIO(data)).size, csv.reader(StringIO(x))\n'
    )
    new = port_text(source, '0.12').text
    assert 'Image.open(io.BytesIO(data))' in new
    assert 'csv.reader(StringIO(x))' in new


def test_buffer_of_a_whole_file_is_read_as_bytes():
    source = (
        'from StringIO import StringIO\n'
        'from tensorflow.python.lib.io import file_io\n'
        'text = StringIO(file_io.read_file_to_string(p))\n'
        'data = StringIO(file_io.read_file_to_string(p))\n'
        'print np.load(data), csv.reader(text)\n'
    )
    new = port_text(source, '1.4').text
    assert (
        'io.BytesIO(file_io.read_file_to_string(p, binary_mode=True))' in new
    )
    assert ' StringIO(file_io.read_file_to_string(p))' in new


def test_buffer_that_text_is_written_to_stays():
    source = PICTURE.format('savefig(s)').replace(
        '    plt', "    s.write('a')\n    plt"
    )
    assert 'BytesIO' not in port_text(source, '0.12').text
