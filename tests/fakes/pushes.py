"""Pushes to send in tests."""

from typing import Any

from notifications.sender import Address, AddressKind, Push
from storage.ids import new_id


def a_push(value: str = "phone-1", kind: AddressKind = AddressKind.FID, **changes: Any) -> Push:
    """An urgent one in Vietnamese, to a phone."""
    given: dict[str, Any] = {
        "id": new_id(),
        "address": Address(id=new_id(), kind=kind, value=value),
        "title": "Giấy đi đường bị tạm dừng",
        "body": "Vùng TDT-AP2 vừa mở rộng. Mở ứng dụng để xem.",
        "urgent": True,
        "ttl_s": 3600,
        "data": {"kind": "PERMIT_SUSPENDED", "permit": "0199b3c2-0000-7000-8000-000000000001"},
    }
    return Push(**(given | changes))
