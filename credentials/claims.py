"""What a permit says at a checkpoint: frozen values. Instants are seconds UTC, as on the wire. Pure."""

from dataclasses import dataclass

from credentials.wire import EntryMode, Purpose, SubjectType


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Daily hours in local minutes since midnight; half-open, and across midnight when it ends before it starts."""

    start: int
    end: int

    def covers(self, minute: int) -> bool:
        """Half-open: start <= minute < end, round the clock."""
        if self.start < self.end:
            return self.start <= minute < self.end
        return minute >= self.start or minute < self.end


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class StatusRef:
    """Where the status list keeps one credential."""

    block: int
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """One person's permit. `end` may be moved by the bundle, never past `expires_at`; both are half-open ends."""

    deployment: str
    cti: bytes
    issued_at: int
    not_before: int
    end: int
    expires_at: int
    purpose: Purpose
    zones: tuple[int, ...]
    status: StatusRef
    subject_type: SubjectType
    name: str
    control_code: str
    crew: bytes | None = None
    tails: tuple[str, ...] = ()
    plates: tuple[str, ...] = ()
    base_zone: int | None = None
    windows: tuple[Window, ...] = ()
    entry_mode: EntryMode = EntryMode.MULTIPLE
    unknown: tuple[int, ...] = ()
    """Critical sub-keys this build does not know; never empty without a REFER."""
