"""Rules of Python's language and library, and of imports."""
