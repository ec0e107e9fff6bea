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

join-title = Làm thử { $name }
join-page = Mở trang của chốt bằng lời mời này
join-officer = Vào ca: { $officer }, mã PIN { $pin }
join-scan = Quét mã QR của tổ cáp quang
join-type = Hoặc gõ mã kiểm soát của giấy

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

## Đường dẫn dùng một lần

link-title = Fieldpass: đặt mật khẩu
link-heading = Đặt mật khẩu
link-text = Đường dẫn này dùng được một lần, trong vòng 24 giờ kể từ khi được tạo.
link-password = Mật khẩu mới
link-again = Nhập lại mật khẩu
link-length = Từ { $shortest } đến { $longest } ký tự; một câu dài dễ nhớ là tốt nhất.
link-count = Đã nhập: { $count }.
link-show = Hiện mật khẩu
link-save = Đặt mật khẩu
link-sending = Đang gửi…
link-too-short = Mật khẩu có { $length } ký tự, cần ít nhất { $shortest }.
link-too-long = Mật khẩu có { $length } ký tự, dài nhất là { $longest }.
link-different = Hai lần nhập không giống nhau.
link-unreachable = Không kết nối được với máy chủ. Hãy kiểm tra mạng rồi bấm lại; gửi lại cùng mật khẩu không làm gì thêm.
link-too-many = Quá nhiều yêu cầu cùng lúc. Mật khẩu chưa được đặt; hãy thử lại sau { $seconds } giây.
link-failed = Máy chủ gặp lỗi. Hãy thử lại; nếu vẫn lỗi, báo cho quản trị mã yêu cầu { $request }.
link-failed-unknown = Máy chủ trả lời điều trang này không hiểu. Hãy tải lại trang rồi thử lại.
link-set-title = Đã đặt mật khẩu
link-set-text = Đường dẫn đã dùng xong. Mọi phiên đăng nhập và mã truy cập trước đây của tài khoản đã kết thúc.
link-spent-title = Đường dẫn này không còn dùng được
link-spent-text = Đường dẫn đã được dùng, đã quá 24 giờ, hoặc đã có đường dẫn mới thay thế. Nếu chính bạn vừa đặt mật khẩu, hãy đăng nhập bằng mật khẩu đó.
link-none-title = Trang này cần đường dẫn dùng một lần
link-none-text = Hãy mở trọn đường dẫn bạn nhận được. Nếu đã đặt mật khẩu rồi, bạn chỉ cần đăng nhập.
link-broken-title = Đường dẫn không trọn vẹn
link-broken-text = Phần sau #/link/ thiếu hoặc thừa ký tự. Hãy chép lại cả đường dẫn, không ngắt dòng, rồi mở lần nữa.
link-new = Cần đường dẫn mới? Nhờ quản trị chạy lệnh
link-login = TÊN-ĐĂNG-NHẬP
sign-in-title = Đăng nhập
sign-in-text = Dùng tên đăng nhập mà quản trị đã cấp và mật khẩu của mình trong ứng dụng hiện trường.
sign-in-script = Chương trình gửi POST tới { $path } và nhận lại cookie của phiên:
sign-in-password = MẬT-KHẨU
