"""Rules of texts and bytes, which Python 2 took for each other."""
