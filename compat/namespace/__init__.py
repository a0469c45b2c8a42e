"""The old namespaces: modules in place of `tensorflow`."""
