# Trang chốt kiểm soát.
post-title = Chốt kiểm soát
post-insecure = Trang này mở qua kết nối không an toàn nên không dùng được máy ảnh và chữ ký. Hãy mở bằng địa chỉ bắt đầu bằng https.
post-no-memory = Trình duyệt không cho trang này ghi nhớ. Hãy tắt chế độ ẩn danh, hoặc dùng trình duyệt khác.
post-back = Quay lại màn hình trước
post-close = Đóng
post-known = Đã biết
post-back-to-work = Tiếp tục kiểm tra
post-change = Đổi
post-to = đến
post-or = hoặc
post-none = Chưa có
post-nobody = Chưa ai nhận ca

## Ghi danh

post-join-title = Ghi danh điện thoại này cho chốt
post-join-text = Mở đường dẫn mời của cán bộ huyện, hoặc gõ mã mời 16 ký tự. Mã mời dùng một lần, trong một ca.
post-join-code = Mã mời
post-join-enter = Ghi danh
post-join-busy = Đang ghi danh…
post-join-picture = Chọn ảnh mã mời
post-join-form = Mã mời có 16 ký tự. Xem lại từng nhóm bốn.
post-join-no-code = Ảnh này không có mã mời.
post-join-spent = Mã mời này đã dùng, đã hết hạn hoặc sai. Hãy xin mã mới.
post-join-unreachable = Chưa có mạng. Ghi danh cần mạng một lần; gửi lại cùng mã cũng không sao.
post-confirm-title = Đọc mã này cho cán bộ huyện
post-confirm-text = Điện thoại đã ghi danh cho { $place }. Cán bộ huyện nhập mã này để xác nhận đúng máy của bạn.
post-confirm-waiting = Đang chờ xác nhận…
post-confirm-offline = Mất mạng; sẽ hỏi lại khi có mạng.
post-confirm-skip = Quét trước, xác nhận sau
post-confirm-skip-text = Chưa xác nhận thì quét được, nhưng chưa có danh sách người của chốt.
post-revoked-title = Điện thoại này đã bị thu hồi
post-revoked-text = Danh sách của chốt và mã PIN đã được xóa khỏi máy. Không dùng máy này để kiểm tra nữa.
post-revoked-waiting = Còn { $count } lượt chưa gửi. Chúng vẫn nằm trong máy; hãy lưu thành tệp và giao cho cán bộ huyện, hoặc ghi danh lại để gửi.
post-revoked-join = Ghi danh lại
post-save-waiting = Lưu lượt chưa gửi thành tệp

## Ca trực

post-sign-on = Nhận ca
post-hand-over = Giao ca
post-sign-on-text = Chọn tên rồi nhập mã PIN 6 số. Không cần mạng.
post-sign-on-later = Để sau
post-sign-off = Hết ca
post-signed-off = Đã ghi hết ca.
post-leader = Trưởng ca
post-other-name = Chọn tên khác
post-pin-of = Mã PIN của { $name }
post-pin-enter = Xác nhận
post-pin-busy = Đang kiểm tra…
post-pin-wrong = Mã PIN sai.
post-pin-wait = Sai nhiều lần. Chờ { $minutes } phút rồi thử lại.

## Chiều đi

post-way-title = Bạn kiểm tra chiều nào?
post-way-text = { $place }. Chọn một lần; đổi lúc nào cũng được.
post-way-INWARD = Chiều vào
post-way-OUTWARD = Chiều ra
post-way-THROUGH = Chỉ đi qua, không dừng
post-outside = bên ngoài

## Quét

post-scan-title = Quét mã
post-camera = Hình từ máy ảnh
post-camera-opening = Đang mở máy ảnh…
post-camera-live = Đưa mã QR vào khung
post-camera-DENIED = Máy ảnh chưa được phép. Hãy cho phép trong trình duyệt, hoặc gõ mã.
post-camera-NONE = Không có máy ảnh. Chọn ảnh, gõ mã, hoặc dùng máy quét.
post-camera-BUSY = Máy ảnh đang bị ứng dụng khác dùng.
post-camera-again = Thử lại
post-camera-READER = Bộ đọc mã bị hỏng giữa chừng. Thử lại, hoặc gõ mã.
post-torch = Đèn
post-picture = Chọn ảnh
post-reading = Đang đọc…
post-type = Gõ mã, biển số, tên
post-no-code = Không đọc được mã nào trong ảnh. Chụp gần hơn, đủ sáng, hoặc gõ mã 12 số.
post-choose-first = Chọn kết quả của người này trước.
post-taken-up = Người này còn chưa có kết quả từ trước khi trang đóng.
post-back-again = Chưa có kết quả của người này. Bấm Quay lại lần nữa để bỏ.

## Tra danh sách

