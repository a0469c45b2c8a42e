"""Python 2: its syntax, its operators and its builtins."""
