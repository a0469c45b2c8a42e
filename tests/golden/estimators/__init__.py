"""Small programs around Estimators, and what real releases made of them."""
