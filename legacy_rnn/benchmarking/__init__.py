"""Workloads, contestants and tables of `legacy-rnn benchmark`."""
