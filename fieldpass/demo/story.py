"""Who and what the demonstration shows: invented people and companies around a real decision of September 2021."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

OPENS_AT = datetime(2021, 9, 15, 12, 0, tzinfo=UTC)
"""2021-09-15 19:00 in Việt Nam: the evening before the order."""
ORDER_AT = datetime(2021, 9, 15, 17, 0, tzinfo=UTC)
"""2021-09-16 00:00 in Việt Nam: Decision 1401/QĐ-UBND-HC comes into force."""
MEASURES_SINCE = datetime(2021, 7, 13, 17, 0, tzinfo=UTC)
MEASURES_UNTIL = datetime(2021, 9, 30, 17, 0, tzinfo=UTC)

PASSWORD = "khoa-cong-2021"  # noqa: S105 - printed on the start page; a demo database refuses to listen beyond loopback

D16_UNITS = ("867", "875", "876", "877")
"""Between the two rivers: Sa Đéc, Lấp Vò, Lai Vung, Châu Thành."""

UNITS: Mapping[str, str] = {
    "866": "Thành phố Cao Lãnh",
    "867": "Thành phố Sa Đéc",
    "868": "Thành phố Hồng Ngự",
    "869": "Huyện Tân Hồng",
    "870": "Huyện Hồng Ngự",
    "871": "Huyện Tam Nông",
    "872": "Huyện Tháp Mười",
    "873": "Huyện Cao Lãnh",
    "874": "Huyện Thanh Bình",
    "875": "Huyện Lấp Vò",
    "876": "Huyện Lai Vung",
    "877": "Huyện Châu Thành",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hamlet:
    """A sealed hamlet; without a place it has no shape and is known by its unit and its barrier alone."""

    code: str
    name: str
    unit: str
    place: tuple[float, float] | None
    radius_m: int
    restriction: str
    since: datetime


HAMLETS = (
    Hamlet(
        code="TDT-AP2", name="Ấp Tân Phú, xã Tân Dương", unit="876", place=(105.640, 10.290), radius_m=900,
        restriction="REQ_AUTHORISATION", since=datetime(2021, 9, 12, 17, 0, tzinfo=UTC),
    ),
    Hamlet(
        code="SD-K3", name="Khóm 3, phường 2, Sa Đéc", unit="867", place=(105.760, 10.325), radius_m=500,
        restriction="PROHIBITED", since=datetime(2021, 9, 14, 12, 0, tzinfo=UTC),
    ),
    Hamlet(
        code="LV-CAU", name="Từ cầu Cái Dâu đến cầu Bà Hai, 70 hộ", unit="875", place=None, radius_m=0,
        restriction="REQ_AUTHORISATION", since=datetime(2021, 9, 10, 17, 0, tzinfo=UTC),
    ),
    Hamlet(
        code="CT-PHU", name="Ấp Phú Hòa, huyện Châu Thành", unit="877", place=(105.800, 10.220), radius_m=1200,
        restriction="REQ_AUTHORISATION", since=ORDER_AT,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody to sign in as; `organisation` and `unit` are codes, `worker` is a name of the roster."""

    login: str
    name: str
    role: str
    organisation: str | None
    unit: str | None = None
    worker: str | None = None


DEPARTMENT = "Sở Thông tin và Truyền thông Đồng Tháp"

