"""Escapes `b'é'`, which Python 2 took; its bytes are those of UTF-8."""

import re

from fissix import fixer_base

_PLAIN = re.compile(r'[bB](?=[\'"])')
_BEYOND_ASCII = re.compile(r'[^\x00-\x7f]+')


class FixByteStrings(fixer_base.BaseFix):
    """Writes characters beyond ASCII as bytes."""

    BM_compatible = True
    PATTERN = 'STRING'

    def transform(self, node, results):
        """Rewrites one string with the prefix of bytes alone."""
        if node.value.isascii() or not _PLAIN.match(node.value):
            return None
        new = node.clone()
        new.value = _BEYOND_ASCII.sub(_escaped, node.value)
        return new


def _escaped(match):
    data = match[0].encode('utf-8', 'surrogateescape')
    return ''.join(f'\\x{byte:02x}' for byte in data)
