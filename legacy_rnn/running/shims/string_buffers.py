"""Python 2's `StringIO`, whose text may be the bytes of a picture."""

from __future__ import annotations

import io

from ..python2 import text as text2


class StringIO(io.StringIO):
    """A text buffer that also takes bytes, and gives those that are no text.

    One that is made of bytes that are no text is a buffer of bytes.
    """

    def __new__(cls, value='', newline='\n'):
        """Makes the buffer that the value wants."""
        if isinstance(text2.native(value), bytes):
            return io.BytesIO(value)
        return super().__new__(cls)

    def __init__(self, value='', newline='\n'):
        super().__init__(text2.to_text(value), newline)

    def write(self, value):
        """Writes text, or bytes as text."""
        return super().write(text2.to_text(value))

    def truncate(self, size=None):
        """Cuts off what follows, where the next text is written then."""
        if size is not None and size < self.tell():
            self.seek(size)
        return super().truncate(size)

    def getvalue(self):
        """All that was written: text, or bytes where it is no text."""
        return text2.native(text2.encode(super().getvalue()))

    def read(self, *size):
        """What is left: text, or bytes where it is no text."""
        return text2.native(text2.encode(super().read(*size)))
