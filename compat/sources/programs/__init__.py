"""The files of a program: its folders, its own modules, what it starts."""
