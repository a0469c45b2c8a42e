"""What the names of a source stand for, scope by scope."""
