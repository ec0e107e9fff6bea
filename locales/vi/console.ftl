# The map console: what stands around its panels.

console-title = Bàn điều hành
console-sign-in = Đăng nhập bàn điều hành
console-sign-in-text = Dành cho điều hành, cấp duyệt, đầu mối doanh nghiệp và Sở.
console-signing-in = Đang đăng nhập…
console-login = Tên đăng nhập
console-password = Mật khẩu
console-sign-out = Đăng xuất
console-sign-out-failed = Chưa đăng xuất được vì không gặp máy chủ. Hãy thử lại, hoặc đóng hẳn trình duyệt.
console-expired = Phiên làm việc đã hết. Đăng nhập lại, mọi thứ đang mở vẫn còn đây.
console-forbidden = Tài khoản này không có quyền xem hoặc làm việc đó.
console-unreachable = Không gặp được máy chủ. Trang tự thử lại.
console-failed = Máy chủ gặp lỗi. Hãy báo mã { $request } cho người vận hành.
console-failed-unknown = Máy chủ trả lời không hiểu được. Hãy thử lại sau ít phút.
console-not-yours = Bàn điều hành không dành cho tài khoản này. Tổ công tác dùng trang /crew, chốt dùng trang /checkpoint.
console-no-panel = Không có mục này, hoặc tài khoản này không được mở nó.
console-panel-broken = Mục này gặp lỗi, những phần khác vẫn chạy.
console-try-again = Thử lại
console-waiting = { $count } đang chờ

## Panels

console-panel-map = Bản đồ
console-panel-incidents = Sự cố
console-panel-work = Lệnh công tác
console-panel-stops = Bị chặn
console-panel-permits = Giấy đi đường
console-panel-applications = Đơn xin
console-panel-zones = Vùng
console-panel-people = Nhân sự, tổ
console-panel-posts = Chốt
console-panel-inbox = Thông báo

## The map and its connection

console-map = Bản đồ
console-no-map = Trình duyệt này không vẽ được bản đồ (không có WebGL). Các mục bên trái vẫn dùng được đầy đủ.
console-live-connecting = Đang nối với máy chủ…
console-live-live = Đang cập nhật trực tiếp
console-live-lost = Mất kết nối: những gì đang thấy có thể đã cũ. Đang nối lại…
console-live-lost-since = Mất kết nối từ { $since }: những gì đang thấy có thể đã cũ. Đang nối lại…
console-live-signed-out = Phiên làm việc đã hết
console-live-gap = Vừa tải lại tất cả vì có tin bị lỡ.

## Lists

console-list-seek = Tìm trong danh sách
console-list-count = { $shown } trong { $count }
console-list-count-more = { $shown } trong { $count } đã tải, còn nữa
console-list-reading = Đang tải… { $count }
console-list-more = Tải thêm
console-list-empty = Chưa có gì ở đây.
console-list-all = Chọn tất cả
console-finder-count = Có { $count } kết quả.
