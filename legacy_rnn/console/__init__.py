"""What every command shares: flags, errors, streams, exit status."""
