"""What a run changes in the process: each a context manager.

Nothing else in this library changes TensorFlow, NumPy or Python. Each module
here is one change; on leaving, it takes its change back, so that the process
is as it was. `execution` enters them, in order.
"""
