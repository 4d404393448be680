"""The accessible controls every screen is built of; they know nothing of the app."""
