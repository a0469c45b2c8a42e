"""`tf.contrib` beside its cells, loops and decoders."""
