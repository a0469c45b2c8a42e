"""Exported models: what they are fed and give, and estimators of them."""