post-lookup-title = Mã 12 số, biển số, tên hoặc 4 số cuối
post-lookup-text = { $count } người được chờ ở chốt này.
post-lookup-no-sheet = Chốt chưa có danh sách. Mã 12 số vẫn hỏi được trực ban.
post-lookup-nobody = Không thấy ai trong danh sách. Không có tên không có nghĩa là không được qua: hãy quét mã hoặc gõ đủ 12 số.
post-lookup-not-on-sheet = Mã đúng dạng, không có trong danh sách: hỏi trực ban
post-expected = Người được chờ ở đây
post-until = đến { $time }

## Kết quả

post-word-ALLOW = ĐƯỢC QUA
post-word-REFER = HỎI BÀN TRỰC
post-word-DENY = KHÔNG CHO QUA
post-word-NOT_OURS = KHÔNG PHẢI GIẤY CỦA FIELDPASS
post-word-COMPARE = ĐỐI CHIẾU NGƯỜI
post-said-ALLOW = Được qua
post-said-REFER = Hỏi bàn trực
post-said-DENY = Không cho qua, dừng lại
post-said-NOT_OURS = Giấy khác
post-act-ALLOW = So tên, 4 số cuối và biển số. Khớp thì cho qua.
post-act-STALE = So người. Đọc mã 12 số cho trực ban khi gọi được.
post-act-REFER = Gọi trực ban, đọc mã, chờ số trả lời.
post-act-COMPARE = Giấy có trong danh sách. So tên và 4 số cuối với giấy tờ.
post-act-ALERT = Không giữ người lại. Báo trực ban ngay.
post-act-NOT_OURS = Áp dụng quy định khác của chốt.
post-tail = 4 số cuối
post-seen = thấy: { $value }
post-health-test = Kết quả xét nghiệm sau { $time }
post-health-doses = Đã tiêm { $count } mũi
post-health-shown = Đã xem
post-health-missing = Không có
post-do-pass = KHỚP, CHO QUA
post-do-same = ĐÃ ĐỐI CHIẾU, KHỚP
post-do-mismatch = Không khớp
post-do-not = Không cho qua
post-do-rejudge = Xét lại
post-do-TURNED_BACK = Đã quay lại
post-do-HELD = Giữ tại chốt
post-do-override = Vẫn cho qua…
post-do-other-passed = Giấy khác hợp lệ, cho qua
post-do-other-back = Không cho qua
post-do-dismiss = Quét nhầm, bỏ
post-not-ours-count = Giấy khác hôm nay: { $count }
post-type-tail = 4 số cuối trên giấy tờ của người này
post-tail-lacking = Gõ đủ 4 số, hoặc để trống.
post-type-plate = Biển số của xe này
post-why = Vì sao?
post-why-emergency = Cấp cứu, cứu nạn
post-why-order = Lệnh của cấp trên
post-why-person = Người hoặc xe không khớp
post-why-other = Lý do khác
post-why-more = Ghi thêm (không ghi nội dung y tế)
post-why-lacking = Chọn hoặc ghi một lý do.
post-override-PASSED = Cho qua, ghi lý do
post-override-TURNED_BACK = Cho quay lại
post-override-HELD = Giữ tại chốt
post-recorded-PASSED = Đã ghi: cho qua.
post-recorded-TURNED_BACK = Đã ghi: quay lại.
post-recorded-HELD = Đã ghi: giữ tại chốt.

## Hỏi bàn trực

post-call = Gọi { $name }
post-read-code = Đọc mã giấy
post-read-none = không đọc được mã
post-read-challenge = Đọc số hỏi
post-reply-label = Số trả lời của bàn trực (6 số)
post-reply-enter = Nhập
post-reply-WRONG = Sai. Nghe lại từng số; còn { $left } lần.
post-reply-TRIES = Sai ba lần. Lấy số hỏi mới và đọc lại cho bàn trực.
post-reply-TIME = Số hỏi đã hết hạn. Lấy số mới và đọc lại cho bàn trực.
post-reply-LOST = Số đúng nhưng CHƯA ghi được vào máy. Nhập lại.
post-challenge-anew = Lấy số hỏi mới
post-call-network = Gửi cho bàn trực qua mạng
post-call-again = Chưa gửi được. Gửi lại
post-call-SENDING = Đang gửi cho bàn trực…
post-call-WAITING = Bàn trực đã nhận, đang chờ trả lời…
post-call-PASS = Bàn trực cho qua.
post-call-TURN_BACK = Bàn trực: không cho qua.
post-leader-in = Bàn trực không trả lời: trưởng ca được quyết sau { $time }
post-back-in = Không có trả lời sau { $time } thì cho quay lại
post-leader-open = Bàn trực không trả lời: trưởng ca cho qua
post-leader-not = Mười phút không có trả lời: cho quay lại.
post-leader-none = Chưa có danh sách trưởng ca.
post-leader-pin = Mã PIN trưởng ca
post-leader-why = Bàn trực không trả lời trong 10 phút

## Tin mới

