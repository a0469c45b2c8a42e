"""Files and programs around the porter of `legacy_rnn.compat.porting`."""
