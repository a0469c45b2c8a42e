"""Commands that are killed, cut off and disturbed."""
