"""Remember the way through the screens; knows routes and nothing else."""

from __future__ import annotations


class Trail:
    """Remember the way here, so that Back goes where the person came from."""

    def __init__(self, start: str) -> None:
        """Start at one route."""
        self._routes = [start]

    def to(self, route: str) -> None:
        """Go on, or back when the route is the one before."""
        if len(self._routes) > 1 and self._routes[-2] == route:
            self._routes.pop()
        elif self._routes[-1] != route:
            self._routes.append(route)

    def before(self, otherwise: str) -> str:
        """Return the route before this one, or *otherwise* at the start of the way."""
        return self._routes[-2] if len(self._routes) > 1 else otherwise
