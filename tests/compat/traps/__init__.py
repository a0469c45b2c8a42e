"""Calls that mean another thing in another release, release by release."""
