"""Sizes of texts, as a real Pillow 9.5 told them."""

import functools
import os

import pytest

from legacy_rnn import run
from legacy_rnn.compat import text_sizes

matplotlib = pytest.importorskip('matplotlib')
pillow = pytest.importorskip('PIL.ImageFont')
FONT = os.path.join(matplotlib.get_data_path(), 'fonts/ttf/DejaVuSans.ttf')


@functools.cache
def drawing():
    from PIL import Image, ImageDraw

    return ImageDraw.Draw(Image.new('L', (9, 9)))


@pytest.mark.parametrize(
    ('text', 'size'),
    [
        ('j', (9, 32)),
        ('A', (19, 26)),
        ('hello', (68, 26)),
        ('a\nbcd\n', (51, 86)),
        (' ', (9, 26)),
        ('', (0, 0)),
    ],
)
def test_sizes_of_texts(text, size):
    font = pillow.truetype(FONT, 28)
    assert text_sizes.textsize(drawing(), text, font=font) == size


def test_sizes_with_strokes_and_by_place():
    font = pillow.truetype(FONT, 28)
    assert text_sizes.getsize(font, 'jW') == (36, 32)
    assert text_sizes.getsize(font, 'jW', stroke_width=3) == (42, 38)
    size = text_sizes.textsize(drawing(), 'A\nj', font, 6, stroke_width=2)
    assert size == (23, 66)
    by_place = text_sizes.textsize(
        drawing(), 'A\nj', font, 6, None, None, None, 2
    )
    assert by_place == size
    several = text_sizes.multiline_textsize(drawing(), 'ab\nc', font)
    assert several == (35, 56)


def test_what_is_no_font_tells_its_own_size():
    class Folder:
        def getsize(self, name):
            return len(name)

    assert text_sizes.getsize(Folder(), 'abc') == 3


CODE = """
from PIL import Image, ImageDraw, ImageFont
font = ImageFont.truetype({font!r}, 28)
draw = ImageDraw.Draw(Image.new('L', (9, 9)))
print(draw.textsize('j', font), font.getsize('jW'), draw.textsize('')[0])
"""


def test_running_program_asks_for_sizes(capfd):
    assert run.main(['-c', CODE.format(font=FONT)]) == 0
    assert capfd.readouterr().out.split('\n')[0] == '(9, 32) (36, 32) 0'
    assert not hasattr(type(drawing()), 'textsize')
