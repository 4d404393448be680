"""Tests and what they stand on."""
