"""What /metrics shows: counts and times, no person, no id, no document."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

BOUNDS_S = (0.001, 0.005, 0.025, 0.1, 0.5, 1.0, 5.0)


class Meters:
    """Counters of one process; asked for as Prometheus text."""

    def __init__(self) -> None:
        self.requests: Counter[tuple[str, int]] = Counter()
        self.operations: Counter[str] = Counter()
        self.in_flight = 0
        self._buckets = [0] * (len(BOUNDS_S) + 1)
        self._seconds = 0.0

    def answered(self, route: str, status: int) -> None:
        """One answer of a route."""
        self.requests[route, status] += 1

    def took(self, seconds: float) -> None:
        """How long one GraphQL request took."""
        self._buckets[bisect_left(BOUNDS_S, seconds)] += 1
        self._seconds += seconds

    def text(self) -> str:
        """Prometheus text format 0.0.4."""
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        yield "# TYPE fieldpass_requests_total counter"
        for (route, status), count in sorted(self.requests.items()):
            yield f'fieldpass_requests_total{{route="{route}",status="{status}"}} {count}'
        yield "# TYPE fieldpass_operations_total counter"
        for how, count in sorted(self.operations.items()):
            yield f'fieldpass_operations_total{{by="{how}"}} {count}'
        yield "# TYPE fieldpass_in_flight gauge"
        yield f"fieldpass_in_flight {self.in_flight}"
        yield from self._histogram("fieldpass_graphql_seconds")

    def _histogram(self, name: str) -> Iterator[str]:
        yield f"# TYPE {name} histogram"
        total = 0
        for bound, count in zip((*map(str, BOUNDS_S), "+Inf"), self._buckets, strict=True):
            total += count
            yield f'{name}_bucket{{le="{bound}"}} {total}'
        yield f"{name}_sum {self._seconds:.6f}"
        yield f"{name}_count {total}"
