"""What an expression gives: numbers, arrays, frames, texts or tensors."""
