"""Texts and bytes: files, encodings, and what a program does with them."""
