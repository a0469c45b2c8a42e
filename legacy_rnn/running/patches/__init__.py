"""What a run changes in the process: each a context manager.

But for graph mode, nothing else in this library changes TensorFlow, NumPy or
Python. Each module here is one change; on leaving, it takes its change back,
so that the process is as it was. `surroundings` enters them, in order.
"""
