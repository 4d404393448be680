"""A summary and its renderers; bytes out, nothing written."""
