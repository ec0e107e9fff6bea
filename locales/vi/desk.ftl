# Bàn trực.
desk-title = Bàn trực

## CallState

CallState-WAITING = Đang chờ
CallState-ANSWERED = Đã trả lời
CallState-LAPSED = Không còn chờ

## CallAnswer

CallAnswer-PASS = Cho qua
CallAnswer-TURN_BACK = Cho quay lại

## Vì sao không ghi

problem-CALL_ANSWERED = { $by } đã trả lời cuộc gọi này.
problem-CALL_DIFFERS = Cuộc gọi này thuộc chốt khác hoặc mã giấy khác.
problem-CALL_ID_TAKEN = Mã cuộc gọi này đã dùng cho câu hỏi khác.
problem-PHONE_NOT_CONFIRMED = Máy đang hỏi chưa được xác nhận nên không có số trả lời. Hãy xác nhận máy trước, hoặc cho quay lại.
input-CONTROL_CODE_FORM = Mã kiểm soát không đúng: kiểm tra lại 12 số.
input-CHALLENGE_FORM = Số hỏi của điện thoại có { $digits } chữ số.

## Vào bàn trực

desk-sign-in = Đăng nhập bàn trực
desk-sign-in-text = Dành cho người trực trả lời các chốt.
desk-signing-in = Đang đăng nhập…
desk-sign-out = Đăng xuất
desk-sign-out-failed = Chưa đăng xuất được: máy chủ không trả lời. Hãy thử lại; đừng rời máy khi chưa đăng xuất.
desk-login = Tên đăng nhập
desk-password = Mật khẩu
desk-expired = Phiên làm việc đã hết hạn. Hãy đăng nhập lại; nội dung đang nhập còn nguyên.
desk-forbidden = Tài khoản này không trả lời các chốt. Hãy đăng nhập bằng tài khoản của người trực.
desk-unreachable = Không kết nối được với máy chủ. Trang tự thử lại; trong khi đó hãy trả lời qua điện thoại và ghi sổ.
desk-failed = Máy chủ gặp lỗi ({ $request }). Hãy thử lại.
desk-failed-unknown = Máy chủ trả lời khó hiểu. Hãy thử lại.
desk-no-posts = Đơn vị của bạn hiện không có chốt nào đang hoạt động.

## Các chốt đang chờ

desk-waiting = Đang chờ trả lời
desk-waiting-count = { $count } chốt đang chờ
desk-nobody-waits = Không có chốt nào đang chờ. Danh sách tự cập nhật.
desk-age-s = chờ { $seconds } giây
desk-age-min = chờ { $minutes } phút
desk-age-h = chờ { $hours } giờ { $minutes } phút
desk-overdue = Quá 10 phút: chốt có thể đã tự xử lý. Hãy gọi lại.
desk-helped-itself = Chốt đã tự xử lý: { $outcome }
desk-ended = tại chốt: { $outcome }
desk-no-code = không đọc được mã
desk-class-1 = Nhóm 1

## Tra cứu

desk-work = Tra theo lời đọc
desk-work-call = Trả lời chốt
desk-put-back = Bỏ chọn, về tra cứu
desk-look-up = Tra cứu giấy đi đường
desk-post = Chốt
desk-way = Chiều đi
desk-through = Đi qua không dừng
desk-field = Mã kiểm soát 12 số hoặc biển số
desk-field-hint = Chốt đọc mã theo nhóm 4-4-4.
desk-field-short = Còn thiếu { $count } số.
desk-field-long = Thừa số: mã chỉ có 12 số.
desk-field-wrong = Sai số kiểm tra. Hãy nghe đọc lại từng nhóm.
desk-field-whole = Mã đúng quy cách.
desk-field-plate = Tra theo biển số.
desk-field-plate-length = Biển số có 4 đến 12 chữ và số.
desk-field-text = Nội dung mã QR: xét như máy của chốt.
desk-seen = Cán bộ chốt đã đối chiếu
desk-name-compared = Đúng tên
desk-id-tail = 4 số cuối giấy tờ
desk-plate-seen = Biển số nhìn thấy
desk-looking = Đang tra…
desk-nothing-found = Không có giấy nào mang mã hoặc biển số này. Hãy nghe đọc lại; nếu vẫn vậy thì giấy không do hệ thống cấp hoặc đã hết hạn từ lâu.
desk-no-post = Chốt này không còn hoạt động.
desk-more = Còn nhiều giấy khác: hãy hỏi mã kiểm soát.
desk-holders = Giấy có { $count } người. Hỏi chốt đang gặp ai.

## Giấy đi đường

desk-refer = Cần quyết định
desk-tails = 4 số cuối
desk-no-plate = không ghi
desk-permit = Giấy số
desk-purpose = Mục đích
desk-class = nhóm { $number }
desk-zones = Vùng được vào
desk-validity = Hiệu lực
desk-conditions = Điều kiện
desk-passings = Đã qua chốt: { $count } lượt
desk-no-passings = Chưa có lượt qua chốt nào được gửi về.

## Trả lời

desk-answer = Câu trả lời
desk-answer-empty = Chọn một chốt đang chờ, hoặc nhập mã mà chốt đọc qua điện thoại.
desk-shown-code = Mã giấy đang hiện trên máy của chốt
desk-shown-none = Máy không hiện mã nào
desk-no-code-answer = Chốt không đọc được mã nào
desk-no-code-hint = Không có mã giấy: hỏi kỹ người, việc và nơi đến rồi mới trả lời.
desk-challenge = Số hỏi trên máy của chốt
desk-challenge-hint = 4 số do máy của chốt hiện. Số trả lời chỉ hợp với số này.
desk-challenge-old = Đã quá 10 phút: hỏi lại số hỏi đang hiện trên máy.
desk-reason = Lý do
desk-reason-hint = Cho qua thì phải ghi lý do.
desk-why-compared = Đã đối chiếu đúng người, đúng giấy
desk-why-urgent = Việc khẩn cấp, đã xác minh
desk-why-stale = Dữ liệu của chốt đã cũ, giấy còn hiệu lực
desk-sure = Kết quả là Không cho qua. Tôi vẫn cho qua và chịu trách nhiệm.
desk-sure-unknown = Không có kết quả tra cứu cho người này. Tôi vẫn cho qua và chịu trách nhiệm.
desk-read-aloud = Đọc cho chốt
desk-read-aloud-text = Đọc từng số. Số trả lời dùng cho một lượt, chỉ khi máy còn hiện số hỏi này.
desk-read-first = Đọc xong số trả lời rồi bấm nút dưới đây.
desk-no-phone = Đã ghi: cho qua
desk-no-phone-text = Chốt chưa có máy được xác nhận nên không có số trả lời. Nói trực tiếp và để chốt ghi sổ.
desk-turned-back = Đã ghi: cho quay lại
desk-turned-back-text = Không có số nào để đọc. Nói cho chốt lý do.
desk-next = Xong, cuộc tiếp theo
desk-keys = Phím / về ô nhập, Esc bắt đầu lại, Enter để cho qua.

## Sổ trực

desk-log = 24 giờ qua
desk-state = Tình trạng
desk-every-post = Mọi chốt
desk-every-state = Tất cả
desk-log-empty = Chưa có cuộc nào.
desk-log-more = Xem thêm
desk-by-telephone = qua điện thoại
desk-by-network = qua mạng
