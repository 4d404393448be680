"""The encrypted folder on this device."""
