"""What only one Python has: telling them apart, and Python 2 turned into 3."""
