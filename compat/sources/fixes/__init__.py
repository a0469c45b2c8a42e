"""Our own fissix fixers: those of fissix would move lines."""

PREFIX = '_unpack_'
