"""The recurrent cells of `tf.keras.layers` of 1.11 to 1.15, ours.

They need no Keras. Models of Keras stand in `old_keras`.
"""
