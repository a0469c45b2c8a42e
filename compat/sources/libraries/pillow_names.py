"""Names of PIL that Pillow moved or renamed.

Source: Pillow 1.0 release notes ("import Image" no longer works); 10.0.
"""

# Modules that PIL put beside all others.
PICTURE_MODULES = (
    'Image ImageChops ImageColor ImageDraw ImageEnhance ImageFile ImageFilter '
    'ImageFont ImageGrab ImageMath ImageOps ImagePalette ImageSequence '
    'ImageStat ImageTk'
).split()
PILLOW_MOVED = {
    **{name: f'PIL.{name}' for name in PICTURE_MODULES},
    'PIL.Image.ANTIALIAS': 'PIL.Image.LANCZOS',
    'PIL.Image.CUBIC': 'PIL.Image.BICUBIC',
    'PIL.Image.LINEAR': 'PIL.Image.BILINEAR',
    'PIL.Image.fromstring': 'PIL.Image.frombytes',
}
