"""Numbers: whole or real, by the statements that give them."""
