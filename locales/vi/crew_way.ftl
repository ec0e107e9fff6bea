# Trang của tổ: thông báo đẩy, vào ca và chia sẻ vị trí, đường đi.

## Thông báo đẩy

way-push = Thông báo trên máy này
way-push-on = Đang bật: có tin là máy báo, cả khi không mở trang. Tin báo chỉ là lời nhắc, nội dung nằm trong hộp thư.
way-push-off = Đang tắt: chỉ thấy tin khi mở trang này.
way-push-waiting = Máy đã sẵn sàng, đang chờ mạng để ghi với máy chủ.
way-push-denied = Trình duyệt đang chặn thông báo của trang này. Mở cài đặt của trang (biểu tượng ổ khóa cạnh địa chỉ), chọn Thông báo, Cho phép, rồi mở lại trang.
way-push-install = Trên iPhone, trước hết phải cài trang ra màn hình chính: bấm Chia sẻ, Thêm vào MH chính, rồi mở từ đó và bật thông báo.
way-push-unsupported = Trình duyệt này không nhận được thông báo đẩy. Hãy mở trang để xem hộp thư.
way-push-turn-on = Bật thông báo
way-push-turn-off = Tắt thông báo
way-push-busy = Đang bật…
way-push-fault-server = Chưa ghi được với máy chủ. Hãy thử lại khi có mạng.
way-push-fault-browser = Trình duyệt không kết nối được với dịch vụ thông báo của nó. Hãy thử lại sau.

## Vào ca và chia sẻ vị trí

way-duty = Ca làm việc và vị trí
way-duty-switch = Vào ca
way-duty-shares = Đang chia sẻ vị trí
way-duty-off = Ngoài ca
way-duty-others = Tổ đang trong ca
way-duty-off-text = Ngoài ca máy không lấy và không gửi vị trí. Vào ca thì điều phối thấy tổ ở đâu.
way-duty-others-text = Tổ được cho vào ca từ máy khác hoặc do điều phối. Máy này không lấy vị trí cho tới khi bạn bật.
way-duty-locked = Khóa màn hình là máy ngừng gửi.
way-duty-locked-text = Chuyển sang ứng dụng khác cũng vậy. Mở lại trang thì máy gửi tiếp; quên ra ca thì tự dừng sau 12 giờ.
way-duty-lit = Giữ màn hình sáng
way-duty-only-this = Chỉ máy này thôi chia sẻ
way-duty-off-all = Cho cả tổ ra ca
way-duty-unreachable = Vào ca cần có mạng. Hãy thử lại khi có mạng.
way-duty-refused = Máy chủ không cho vào ca: { $why }
way-fix-last = lúc { $at }, sai số khoảng { $metres } m
way-fix-none = đang tìm vị trí…
way-fix-unknown = máy chưa biết mình ở đâu; ra chỗ thoáng
way-fix-denied = máy không cho định vị: mở cài đặt của trang và cho phép Vị trí
way-fixes-wait = { $count } vị trí chờ gửi.
way-fixes-dropped = Mất mạng quá lâu: đã bỏ { $count } vị trí cũ nhất.
