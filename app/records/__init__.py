"""The things a person keeps; tables without rules, files or screens."""
