"""What releases called variables, and how checkpoints are renamed."""
