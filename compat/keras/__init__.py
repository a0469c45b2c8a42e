"""The recurrent parts of `tf.keras.layers` of 1.11 to 1.15, without Keras."""