ACCOUNTS = (
    Account(login="admin", name="Lê Thanh Hải", role="ADMIN", organisation="STTTT"),
    Account(login="kiemtra", name="Phan Thị Ngọc Mai", role="AUDITOR", organisation="STTTT"),
    Account(login="saddec", name="Nguyễn Thị Thu", role="APPROVER", organisation="UBND-867", unit="867"),
    Account(login="lapvo", name="Trương Văn Bình", role="APPROVER", organisation="UBND-875", unit="875"),
    Account(login="laivung", name="Cao Minh Trí", role="APPROVER", organisation="UBND-876", unit="876"),
    Account(login="chauthanh", name="Lâm Thị Hồng", role="APPROVER", organisation="UBND-877", unit="877"),
    Account(login="dieuhanh", name="Tô Hoài Nam", role="DISPATCHER", organisation="SEN"),
    Account(login="sen", name="Ngô Thị Lan", role="COORDINATOR", organisation="SEN"),
    Account(login="thap", name="Đỗ Quang Vinh", role="COORDINATOR", organisation="THAP"),
    Account(login="cuu", name="Mai Thị Hạnh", role="COORDINATOR", organisation="CUU"),
    Account(login="hung", name="Nguyễn Văn Hùng", role="CREW", organisation="SEN", worker="Nguyễn Văn Hùng"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A company with its coordinator's sign-in name."""

    code: str
    name: str
    kind: str
    coordinator: str


COMPANIES = (
    Company(code="SEN", name="Viễn thông Sen Hồng", kind="TELECOM", coordinator="sen"),
    Company(code="THAP", name="Mạng di động Tháp Mười", kind="TELECOM", coordinator="thap"),
    Company(code="CUU", name="Bưu chính Cửu Long", kind="POSTAL", coordinator="cuu"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """One invented person of a roster."""

    company: str
    name: str
    phone: str
    cmnd: str | None
    cccd: str | None


WORKERS = (
    Worker(company="SEN", name="Nguyễn Văn Hùng", phone="+84900000101", cmnd="340000101", cccd="087080000101"),
    Worker(company="SEN", name="Trần Thị Mỹ Linh", phone="+84900000102", cmnd=None, cccd="087190000102"),
    Worker(company="SEN", name="Lê Hoàng Phúc", phone="+84900000103", cmnd="340000103", cccd=None),
    Worker(company="SEN", name="Phạm Minh Đức", phone="+84900000104", cmnd="340000104", cccd="087085000104"),
    Worker(company="THAP", name="Võ Thành Tâm", phone="+84900000201", cmnd="340000201", cccd="087079000201"),
    Worker(company="THAP", name="Đặng Quốc Khánh", phone="+84900000202", cmnd="340000202", cccd=None),
    Worker(company="THAP", name="Huỳnh Ngọc Ánh", phone="+84900000203", cmnd=None, cccd="087188000203"),
    Worker(company="CUU", name="Bùi Thị Kim Ngân", phone="+84900000301", cmnd="340000301", cccd="087186000301"),
    Worker(company="CUU", name="Dương Văn Lợi", phone="+84900000302", cmnd="340000302", cccd=None),
    Worker(company="CUU", name="Hồ Trung Nghĩa", phone="+84900000303", cmnd=None, cccd="087090000303"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ride:
    """A vehicle of a roster; a boat may have no plate."""

    company: str
    kind: str
    plate: str | None
    label: str


RIDES = (
    Ride(company="SEN", kind="TRUCK", plate="66C-123.45", label="Xe cẩu cáp quang"),
    Ride(company="SEN", kind="MOTORBIKE", plate="66P1-456.78", label="Xe máy trực đêm"),
    Ride(company="THAP", kind="CAR", plate="66A-234.56", label="Xe đo sóng"),
    Ride(company="THAP", kind="BOAT", plate=None, label="Vỏ lãi kênh Tháp Mười"),
    Ride(company="CUU", kind="TRUCK", plate="66C-345.67", label="Xe thư KT1"),
    Ride(company="CUU", kind="BOAT", plate="ĐT-0123", label="Ghe chở nông sản"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A checkpoint between zones, named by zone code; an empty side is outside every zone."""

    name: str
    kind: str
    unit: str
    place: tuple[float, float]
    from_zones: tuple[str, ...]
    to_zones: tuple[str, ...]
    hard: bool = False


POSTS = (
    Post(
        name="Chốt cầu Cao Lãnh",
        kind="ROAD",
        unit="875",
        place=(105.580, 10.418),
        from_zones=("866",),
        to_zones=("875",),
    ),
    Post(
        name="Chốt bến phà Sa Đéc",
        kind="FERRY",
        unit="867",
        place=(105.740, 10.400),
        from_zones=("873",),
        to_zones=("867",),
    ),
    Post(
        name="Chốt kênh xáng Lai Vung",
        kind="WATER",
        unit="876",
        place=(105.690, 10.350),
        from_zones=("867",),
        to_zones=("876",),
    ),
    Post(
        name="Rào ấp Tân Phú",
        kind="HAMLET_BARRIER",
        unit="876",
        place=(105.640, 10.298),
        from_zones=("876",),
        to_zones=("TDT-AP2",),
    ),
    Post(
        name="Chốt Khóm 3",
        kind="HAMLET_BARRIER",
        unit="867",
        place=(105.760, 10.330),
        from_zones=("867",),
        to_zones=("SD-K3",),
    ),
    Post(
        name="Chốt cầu Cái Dâu",
        kind="HAMLET_BARRIER",
        unit="875",
        place=(105.520, 10.330),
        from_zones=("875",),
        to_zones=("LV-CAU",),
    ),
    Post(
        name="Bờ đất ấp Phú Hòa",
        kind="HAMLET_BARRIER",
        unit="877",
        place=(105.800, 10.231),
        from_zones=("877",),
        to_zones=("CT-PHU",),
        hard=True,
    ),
    Post(
        name="Chốt quốc lộ 80", kind="ROAD", unit="877", place=(105.815, 10.295), from_zones=("867",), to_zones=("877",)
    ),
)
