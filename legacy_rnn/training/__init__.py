"""Training a model: batches, steps, checkpoints, evaluation, pictures."""
