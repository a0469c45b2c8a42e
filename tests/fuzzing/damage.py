"""Random damage to the bytes of a file."""

from __future__ import annotations


def damaged(data, draw):
    """Bytes with one to three faults.

    Args:
        data: The bytes.
        draw: random.Random.
    """
    new = bytearray(data)
    for _ in range(draw.choice((1, 1, 2, 3))):
        kind = draw.choice(('cut', 'flip', 'more', 'ones', 'zeros'))
        place = draw.randrange(len(new) + 1)
        if kind == 'cut':
            del new[place:]
        elif kind == 'flip':
            for _ in range(draw.choice((1, 4)) if new else 0):
                new[draw.randrange(len(new))] ^= 1 << draw.randrange(8)
        elif kind == 'more':
            new[place:place] = draw.randbytes(draw.randrange(9))
        else:
            new[place : place + 4] = (b'\xff' if kind == 'ones' else b'\0') * 4
    return bytes(new)
