"""Contestants that run under another Python, without this package.

Each `peer_*.py` is a script: `PYTHON peer_torch.py SPECIFICATION`.
"""
