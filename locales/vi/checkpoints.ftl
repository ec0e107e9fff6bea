# Chốt và lượt kiểm tra: tên các giá trị như hiện trên màn hình. Khóa: TênKiểu-GIÁ_TRỊ.

## CheckSource

CheckSource-SCAN = Quét mã QR
CheckSource-CODE = Tra theo mã kiểm soát
CheckSource-PLATE = Tra theo biển số
CheckSource-SHEET = Chọn từ danh sách của chốt
CheckSource-PAPER_LOG = Chép từ sổ giấy

## CheckKept

CheckKept-RECORDED = Đã ghi nhận lượt kiểm tra mới
CheckKept-ALREADY_RECORDED = Nội dung này đã được ghi nhận trước đó
CheckKept-DIFFERS = Mã lượt đã ghi nhận với nội dung khác; giữ cả hai
CheckKept-MALFORMED = Không phải lượt kiểm tra; giữ nguyên như đã gửi
CheckKept-OVERSIZE = Quá dài; giữ phần đầu, độ dài và mã băm

## CheckNote

CheckNote-GAP = Lượt liền trước của thiết bị chưa gửi về
CheckNote-LATE = Gửi muộn hơn một giờ sau khi quyết định
CheckNote-AHEAD = Quyết định sau lúc nhận: đồng hồ thiết bị chạy nhanh
CheckNote-UNKNOWN_PERMIT = Không ghi giấy đi đường nào của hệ thống này
CheckNote-UNSIGNED = Không có chữ ký của thiết bị
CheckNote-BAD_SIGNATURE = Chữ ký không phải của thiết bị được ghi
CheckNote-REVOKED_DEVICE = Thiết bị đã bị thu hồi

OverrideKind-DESK = Trực ban cho qua bằng mã trả lời
OverrideKind-LEADER = Trưởng ca cho qua bằng mã PIN
OverrideKind-OFFICER = Cán bộ tự quyết
ShiftEvent-ON = Vào ca
ShiftEvent-OFF = Ra ca
