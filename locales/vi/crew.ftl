# Trang của tổ.
crew-title = Giấy của tổ

## Vào trang

crew-sign-in = Đăng nhập
crew-sign-in-text = Dành cho người trong tổ. Đăng nhập một lần khi còn mạng; sau đó giấy hiện được cả khi mất mạng.
crew-signing-in = Đang đăng nhập…
crew-login = Tên đăng nhập
crew-password = Mật khẩu
crew-expired = Phiên làm việc đã hết hạn. Giấy trên máy vẫn dùng được; đăng nhập lại để cập nhật và để gửi việc đang chờ.
crew-nobody = Tài khoản này không phải của người đi đường nên không có giấy. Hãy đăng nhập bằng tài khoản của người trong tổ.
crew-no-memory = Trình duyệt không cho trang ghi nhớ (chế độ ẩn danh?). Hãy mở trang ở cửa sổ thường.
crew-first-time = Lần đầu cần có mạng để tải giấy về máy.
crew-insecure = Trang mở bằng http nên máy không cho chạy khi mất mạng và không cho định vị. Hãy mở bằng địa chỉ https.
crew-try-again = Thử lại

## Tình trạng

crew-age = { $unit ->
        [now] Vừa cập nhật
        [minutes] Dữ liệu { $count } phút trước
        [hours] Dữ liệu { $count } giờ trước
       *[days] Dữ liệu { $count } ngày trước
    }
crew-refresh = Cập nhật
crew-refreshing = Đang cập nhật…
crew-waiting = { $count } việc chờ gửi
crew-others-wait = { $count } việc của người dùng trước còn chờ: người đó đăng nhập thì máy gửi.
crew-full = Máy hết chỗ: việc vừa rồi CHƯA được ghi. Bị chặn thì hãy gọi điều phối; xóa bớt ảnh, video rồi bấm lại.
crew-trouble-unreachable = Mất mạng. Giấy lấy từ máy, chốt vẫn quét được.
crew-notices-below = Bên dưới có { $count } điều cần biết
crew-trouble-busy = Máy chủ đang bận. Trang tự thử lại.
crew-trouble-forbidden = Tài khoản này không được xem giấy của tổ. Hãy đăng nhập bằng tài khoản của người trong tổ.
crew-trouble-input = Máy chủ không nhận yêu cầu này. Hãy báo điều phối.
crew-trouble-failed = Máy chủ gặp lỗi. Trang tự thử lại.
crew-failed = Máy chủ gặp lỗi ({ $request }). Trang tự thử lại.

## Các phần

crew-tab-papers = Giấy
crew-tab-way = Đường đi
crew-tab-news = Tin cho chốt
crew-tab-letters = Hộp thư
crew-count-letters = tin chưa đọc
crew-stopped = Bị chặn
crew-enlarge = { $name }: phóng to
crew-close = Đóng

## Giấy

crew-no-papers = Bạn chưa có giấy nào. Hãy hỏi điều phối của mình.
crew-which = Chọn giấy
crew-code = Mã QR của giấy
crew-until = đến { $at }
crew-from = từ { $at }
crew-over = Giấy này không còn dùng để qua chốt. Hãy hỏi điều phối trước khi đi.
crew-no-code = Máy chưa tải được mã QR. Đọc 12 số dưới đây cho chốt.
crew-compares = Chốt đối chiếu
crew-name = Họ tên
crew-tails = 4 số cuối giấy tờ
crew-no-plate = không biển số
crew-where = Các vùng được vào
crew-zone = Vùng { $number }
crew-purpose = Việc
crew-hours = Giờ được đi
crew-conditions = Điều kiện
crew-with = Đi cùng
crew-reference = Số giấy

## Tin cho chốt

crew-news = Tin mới cho chốt
crew-news-age = { $unit ->
        [now] Tin tính đến lúc này
        [minutes] Tin tính đến { $count } phút trước
        [hours] Tin tính đến { $count } giờ trước
       *[days] Tin tính đến { $count } ngày trước
    }
crew-news-over = { $unit ->
        [now] Tin đã hết hạn
        [minutes] Tin đã hết hạn, tính đến { $count } phút trước
        [hours] Tin đã hết hạn, tính đến { $count } giờ trước
       *[days] Tin đã hết hạn, tính đến { $count } ngày trước
    }
crew-news-text = Chốt mất mạng quét mã này thì biết giấy nào vừa cấp, vừa thu hồi và vùng nào vừa đổi. Nhiều mã thì quét lần lượt, thứ tự nào cũng được.
crew-no-news = Máy chưa có tin cho chốt.
crew-part = Mã { $part } / { $count }
crew-hold = Dừng ở mã này
crew-run = Tự chuyển mã

## Hộp thư

crew-no-letters = Chưa có tin nào.
crew-new = Chưa đọc
crew-read-all = Đã đọc hết
crew-answer = Tôi nhận việc này
crew-answered = Bạn đã nhận việc này

## Bị chặn

crew-stop-at = { $at }: báo bị chặn.
crew-stop-fresh = Sắp gửi cho điều phối và đầu mối của huyện…
crew-stop-waits = Chờ gửi: có mạng là máy gửi. Nếu gọi được, hãy gọi điều phối ngay.
crew-stop-sent-bare = Đã gửi: điều phối đã được báo, nhưng chưa rõ nơi. Hãy bật định vị cho trang này; gọi được thì gọi điều phối nói chỗ.
crew-stop-sent = Đã gửi: điều phối và đầu mối của huyện đã được báo.
crew-stop-answered = Đã có người nhận. { $answer }
crew-stop-no-crew = Bạn chưa ở trong tổ nào nên máy không báo được. Hãy gọi điều phối.
crew-stop-withdraw = Báo nhầm, rút lại
crew-stop-another = Lại bị chặn ở chỗ khác: báo lần nữa
crew-late-place = Vị trí do máy lấy được { $minutes } phút sau khi bị chặn.

## Đăng xuất

crew-sign-out = Đăng xuất và xóa khỏi máy
crew-leave = Giấy, tin và hộp thư trên máy này sẽ bị xóa; muốn xem lại phải có mạng.
crew-leave-unsent = Còn { $count } việc chưa gửi sẽ MẤT, giấy và tin trên máy này cũng bị xóa.
crew-leave-on-duty = Máy chủ CHƯA biết tổ đã hết ca: chờ có mạng, hoặc gọi điều phối.
crew-leave-yes = Xóa và đăng xuất
crew-leave-no = Ở lại
