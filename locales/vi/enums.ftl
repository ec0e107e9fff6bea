# Tên gọi của các giá trị, viết như trên màn hình. Khóa: Tên_kiểu-GIÁ_TRỊ.

## Purpose

Purpose-INCIDENT_REPAIR = Khắc phục sự cố
Purpose-CONGESTION_RELIEF = Giải tỏa nghẽn mạng
Purpose-QUARANTINE_SITE_CONNECTIVITY = Thông tin liên lạc cho khu cách ly
Purpose-KT1_MAIL = Công văn KT1
Purpose-TRANSMISSION_DEPLOYMENT = Triển khai truyền dẫn, phát sóng
Purpose-QOS_MEASUREMENT = Đo kiểm chất lượng mạng
Purpose-ONLINE_LEARNING_BROADBAND = Băng rộng cho học trực tuyến
Purpose-PUBLIC_ADMIN_POST = Bưu chính hành chính công
Purpose-ESSENTIAL_GOODS = Hàng hóa thiết yếu
Purpose-ECOMMERCE_DELIVERY = Giao hàng thương mại điện tử
Purpose-AGRI_SALES_SUPPORT = Hỗ trợ tiêu thụ nông sản
Purpose-ICT_SHOP_OPERATION = Cửa hàng điện thoại, máy tính
Purpose-GRASSROOTS_BROADCAST = Truyền thanh cơ sở
Purpose-PRESS_REPORTING = Tác nghiệp báo chí

## Status

Status-VALID = Còn hiệu lực
Status-REVOKED = Đã thu hồi
Status-SUSPENDED = Tạm dừng
Status-ENDED = Đã xong việc

## SubjectType

SubjectType-PERSON = Cá nhân
SubjectType-VEHICLE = Phương tiện
SubjectType-CREW = Tổ
SubjectType-PREMISES = Cơ sở

## EntryMode

EntryMode-SINGLE = Một lượt
EntryMode-MULTIPLE = Nhiều lượt

## ZoneKind

ZoneKind-UNIT = Địa bàn hành chính
ZoneKind-LOCKDOWN = Vùng phong tỏa
ZoneKind-QUARANTINE_SITE = Khu cách ly tập trung
ZoneKind-CORRIDOR = Hành lang vận chuyển

## Restriction

Restriction-PROHIBITED = Cấm vào
Restriction-REQ_AUTHORISATION = Phải có giấy
Restriction-CONDITIONAL = Có điều kiện
Restriction-NO_RESTRICTION = Không hạn chế thêm

## Rule

Rule-FREE = Không cần giấy
Rule-PERMIT = Cần giấy đi đường
Rule-FORBIDDEN = Không được đi

## CheckpointKind

CheckpointKind-ROAD = Đường bộ
CheckpointKind-WATER = Đường thủy
CheckpointKind-FERRY = Bến phà
CheckpointKind-HAMLET_BARRIER = Chốt chắn xóm, ấp

## KeyRole

KeyRole-ROOT = Khóa gốc
KeyRole-BUNDLE = Khóa ký gói dữ liệu
KeyRole-ISSUER = Khóa cấp giấy

## ChangeKind

ChangeKind-TIGHTENED = Siết chặt
ChangeKind-CLOSED = Đóng

## Decision

Decision-ALLOW = Cho qua
Decision-REFER = Hỏi trực ban
Decision-DENY = Không cho qua
Decision-NOT_OURS = Giấy khác

## Weight

Weight-DENY = Chặn
Weight-REFER = Cần hỏi
Weight-NOTE = Ghi chú

## PassageKind

PassageKind-ENTER = Vào vùng
PassageKind-LEAVE = Ra khỏi vùng
PassageKind-TRANSIT = Đi qua
PassageKind-RETURN = Trở về

## Direction

Direction-INWARD = Chiều vào
Direction-OUTWARD = Chiều ra

## Outcome

Outcome-PASSED = Đã qua
Outcome-TURNED_BACK = Quay lại
Outcome-HELD = Giữ tại chốt

## CompareKind

CompareKind-NAME = Tên
CompareKind-ID_TAIL = Bốn số cuối giấy tờ tùy thân
CompareKind-PLATE = Biển số
CompareKind-HEALTH = Giấy tờ y tế
CompareKind-READ_CODE = Đọc mã cho trực ban

## Role

Role-ADMIN = Quản trị của sở
Role-APPROVER = Người duyệt của địa phương
Role-DISPATCHER = Điều phối viên
Role-COORDINATOR = Đầu mối doanh nghiệp
Role-CREW = Thành viên tổ
Role-CHECKPOINT = Chốt kiểm soát
Role-AUDITOR = Người giám sát

## Level

