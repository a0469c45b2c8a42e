"""The text of a source: edits by place, comments, imports."""
