"""The entry module Flet's packager wants beside assets/; everything else is in app/."""

from app.__main__ import main

main()
