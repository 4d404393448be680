"""The screens; the only home of Flet."""