Level-NEW_NORMAL = Bình thường mới
Level-D15 = Chỉ thị 15
Level-D15_PLUS = Chỉ thị 15+
Level-D16 = Chỉ thị 16
Level-D19 = Chỉ thị 19

## ApplicationStatus

ApplicationStatus-DRAFT = Bản nháp
ApplicationStatus-SUBMITTED = Đã nộp
ApplicationStatus-NEEDS_INFO = Cần bổ sung
ApplicationStatus-APPROVED = Đã duyệt
ApplicationStatus-REJECTED = Bị từ chối
ApplicationStatus-WITHDRAWN = Đã rút

## PermitStatus

PermitStatus-ACTIVE = Đang dùng
PermitStatus-SUSPENDED = Tạm dừng
PermitStatus-REVOKED = Đã thu hồi
PermitStatus-COMPLETED = Đã xong việc
PermitStatus-SUPERSEDED = Đã thay bằng giấy khác

## OrganisationKind

OrganisationKind-AUTHORITY = Cơ quan quản lý
OrganisationKind-COMMITTEE = Ủy ban nhân dân
OrganisationKind-SITE_COMMAND = Ban chỉ huy khu cách ly
OrganisationKind-HEALTH = Y tế
OrganisationKind-POLICE = Công an
OrganisationKind-TELECOM = Viễn thông
OrganisationKind-POSTAL = Bưu chính
OrganisationKind-IT = Công nghệ thông tin
OrganisationKind-PRESS = Báo chí

## VehicleKind

VehicleKind-MOTORBIKE = Xe máy
VehicleKind-CAR = Ô tô
VehicleKind-TRUCK = Xe tải
VehicleKind-BOAT = Ghe, xuồng, tàu
VehicleKind-NONE = Đi bộ

## Approval

Approval-STANDING = Duyệt sẵn: danh sách đã thẩm tra được cấp phép ngay
Approval-PER_PERMIT = Duyệt từng giấy phép

## GeometryQuality

GeometryQuality-SURVEYED = Đo đạc
GeometryQuality-DRAWN = Vẽ tay
GeometryQuality-APPROXIMATE = Gần đúng
GeometryQuality-NONE = Không có hình

## PermitPhase

PermitPhase-NOT_YET_VALID = Chưa đến hạn dùng
PermitPhase-IN_FORCE = Còn hiệu lực
PermitPhase-EXPIRED = Hết hạn

## StandingCause

StandingCause-AUTHORITY = Sở
StandingCause-UNIT = Địa phương
StandingCause-ZONE = Khu vực thay đổi
StandingCause-REVIEW = Hậu kiểm
StandingCause-ENDED = Giấy phép kết thúc

## Ruling

Ruling-APPROVED = Đồng ý
Ruling-REJECTED = Từ chối

## OnClosure

OnClosure-FLAG = Đánh dấu giấy phép
OnClosure-SUSPEND = Tạm dừng giấy phép

## UnitLevel

UnitLevel-PROVINCE = Tỉnh, thành phố trực thuộc trung ương
UnitLevel-DISTRICT = Huyện, quận, thị xã, thành phố thuộc tỉnh
UnitLevel-COMMUNE = Xã, phường, thị trấn
UnitLevel-HAMLET = Ấp, khóm

## VettingState

VettingState-PENDING = Chờ Sở thẩm tra
VettingState-VETTED = Đã thẩm tra
VettingState-REJECTED = Sở không chấp nhận
VettingState-REMOVED = Đã rút khỏi danh sách

## AttachmentKind

AttachmentKind-COMPANY_LETTER = Công văn của đơn vị
AttachmentKind-IDENTITY_DOCUMENT = Giấy tờ tùy thân
AttachmentKind-OTHER = Khác

## Skill

Skill-FIBRE_SPLICING = Hàn nối cáp quang
Skill-RADIO = Vô tuyến, trạm phát sóng
Skill-POWER = Nguồn điện
Skill-MEASUREMENT = Đo kiểm chất lượng
Skill-POSTAL_DELIVERY = Phát thư, bưu phẩm
Skill-BOAT_HANDLING = Điều khiển vỏ lãi, ghe

## Duty

Duty-ON_DUTY = Đang trực
Duty-OFF_DUTY = Hết ca trực

## DeviceKind

DeviceKind-PHONE = Điện thoại
DeviceKind-BROWSER = Trình duyệt
DeviceKind-CHECKPOINT = Điện thoại của chốt

## TokenKind

TokenKind-BEARER = Cho chương trình và ứng dụng
TokenKind-SESSION = Phiên làm việc trên trang

## LinkPurpose

LinkPurpose-FIRST_ADMINISTRATOR = Quản trị viên đầu tiên
LinkPurpose-INVITATION = Lời mời
LinkPurpose-PASSWORD_RESET = Đặt lại mật khẩu
