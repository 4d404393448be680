"""Kuulluksi: a personal app to be heard in Finnish social and health services."""
