"""Old TensorFlow in notebooks, in a REPL and in running programs."""
