"""A graph-mode layer without Keras: what every layer is built on."""