post-news-parts = Đã có { $have }/{ $count } mã của tin. Quét tiếp.
post-news-TAKEN = Dữ liệu của chốt đã mới.
post-news-SAME = Chốt đã có tin này.
post-news-FOREIGN = Tin này không phải của hệ thống hoặc chốt này, hoặc bị sửa. Không dùng.
post-news-OLDER = Tin này cũ hơn dữ liệu đang có. Không dùng.
post-news-GAP = Dữ liệu của chốt quá cũ cho tin này. Cần gói đầy đủ.
post-news-WRONG_BASE = Tin này nối vào gói khác. Không dùng.
post-news-NO_BASE = Chốt chưa có gói dữ liệu. Cần gói đầy đủ trước.
post-news-BEHIND = Gói này được ký trước tin đang có. Giữ dữ liệu đang có.
post-news-FULL = Máy hết chỗ, chưa lưu được tin.

## Tình trạng máy

post-age = Dữ liệu { $unit ->
        [now] vừa cập nhật
        [minutes] { $count } phút trước
        [hours] { $count } giờ trước
       *[days] { $count } ngày trước
    }
post-age-plain = { $unit ->
        [now] vừa xong
        [minutes] { $count } phút trước
        [hours] { $count } giờ trước
       *[days] { $count } ngày trước
    }
post-no-bundle = Chưa có dữ liệu
post-waiting = { $count } lượt chờ gửi
post-all-sent = Đã gửi hết
post-warn-full = Máy hết chỗ: lượt vừa rồi CHƯA được ghi. Xóa bớt ảnh, video rồi bấm lại.
post-warn-no-bundle = Chưa có gói dữ liệu: mọi giấy đều phải hỏi trực ban.
post-warn-bad-bundle = Gói dữ liệu hỏng: mọi giấy đều phải hỏi trực ban.
post-warn-old-bundle = Dữ liệu đã quá một ngày. Quét mã tin mới trên máy hoặc giấy của tổ nếu có.
post-warn-clock-untrusted = Chưa tin được giờ của máy: giấy có thời hạn phải hỏi trực ban. Cần mạng một lần.
post-warn-clock = Đồng hồ máy chạy { $way ->
        [fast] nhanh
       *[slow] chậm
    } { $count } { $unit ->
        [minutes] phút
        [hours] giờ
       *[days] ngày
    }. Chốt tính theo giờ máy chủ.
post-warn-unconfirmed = Máy chưa được cán bộ huyện xác nhận: chưa có danh sách của chốt.
post-warn-ios = iPhone có thể xóa dữ liệu sau 7 ngày. Bấm Chia sẻ, chọn "Thêm vào màn hình chính".
post-warn-not-persisted = Trình duyệt có thể xóa dữ liệu khi máy đầy. Hãy cài trang này ra màn hình chính.
post-warn-no-worker = Trang chưa lưu được vào máy: mất mạng thì đừng đóng trang.
post-warn-storing = Đang lưu trang vào máy: chưa lưu xong thì đừng đóng trang khi mất mạng.
post-look-now = Kết nối ngay
post-install = Cài ra màn hình chính
post-load-file = Nạp tệp dữ liệu
post-number = số { $number }
post-rows = { $count } người
post-clock-untrusted = chưa tin được
post-clock-is = { $time } (± { $within } giây)
post-offset-right = đúng giờ
post-offset = { $way ->
        [fast] nhanh
       *[slow] chậm
    } { $count } { $unit ->
        [minutes] phút
        [hours] giờ
       *[days] ngày
    }
post-reached = có kết nối
post-not-reached = chưa kết nối được
post-confirmed = đã xác nhận
post-unconfirmed = chưa xác nhận
post-fact-bundle = Gói dữ liệu
post-fact-sheet = Danh sách
post-fact-clock = Giờ của chốt
post-fact-offset = Đồng hồ máy
post-fact-queue = Chờ gửi
post-fact-network = Máy chủ
post-fact-officer = Đang trực
post-fact-not-ours = Giấy khác hôm nay
post-fact-device = Thiết bị
post-fact-version = Phiên bản trang
post-log = Sổ của ca
post-log-ON = { $officer } nhận ca
post-log-OFF = { $officer } hết ca
post-log-waiting = chờ gửi
post-log-kept = đã nhận

## What stands in the way

post-warn-refused = Máy chủ chưa nhận một số lượt ({ $count } lượt còn chờ). Các lượt khác vẫn được gửi. Lưu thành tệp và báo cán bộ huyện.
post-warn-memory = Trình duyệt đã đóng bộ nhớ: lượt vừa rồi CHƯA được ghi. Tải lại trang rồi làm lại.
post-warn-too-old = Trình duyệt này quá cũ, không đọc được gói dữ liệu. Hãy cập nhật máy (iPhone: iOS 16.4 trở lên) hoặc dùng trình duyệt khác.
post-news-TOO_OLD = Trình duyệt này quá cũ, không đọc được dữ liệu của chốt.
