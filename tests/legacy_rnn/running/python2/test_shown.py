"""Numbers and strings are as Python 2.7 and NumPy 1.11 had them."""

import pytest

from tests.legacy_rnn.running.programs import needs, runs

HEAD = 'import array\nimport numpy\nx = 1 / 3.0\n'


@pytest.mark.parametrize(
    'expression, expected',
    [
        ("'{} {!r}'.format(x, x)", f'0.333333333333 {1 / 3}'),
        ("'{0:.2f} {n}'.format(x, n=2 * x)", '0.33 0.666666666667'),
        ("'{}'.format(numpy.float32(x))", '0.333333343267'),
        ("'{} {}'.format(2, [0.5])", '2 [0.5]'),
        ("''.join(map(str, [x, 'a']))", '0.333333333333a'),
        ('1e11', '1e+11'),
        ('str(-123456789012.0)', '-1.23456789012e+11'),
        ('1e10', '10000000000.0'),
    ],
)
def test_floats_have_twelve_digits(capfd, expression, expected):
    assert runs(capfd, f'{HEAD}print {expression}\n')[0] == expected


def test_arrays_of_the_library_give_and_take_strings(capfd):
    text = (
        'text = array.array("h", [1, 300]).tostring()\n'
        'read = array.array("h")\nread.fromstring(text)\n'
        'read.fromstring("ab")\nprint len(text), read.tolist()\n'
    )
    assert runs(capfd, HEAD + text)[0] == '4 [1, 300, 25185]'


@needs('h5py')
@pytest.mark.parametrize('kind', ['unicode', 'str', 'bytes'])
def test_files_of_hdf5_hold_strings_of_any_kind(tmp_path, capfd, kind):
    code = (
        f'import h5py\nf = h5py.File({str(tmp_path / "a.h5")!r})\n'
        f'kind = h5py.special_dtype(vlen={kind})\n'
        'x = f.create_dataset("x", (1,), dtype=kind)\n'
        'x[0] = u"b"\nprint x[0] + "c"\n'
    )
    assert runs(capfd, code)[0] == 'bc'


def test_an_object_has_two_texts_of_which_one_asks_for_the_other(capfd):
    text = (
        'class Named:\n'
        "    def __unicode__(self):\n        return u'caf\\xe9'\n"
        '    def __str__(self):\n'
        "        return unicode(self).encode('utf-8')\n"
        'print Named(), unicode(Named())\n'
    )
    assert runs(capfd, text)[0] == 'café café'
