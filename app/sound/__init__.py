"""Speak and record with the programs of the device; knows no folder and no screen."""
