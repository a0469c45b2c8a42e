"""What real old TensorFlow releases computed, and how to compute it again.

A case in `recipes/` says how to build one use of one recurrent part. Under a
real old release `make.py` runs it and writes a record; under the release of
that name in `legacy_rnn.compat`, `test_replay.py` runs the same case and
compares. The modules here, tests aside, run on Python 2.7 as well.
"""
