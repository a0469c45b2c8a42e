"""How large Pillow draws a text, as it told up to 9.

    draw.textsize(text, font=font)   ->  textsize(draw, text, font=font)
    font.getsize(text)               ->  getsize(font, text)

Ports import them from here. `textbbox` and `getbbox`, which Pillow 10 points
to, count from where the drawing starts, so that their last two numbers are
wider by what a letter leaves free on its left.

Source: Pillow 9.5, `PIL/ImageDraw.py` and `PIL/ImageFont.py`.
"""

from __future__ import annotations

import math

__all__ = ['getsize', 'multiline_textsize', 'textsize']


def getsize(font, text, *args, **options):
    """The width and height of a line.

    Args:
        font: A font of `PIL.ImageFont`, or what has a `getsize` of its own.
        text: What is drawn.
        *args: Direction, features, language and stroke_width, as up to
            Pillow 9.
        **options: The same by name.

    Returns:
        Tuple of two ints.
    """
    if not hasattr(font, 'getbbox'):
        return font.getsize(text, *args, **options)
    names = 'direction', 'features', 'language', 'stroke_width'
    options.update(zip(names, args, strict=False))
    left, _, right, bottom = font.getbbox(text, **options)
    stroke = options.get('stroke_width', 0)
    return math.ceil(right - left), math.ceil(bottom + stroke)


def textsize(draw, text, font=None, spacing=4, *args, **options):
    """The width and height of a text of one line or more.

    Args:
        draw: What `PIL.ImageDraw.Draw` gave.
        text: What is drawn.
        font: A font of `PIL.ImageFont`, or None for that of `draw`.
        spacing: Pixels between lines.
        *args: As `getsize` takes.
        **options: The same by name.

    Returns:
        Tuple of two ints.
    """
    if ('\n' if isinstance(text, str) else b'\n') in text:
        return multiline_textsize(draw, text, font, spacing, *args, **options)
    return getsize(font or draw.getfont(), text, *args, **options)


def multiline_textsize(draw, text, font=None, spacing=4, *args, **options):
    """The width and height of a text of more lines, as `textsize`."""
    font = font or draw.getfont()
    lines = text.split('\n' if isinstance(text, str) else b'\n')
    line = getsize(font, 'A', **_stroke(args, options))[1] + spacing
    width = max(getsize(font, text, *args, **options)[0] for text in lines)
    return width, len(lines) * line - spacing


def _stroke(args, options):
    given = dict(options)
    if len(args) > 3:
        given['stroke_width'] = args[3]
    return {k: v for k, v in given.items() if k == 'stroke_width'}
