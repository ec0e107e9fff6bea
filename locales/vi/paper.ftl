# Giấy đi đường in ra, ảnh và chữ gửi qua tin nhắn, phiếu ca trực của chốt.

paper-country = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
paper-motto = Độc lập - Tự do - Hạnh phúc
paper-department = Sở Thông tin và Truyền thông
paper-committee = Ủy ban nhân dân { $unit }
paper-number = Số
paper-dated = Ngày { $day } tháng { $month } năm { $year }
paper-title = GIẤY ĐI ĐƯỜNG
paper-act = Căn cứ { $number } ngày { $day } của { $authority }
paper-holder = Người đi
paper-tails = 4 số cuối giấy tờ:
paper-plates = Biển số xe
paper-no-plate = Không ghi xe
paper-organisation = Đơn vị
paper-valid = Hiệu lực
paper-from = từ
paper-to = đến
paper-hours = Giờ đi lại
paper-all-day = Cả ngày và đêm
paper-entry = Số lượt vào
paper-zones = Được vào
paper-conditions = Điều kiện
paper-code = Mã kiểm soát
paper-check = Chốt đối chiếu:
paper-check-name = họ tên
paper-check-tails = 4 số cuối giấy tờ
paper-check-plate = biển số xe
paper-no-scan = Không quét được: gõ mã kiểm soát vào trang của chốt, hoặc đọc mã (4-4-4) cho trực ban.
paper-keep = Mang theo giấy tờ tùy thân. Mọi lượt qua chốt đều được ghi và đối chiếu; bản in thứ hai sẽ bị phát hiện.
paper-signed = THỦ TRƯỞNG CƠ QUAN CẤP
paper-signed-how = Ký, ghi rõ họ tên, đóng dấu
paper-suspended = TẠM DỪNG · SUSPENDED
paper-news = TIN MỚI CHO CHỐT
paper-as-of = Tính đến
paper-news-how = Chốt mất mạng quét mã dưới đây bằng trang kiểm tra để cập nhật giấy bị thu hồi và lệnh mới. Mã có chữ ký, không sửa được.
paper-message = Chốt: quét mã QR trên ảnh, hoặc gõ mã kiểm soát vào trang kiểm tra, hoặc đọc mã cho trực ban; rồi đối chiếu họ tên, 4 số cuối, biển số.
paper-printed = In lúc { $at } · giấy { $reference }
paper-printed-many = In lúc { $at } · { $count } giấy
problem-PERMIT_OVER = Giấy { $reference } không còn hiệu lực, không in nữa.
problem-NOT_SET = Không in được lúc này; hãy thử lại.
input-TOO_MANY_PERMITS = Mỗi lần in nhiều nhất { $most } giấy.

## Phiếu ca trực

paper-sheet = PHIẾU CA TRỰC
paper-sheet-expected = Giấy phép có thể qua chốt trong 48 giờ tới
paper-sheet-none = Chưa có giấy phép nào.
paper-sheet-more = Còn { $count } giấy nữa không in ở đây.
paper-sheet-plate = Biển số
paper-sheet-given = Tên
paper-sheet-tail = 4 số cuối
paper-sheet-code = Mã kiểm soát
paper-sheet-end = Hết hạn
paper-sheet-log = Ghi tay khi mất máy; nhập lại sau
paper-sheet-time = Giờ
paper-sheet-key = Biển số hoặc mã kiểm soát
paper-sheet-way = Vào / Ra
paper-sheet-outcome = Qua / Quay lại / Giữ
paper-sheet-officer = Cán bộ
paper-sheet-note = Ghi chú
paper-sheet-desk = Trực ban
paper-sheet-private = Có dữ liệu cá nhân: chỉ dùng tại chốt, hủy sau ca trực.

## RowFault

RowFault-NO_KEY = Không phải biển số, cũng không phải mã kiểm soát 12 số
RowFault-NOT_YET = Giờ ghi ở tương lai
RowFault-TOO_OLD = Cũ hơn 31 ngày
RowFault-TOO_LONG = Một ô dài quá 120 ký tự
RowFault-UNREADABLE = Không đọc được ngày, giờ, chiều hoặc kết quả
input-ROWS_OR_TABLE = Gửi từng dòng hoặc cả bảng, không gửi cả hai.
input-TABLE_FORM = Không đọc được bảng này: hãy lưu lại thành CSV.
