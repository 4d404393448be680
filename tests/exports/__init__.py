"""Tests of what is given away."""
