"""What an expression gives: whole numbers, arrays, rows, bytes."""
