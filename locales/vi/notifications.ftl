# Thông báo. Tên các giá trị: Tên_kiểu-GIÁ_TRỊ. Lời thông báo: notification-MÃ (tiêu đề), .body (trong hộp thư), .push (đẩy tới
# máy, không nêu tên ai).

## Urgency

Urgency-URGENT = Khẩn
Urgency-NORMAL = Thường
Urgency-QUIET = Chỉ ghi vào hộp thư

## ToldAs

ToldAs-ON_DUTY = Bạn đang trực
ToldAs-NOBODY_ON_DUTY = Không ai đang trực, nên báo cho mọi người cùng phụ trách
ToldAs-NAMED = Việc này nêu đích danh bạn
ToldAs-ESCALATED = Người được báo trước chưa xác nhận

## AddressKind

AddressKind-FID = Mã cài đặt ứng dụng của Firebase
AddressKind-TOKEN = Mã đăng ký kiểu cũ của Firebase
AddressKind-WEBPUSH = Đăng ký nhận thông báo của trình duyệt

## DeliveryState

DeliveryState-QUEUED = Đang chờ gửi
DeliveryState-SENDING = Đang gửi
DeliveryState-SENT = Dịch vụ đẩy đã nhận
DeliveryState-DELIVERED = Máy đã nhận
DeliveryState-READ = Đã đọc
DeliveryState-ACKNOWLEDGED = Đã xác nhận
DeliveryState-SKIPPED = Không gửi nữa
DeliveryState-FAILED = Không gửi được

## Không làm được

problem-NO_SESSION = Chỉ đăng ký được từ một phiên đăng nhập của máy.
problem-NOTHING_TO_ACKNOWLEDGE = Thông báo này không cần ai xác nhận.
input-NOT_AN_ADDRESS = Đây không phải địa chỉ nhận thông báo của dịch vụ này.
input-SHIFT_LENGTH = Ca trực phải kết thúc trong vòng { $most } giờ.
