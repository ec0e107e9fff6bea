# Checkpoints on the console.

posts-desk-none = Không có chốt nào đứng vào lúc này.
posts-desk-all = Tất cả các chốt
posts-desk-unknown = Chốt này không đứng vào lúc đang xem, hoặc không có.
posts-desk-new = Lập chốt
posts-desk-refusals-file = Tệp CSV các lượt bị từ chối trong tuần
posts-desk-name = Chốt
posts-desk-kind = Loại
posts-desk-unit = Địa bàn quản lý
posts-desk-way = Từ vùng → vào vùng
posts-desk-from = Từ vùng
posts-desk-to = Vào vùng
posts-desk-devices = Máy
posts-desk-contact = Liên lạc cuối
posts-desk-bundle = Tuổi gói
posts-desk-refusals = Quay lại 24 giờ
posts-desk-hard = Chốt cứng: không mở cho ai
posts-desk-hard-short = chốt cứng
posts-desk-valid = Đứng
posts-desk-since = Từ lúc
posts-desk-until = Đến lúc (bỏ trống: cho đến khi có lệnh mới)
posts-desk-place = Vị trí (vĩ độ, kinh độ)
posts-desk-place-hint = Bấm trên bản đồ, hoặc gõ như nghe qua điện thoại
posts-desk-pick = Bấm trên bản đồ
posts-desk-picking = Bấm vào chỗ đặt chốt… (Esc để thôi)
posts-desk-phones = Điện thoại tại chốt
posts-desk-phone = Số { $at } tại chốt
posts-desk-add-phone = Thêm số
posts-desk-desk = Trực trả lời chốt
posts-desk-desk-name = Nơi trực { $at }, giờ trực
posts-desk-desk-phone = Số trực { $at }
posts-desk-add-desk = Thêm nơi trực
posts-desk-remove-zone = Bỏ vùng { $name }
posts-desk-age-now = vừa xong
posts-desk-age-minutes = { $count } phút
posts-desk-age-hours = { $count } giờ
posts-desk-age-days = { $count } ngày
posts-desk-history = Dòng thời gian
posts-desk-recorded = Ghi { $at }.
posts-desk-superseded = Được thay { $at }.
posts-desk-lacks = Cần tên, vị trí và địa bàn quản lý.
posts-desk-create = Lập chốt
posts-desk-resite = Dời hoặc đổi chốt
posts-desk-resite-title = Đổi { $name }
posts-desk-resite-do = Đổi từ lúc ấy
posts-desk-resite-hint = Trước lúc ấy chốt đứng như cũ. Những gì định sẵn cho sau lúc ấy sẽ bỏ.
posts-desk-sheet = Bảng in cho ca trực (PDF)
posts-desk-close = Bỏ chốt
posts-desk-close-sure = Bỏ { $name } từ bây giờ
posts-desk-leave-it = Thôi

## Phones

posts-desk-phones-of = Máy của chốt
posts-desk-no-device = Chưa có máy nào. Mời một điện thoại của chốt.
posts-desk-device-waiting = chờ xác nhận
posts-desk-device-confirmed = đã xác nhận
posts-desk-device-revoked = đã thu hồi
posts-desk-enrolled = Vào { $at }
posts-desk-seen = Liên lạc: { $age }
posts-desk-never-seen = Chưa liên lạc lần nào
posts-desk-no-bundle = Chưa có gói
posts-desk-bundle-sequence = Gói số { $sequence }
posts-desk-clock-right = Đồng hồ đúng
posts-desk-clock-fast = Đồng hồ nhanh { $words }
posts-desk-clock-slow = Đồng hồ chậm { $words }
posts-desk-seconds = { $count } giây
posts-desk-code = Mã xác nhận máy đọc lên
posts-desk-code-hint = Gọi cho chốt, nghe đọc sáu chữ số trên màn hình. Sai ba lần thì máy bị thu hồi.
posts-desk-confirm = Xác nhận máy
posts-desk-revoke = Thu hồi
posts-desk-revoke-sure = Thu hồi { $label } ngay
posts-desk-label = Mời thêm một máy, gọi là
posts-desk-label-hint = Ví dụ: điện thoại trực ca đêm
posts-desk-in-person = Trao máy tận tay: không cần xác nhận bằng giọng nói
posts-desk-invite = Tạo lời mời
posts-desk-invitation = Lời mời
posts-desk-invitation-text = Quét hình bằng điện thoại của chốt, mở đường dẫn, hoặc gõ mã trên trang /checkpoint.
posts-desk-invitation-over = Lời mời đã hết hạn.
posts-desk-qr = Hình QR của lời mời
posts-desk-good-until = Dùng một lần, đến { $at }
posts-desk-invitation-close = Xong, không hiện lại nữa

## Officers

posts-desk-officers = Người trực
posts-desk-no-officer = Chưa có ai. Không có người trực thì không ai ký vào máy được.
posts-desk-leader = Trưởng ca
posts-desk-pin-since = PIN từ { $at }
posts-desk-new-pin = PIN mới
posts-desk-new-pin-of = PIN mới cho { $name }
posts-desk-end = Thôi trực
posts-desk-end-of = { $name } thôi trực
posts-desk-end-sure = Cho { $name } thôi trực ngay
posts-desk-pin = PIN của { $name }, chỉ hiện lần này:
posts-desk-pin-seen = Đã báo cho người trực
posts-desk-officer-name = Thêm người trực
posts-desk-add-officer = Thêm và lấy PIN

## What happened there

posts-desk-week = Bảy ngày qua
posts-desk-week-none = Không có lượt kiểm tra nào được gửi về.
posts-desk-week-figures =
    { $checks } lượt kiểm tra: { $passed } đã qua, { $turnedBack } quay lại, trong đó { $refusedThoughValid } giấy còn tốt. { $stops } lần tổ báo bị chặn.
posts-desk-findings = Điều bất thường chưa ai xem
posts-desk-no-finding = Không có.
posts-desk-open-permit = Mở giấy
posts-desk-settle = Đã xem
posts-desk-note = Kết quả
posts-desk-settle-do = Ghi là đã xem
