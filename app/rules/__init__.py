"""Pure decisions: records and dates in, answers out."""
