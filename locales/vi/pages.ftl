# Lời trên các trang.

## Chung

language = Ngôn ngữ
theme-light = Chuyển sang nền sáng
theme-dark = Chuyển sang nền tối
copy = Chép
copied = Đã chép
copy-label = Chép { $label }
skip = Đến nội dung chính

## Trang đầu

start-title = Fieldpass: giấy đi đường qua vùng phong tỏa
hero-title = Giấy đi đường cho người giữ mạng thông suốt
hero-text = Fieldpass cấp giấy cho tổ viễn thông và bưu chính đi qua vùng phong tỏa. Chốt kiểm soát cho cùng một kết quả dù có mạng hay không, vì mạng thường chính là thứ đang phải sửa.
hero-try = Thử ngay
hero-source = Địa chỉ GraphQL

clock-title = Giờ của bản trình diễn
clock-note = Đồng hồ chạy tiếp từ lần khởi động đầu tiên, giờ Việt Nam
clock-next = Quyết định { $act } có hiệu lực lúc { $time }
clock-next-plain = Mức giãn cách mới có hiệu lực lúc { $time }
clock-remaining = Còn { $hours ->
        [0] { $minutes } phút
       *[other] { $hours } giờ { $minutes } phút
    }
clock-changes = { $count } địa bàn và vùng đổi mức
clock-last = Quyết định { $act } đã có hiệu lực từ { $time }
clock-last-plain = Mức giãn cách hiện tại có hiệu lực từ { $time }

how-title = Ba việc, một hệ thống
how-zone = Vùng đổi, giấy biết ngay
how-zone-text = Quyết định siết chặt được xem trước: chạm đến giấy nào, chốt nào. Đến giờ thì tự có hiệu lực, kể cả ở chốt đã mất mạng.
how-permit = Cấp giấy trong vài giây
how-permit-text = Khắc phục sự cố và công văn KT1 được duyệt sẵn cho người đã thẩm tra. Việc khác do địa phương quyết, và không ai tự duyệt cho mình.
how-check = Chốt quét mã, không cần mạng
how-check-text = Mã QR mang chữ ký, gói dữ liệu của chốt mang sẵn cả lệnh của nửa đêm nay. Máy nói rõ lý do và cần đối chiếu gì.

verdict-title = Bốn kết quả ở chốt
verdict-ALLOW = Giấy thật, đúng vùng, đúng giờ.
verdict-REFER = Chưa đủ chắc: gọi trực ban.
verdict-DENY = Bị thu hồi, hết hạn, sai vùng hoặc giả.
verdict-NOT_OURS = Không phải giấy Fieldpass.

map-title = Tỉnh Đồng Tháp, tháng 9 năm 2021
map-caveat = Sơ đồ, không phải bản đồ chính thức
map-now = Lúc này
map-after = Từ { $time }
map-when = Thời điểm hiện trên sơ đồ
map-label = Sơ đồ mức giãn cách của { $count } địa bàn
map-legend = Chú giải
map-sealed = Vùng phong tỏa
map-checkpoint = Chốt kiểm soát
sealed-title = Vùng phong tỏa và khu cách ly
sealed-shapeless = Chưa có hình vẽ, vẫn có hiệu lực
units-title = Mức giãn cách theo địa bàn
units-unit = Địa bàn
units-before = Lúc này
units-after = Từ { $time }
units-same = không đổi

try-title = Thử trong năm phút
try-text = Mỗi bước chép được, chạy theo thứ tự từ trên xuống.
try-graphql = Dán vào GraphQL
try-command = Dán vào cửa sổ lệnh

accounts-title = Tài khoản trình diễn
accounts-text = Nhân vật và công ty hư cấu. Tài khoản chỉ dùng được trên máy này.
accounts-role = Vai trò
accounts-name = Người
accounts-login = Tên đăng nhập
accounts-password = Mật khẩu

addresses-title = Địa chỉ
addresses-text = Ứng dụng hiện trường nói chuyện với Fieldpass bằng GraphQL.

footer-data = Dữ liệu trình diễn do dự án tự dựng quanh một quyết định có thật. Đây không phải trang của cơ quan nhà nước.

loading = Đang tải…
unreachable = Không kết nối được với máy chủ. Trang tự thử lại.
no-demo = Máy chủ này không chạy dữ liệu trình diễn. Đăng nhập bằng tài khoản do quản trị cấp.
