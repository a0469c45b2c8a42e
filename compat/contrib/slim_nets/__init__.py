"""`slim.nets`: networks of pictures, a module each, and their blocks."""
