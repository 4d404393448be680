"""What a person can do, one module per thing; each change is one unit of work."""
