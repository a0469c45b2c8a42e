"""Flag definitions of the commands; defined by call, never on import."""
