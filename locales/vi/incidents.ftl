# Sự cố và địa điểm.

## Mâu thuẫn

problem-REPORT_KNOWN = Người khác đã gửi báo cáo có mã này.
problem-OWN_RELATION = Không thể liên kết một sự cố với chính nó.
problem-DUPLICATE_OF_DUPLICATE = { $reference } cũng là sự cố trùng; hãy liên kết với sự cố gốc.
problem-RELATION_IN_A_CIRCLE = { $reference } đã là một phần của sự cố này.
problem-SITE_CODE_TAKEN = Mã địa điểm { $code } đã được dùng.
problem-SITE_CLOSED = Địa điểm { $code } đã đóng.

## Dữ liệu nhập

input-NOT_A_MEDIA_NAME = Đây không phải tên mà máy chủ trả về khi tải tệp lên.
input-UNKNOWN_SITE = Không có địa điểm này.

## Các dòng của danh sách địa điểm

reason-SITE_CODE_TWICE = Mã địa điểm { $code } xuất hiện hai lần trong tệp.
reason-SITE_HOURS = Giờ được ghi như T2-T6 07:00-11:00; không hiểu được: { $value }.
reason-UNKNOWN_ORGANISATION = Không có tổ chức nào mang mã { $organisation }.

## Các yếu tố của mức ưu tiên

factor-SEVERITY = Mức độ: { $severity ->
        [MINOR] nhẹ
        [MODERATE] vừa
        [MAJOR] nặng
       *[CRITICAL] nghiêm trọng
    }
factor-SITE_ALL_DAY = { $site }: { $kind ->
        [SCHOOL] trường học
        [QUARANTINE_SITE] khu cách ly
        [HOSPITAL] bệnh viện
        [COMMAND_POST] sở chỉ huy
        [POST_OFFICE] bưu cục
       *[BASE_STATION] trạm thu phát sóng
    } hoạt động cả ngày, { $people } người
factor-SITE_IN_USE = { $site }: { $kind ->
        [SCHOOL] trường học có giờ học { $start }–{ $end }, { $people } học sinh
        [QUARANTINE_SITE] khu cách ly hoạt động { $start }–{ $end }, { $people } người
        [HOSPITAL] bệnh viện hoạt động { $start }–{ $end }, { $people } người
        [COMMAND_POST] sở chỉ huy hoạt động { $start }–{ $end }, { $people } người
        [POST_OFFICE] bưu cục mở cửa { $start }–{ $end }, { $people } người
       *[BASE_STATION] trạm thu phát sóng hoạt động { $start }–{ $end }, { $people } người
    }
factor-SITE_NOT_IN_USE = { $site }: { $kind ->
        [SCHOOL] trường học
        [QUARANTINE_SITE] khu cách ly
        [HOSPITAL] bệnh viện
        [COMMAND_POST] sở chỉ huy
        [POST_OFFICE] bưu cục
       *[BASE_STATION] trạm thu phát sóng
    } không hoạt động trong 24 giờ tới, { $people } người

## Các bước của sự cố

step-FIXED = Đã sửa xong
step-CLOSED = Đã đóng
step-REOPENED = Mở lại
step-CANCELLED = Đã hủy
step-REJECTED = Đã từ chối
step-DUPLICATE = Trùng với sự cố khác
step-WORK_STARTED = Tổ đã bắt đầu làm
step-WORK_DONE = Tổ đã làm xong
step-WORK_NOT_DONE = Công việc kết thúc mà chưa sửa được
step-WORK_REOPENED = Công việc được làm tiếp

## Vùng thay đổi ảnh hưởng đến sự cố

flag-ZONE_COMES = Vùng { $zone } phủ lên hoặc đến gần nơi này
flag-ZONE_GOES = Vùng { $zone } chấm dứt
flag-ZONE_CLOSES = Vùng { $zone } đóng lại
flag-ZONE_OPENS = Vùng { $zone } mở lại
flag-ZONE_ASKS_MORE = Vùng { $zone } siết chặt với việc sửa chữa
flag-ZONE_ASKS_LESS = Vùng { $zone } nới lỏng với việc sửa chữa
flag-ZONE_CHANGES = Quy định của vùng { $zone } thay đổi
flag-ZONE_MOVES = Vùng { $zone } đổi ranh giới

## IncidentKind

IncidentKind-FIBRE_CUT = Đứt cáp quang
IncidentKind-BASE_STATION_DOWN = Trạm thu phát sóng ngừng hoạt động
IncidentKind-POWER_LOSS = Mất điện
IncidentKind-CONGESTION = Nghẽn mạng
IncidentKind-DEGRADED_QUALITY = Chất lượng kém
IncidentKind-POSTAL_BACKLOG = Ùn ứ bưu gửi
IncidentKind-OTHER = Khác

## IncidentStatus

IncidentStatus-ACKNOWLEDGED = Đã tiếp nhận
IncidentStatus-IN_PROGRESS = Đang xử lý
IncidentStatus-PENDING = Đang chờ
IncidentStatus-HELD = Tạm gác
IncidentStatus-RESOLVED = Đã sửa xong
IncidentStatus-CLOSED = Đã đóng
IncidentStatus-CANCELLED = Đã hủy
IncidentStatus-REJECTED = Đã từ chối

## Severity

Severity-MINOR = Nhẹ
Severity-MODERATE = Vừa
Severity-MAJOR = Nặng
Severity-CRITICAL = Nghiêm trọng

## RelationKind

RelationKind-DUPLICATE = Trùng với sự cố kia
RelationKind-PARENT = Là một phần của sự cố kia

## Relation

Relation-INSIDE = Nằm trong vùng
Relation-CROSSES = Cắt qua vùng
Relation-NEAR = Gần vùng

## SiteKind

SiteKind-SCHOOL = Trường học
SiteKind-QUARANTINE_SITE = Khu cách ly
SiteKind-HOSPITAL = Bệnh viện
SiteKind-COMMAND_POST = Sở chỉ huy
SiteKind-POST_OFFICE = Bưu cục
SiteKind-BASE_STATION = Trạm thu phát sóng
