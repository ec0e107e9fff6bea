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
way-duty-others = Tổ trong ca, máy này chưa
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

## Đường đi

way-title = Đường đi
way-not-navigation = Đây không phải chỉ đường: hình vẽ chỉ cho biết các vùng và chốt quanh đường chim bay hoặc tuyến đã lập. Chốt mới là nơi quyết định.
way-not-here = Phần này chưa tải được. Hãy mở lại khi có mạng.
way-no-ground = Máy chưa tải các vùng quanh đường đi. Lần đầu cần có mạng.
way-nowhere = Máy chưa biết tổ đi đâu: chưa có lệnh công tác hay giấy nào có địa điểm. Bấm “Tôi đang ở đâu” để xem các vùng quanh mình.
way-to = Đi tới
way-end-work = Lệnh công tác
way-end-paper = Giấy của tôi
way-end-zone = Vùng
way-end-post = Chốt
way-look = Tôi đang ở đâu
way-looking = Đang tìm…
way-look-text = Chỉ để vẽ trên máy này, không gửi cho điều phối.
way-lost = Máy chưa biết mình ở đâu. Bật định vị, ra chỗ thoáng rồi thử lại.
way-when = Xem cho giờ
way-now = Bây giờ
way-drawing = Hình vẽ đường đi dài { $length }, gặp { $count } vùng; danh sách ở dưới ghi từng vùng.
way-length-straight = { $length } đường chim bay
way-length-planned = { $length } theo tuyến đã lập
way-from-here = từ chỗ bạn.
way-from-base = từ giữa địa bàn xuất phát của tổ.
way-from-goal = giữa các điểm phải đến; máy chưa biết bạn ở đâu.
way-whole = Cả đường
way-around = Quanh tôi
way-legend-FREE = không cần giấy
way-legend-ALLOW = giấy của bạn đủ
way-legend-REFER = chốt sẽ hỏi trực ban
way-legend-DENY = thiếu giấy hoặc cấm
way-legend-post = chốt
way-zones = Các vùng trên đường
way-zones-text = Việc: { $purpose }.
way-zones-none = Đường này không gặp vùng nào đã biết.
way-zones-near = { $count } vùng gần đường, ranh giới chưa chắc
way-zone-here = bạn bắt đầu trong vùng này
way-zone-enters = gặp sau { $length }
way-zone-inside = { $length } trong vùng
way-zone-gap = cách đường { $length }
way-zone-shapeless = Vùng chưa có ranh giới trên bản đồ, chỉ biết qua chốt của nó.
way-zone-quality = Ranh giới chỉ gần đúng, có thể lệch { $length }.
way-zone-contact = Hỏi: { $contact }
way-answer-free = Không cần giấy.
way-answer-covered = Giấy của bạn đủ:
way-answer-asked = Chốt sẽ hỏi trực ban:
way-answer-lacking = Cần giấy, bạn chưa có giấy ghi vùng này.
way-answer-denied = Giấy của bạn không đủ:
way-answer-forbidden = Không được vào với việc này.
way-covered-by = { $reference }, đến { $at }.
way-from = Từ { $at }:
way-posts = Chốt trên đường
way-post-along = sau { $length }
way-post-gap = cách đường { $length }
way-post-hard = Rào cứng: không mở cho ai.
way-call-post = Gọi chốt { $phone }
way-call-desk = { $name } { $phone }
way-age = { $unit ->
        [now] Vùng và chốt vừa tải
        [minutes] Vùng và chốt tải { $count } phút trước
        [hours] Vùng và chốt tải { $count } giờ trước
       *[days] Vùng và chốt tải { $count } ngày trước
    }

## Cài ra màn hình chính

way-install = Cài ra màn hình chính
way-install-text = Mở nhanh như một ứng dụng, chạy cả khi mất mạng, và máy ít khi xóa dữ liệu của trang.
way-install-apple = Bấm Chia sẻ, rồi Thêm vào MH chính. Không cài thì iPhone xóa dữ liệu của trang sau 7 ngày không mở, và không nhận được thông báo.
way-install-now = Cài
