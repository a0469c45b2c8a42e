"""Runs a program once more with its loops unrolled in another way.

`program` starts the runs, each a `process` of its own. The first keeps what
every `Session.run` starts from and computes (`keeping`); each other starts
every `Session.run` from the same and compares (`comparing`).
"""
