# Incidents, work orders and stops on the console.

## Hàng đợi sự cố

incidents-new = Báo sự cố mới
incidents-open = Đang mở
incidents-all = Tất cả
incidents-any = Bất kỳ
incidents-name = Sự cố
incidents-reference = Mã
incidents-kind = Loại
incidents-severity = Mức độ
incidents-severity-status = Mức độ, tình trạng
incidents-status = Tình trạng
incidents-priority = Ưu tiên
incidents-reports = Báo cáo
incidents-since = Từ lúc
incidents-flags = Vùng thay đổi
incidents-unit = Địa bàn
incidents-untriaged = Chưa phân loại
incidents-flagged = { $count } thay đổi về vùng
incidents-none-open = Không có sự cố nào đang mở.
incidents-none-such = Không có gì khớp với bộ lọc này.
incidents-no-such = Không có sự cố này, hoặc tài khoản này không được xem.
incidents-age = { $unit ->
        [now] vừa xong
        [minutes] { $count } phút trước
        [hours] { $count } giờ trước
       *[days] { $count } ngày trước
    }
incidents-zone = { $name } ({ $number })
incidents-unit-unknown = một đơn vị khác
incidents-flag-since = có tác dụng từ { $since }, biết lúc { $known }

## Một sự cố

incidents-find-crew = Tìm tổ để điều đi
incidents-place = Nơi
incidents-line = theo tuyến
incidents-requested = Yêu cầu xong trước
incidents-expected = Dự kiến xong
incidents-resolved-at = Sửa xong lúc
incidents-fixed = Đã khắc phục
incidents-yes = Rồi
incidents-no = Chưa
incidents-duplicate-of = Trùng với
incidents-part-of = Là một phần của
incidents-other = Sự cố kia
incidents-why = Ưu tiên { $priority }, vì
incidents-no-sites = Chưa ghi địa điểm nào bị ảnh hưởng.
incidents-work = Lệnh công tác cho sự cố này
incidents-history = Lịch sử ({ $count })
incidents-by-you = bạn
incidents-reports-of = Báo cáo ({ $count })
incidents-joined-later = gộp vào sau
incidents-photos = Ảnh
incidents-photo = Ảnh nhận lúc { $at }

## Phơi nhiễm với các vùng

exposure-now = Các vùng trong 500 m, bây giờ
exposure-at = Các vùng trong 500 m, lúc { $at }
exposure-when = Xem vào lúc
exposure-back-to-now = Về bây giờ
exposure-back-to-map = Về lúc bản đồ đang xem
exposure-none = Không có vùng nào trong 500 m.
exposure-STANDING = cấp ngay
exposure-PER_PERMIT = phải có người duyệt từng giấy
exposure-wins = vùng này quyết định
exposure-shapeless = vùng không có hình trên bản đồ
exposure-away = cách { $m } m
exposure-on-it = ranh giới cắt qua
exposure-inside = cách ranh giới { $m } m về phía trong
exposure-deep = cách ranh giới hơn 500 m về phía trong
exposure-approximate = ranh giới gần đúng, có thể lệch { $m } m
exposure-border-SURVEYED = ranh giới đã đo đạc
exposure-border-DRAWN = ranh giới vẽ tay
exposure-border-APPROXIMATE = ranh giới gần đúng
exposure-border-NONE = không có ranh giới

## Các bước, phân loại, liên kết

incidents-steps = Việc có thể làm
incidents-step-start = Bắt đầu xử lý
incidents-step-postpone = Để chờ
incidents-step-hold = Tạm gác
incidents-step-resolve = Đã sửa xong
incidents-step-close = Đóng
incidents-step-reopen = Mở lại
incidents-step-cancel = Hủy
incidents-step-reject = Từ chối, không phải sự cố
incidents-why-needed = Vì sao (bắt buộc)
incidents-why-optional = Ghi chú (nếu có)
incidents-leave-it = Thôi
incidents-stale = Trong lúc đó có người khác đã thay đổi. Trang vừa tải lại; những gì bạn đã nhập vẫn còn đây: hãy xem lại rồi bấm lần nữa.
incidents-triage = Phân loại
incidents-triage-save = Lưu phân loại
incidents-sites = Địa điểm bị ảnh hưởng
incidents-sites-proposed = Nếu không chọn gì, máy chủ lấy các địa điểm trong tầm ảnh hưởng.
incidents-site = { $name } ({ $kind }, { $people } người)
incidents-site-add = Thêm địa điểm theo tên
incidents-site-drop = Bỏ
incidents-link = Liên kết với sự cố khác
incidents-link-seek = Tìm theo mã hoặc tên
incidents-link-chosen = Đã chọn { $other }. Sự cố đang xem:
incidents-link-DUPLICATE = Trùng với sự cố kia (sẽ đóng)
incidents-link-PARENT = Là một phần của sự cố kia
incidents-seek-found = Tìm thấy { $count }
incidents-seek-nothing = Không thấy gì khớp.
incidents-seek-more = và { $count } nữa; gõ thêm để thu hẹp

## Báo sự cố

report-name = Tên gọi ngắn
report-words = Người báo nói gì, thấy gì
report-company = Mạng của
report-separate = Đây là việc khác, đừng gộp vào sự cố đang mở
report-send = Ghi sự cố
report-needs-place = Hãy cho biết nơi xảy ra.
report-made = Đã ghi sự cố { $reference }.
report-joined = Đã gộp vào sự cố đang mở { $reference }.
report-joined-why = Gần đó vừa có một sự cố cùng loại, nên đây là thêm một báo cáo của nó. Nếu là việc khác, hãy báo lại và chọn “đừng gộp”.
report-open = Mở sự cố
report-another = Báo một sự cố khác
place-none = Chưa có nơi nào được chọn.
place-pick = Bấm chọn trên bản đồ
place-pick-more = Thêm điểm của tuyến
place-picking = Hãy bấm vào bản đồ (Esc để thôi)
place-clear = Xóa, chọn lại
place-typed = Hoặc gõ tọa độ
place-typed-hint = Ví dụ 10.2905, 105.6412; thứ tự nào cũng được.
place-not-understood = Chưa hiểu được: cần một vĩ độ và một kinh độ.
place-take = Lấy nơi này
place-site = Hoặc tại một địa điểm, theo tên
photos-choose = Ảnh
photos-chosen = { $count } ảnh sẽ được gửi
photos-unread = { $photo }: chưa tải được
photos-lost = { $count } ảnh chưa gửi được; phần còn lại đã ghi. Hãy thử gửi ảnh lại.

## Xếp hạng các tổ

ranking-title = Điều tổ nào?
ranking-back-incident = Về sự cố
ranking-back-work = Về lệnh công tác
ranking-none = Tổ chức này chưa có tổ nào. Điều phối viên nhân sự lập tổ ở mục “Nhân sự, tổ”.
ranking-rank = Thứ { $rank }:
ranking-lead = Tổ trưởng { $name }, { $members } người
ranking-remedy = Cần làm:
ranking-choose = Chọn tổ này

## Giấy phép cần có

needs-met = Tổ có đủ giấy phép, đi được ngay.
needs-at-once = Thiếu giấy phép, nhưng sẽ được cấp ngay khi điều tổ đi (duyệt sẵn).
needs-waits = Thiếu giấy phép; phải chờ quyết định của: { $whom }.
needs-forbidden = Có vùng không cho ai vào với mục đích này.
needs-department = Sở
needs-somebody = một thành viên
needs-asked-until = Giấy phép sẽ được xin đến { $to }.
needs-zone-free = không yêu cầu gì
needs-zone-covered = cần giấy phép, cả tổ đã có
needs-zone-at-once = cần giấy phép, sẽ cấp ngay cho: { $who }
needs-zone-waits = cần giấy phép cho { $who }; { $whom } phải quyết định
needs-zone-forbidden = không cho ai vào với mục đích này
needs-from = từ { $at }
needs-ending = Giấy phép đang có hết hạn quá sớm.
needs-permit = giấy phép

## Điều tổ đi

dispatch-title = Điều { $crew }
dispatch-purpose = Mục đích: { $purpose }
dispatch-way = Trên đường sẽ đi qua: { $zones }
dispatch-way-plain = Trên đường không qua thêm vùng nào.
dispatch-permits = Giấy phép
dispatch-without = Vẫn điều tổ đi dù thiếu giấy phép; không xin giấy nào
dispatch-made = Lệnh công tác đã được lập, chỉ còn điều tổ.
dispatch-create-and-send = Lập lệnh và điều tổ đi
dispatch-send = Điều tổ đi
dispatch-another = Xem tổ khác
outcome-sent = Đã điều { $crew }
outcome-issued = Giấy phép cấp ngay (duyệt sẵn)
outcome-rearmed = Giấy phép dùng lại được
outcome-ended = Giấy phép đã kết thúc
outcome-waiting = Đơn đang chờ quyết định
outcome-waits-for = chờ { $whom }
outcome-application = đơn xin
outcome-nothing-missing = Tổ đã có đủ giấy phép từ trước.
outcome-lacking = Tổ đi mà còn thiếu:
outcome-open = Mở lệnh công tác

## Lệnh công tác

work-title = Việc cần làm
work-state = Tình trạng
work-progress = Tổ đang
work-progress-since = Tổ báo lúc
work-crew = Tổ
work-purpose = Mục đích
work-open = Còn việc
work-ended = Đã kết thúc
work-nobody = Chưa điều ai
work-none-open = Không có lệnh công tác nào còn việc.
work-no-such = Không có lệnh công tác này, hoặc tài khoản này không được xem.
work-kept-count = { $count } sửa đổi phải xem
work-reassign = Điều tổ khác
work-ask-again = Điều lại chính tổ này để xin giấy còn thiếu, hoặc chọn tổ khác
work-incident = Sự cố
work-open-incident = Mở sự cố
work-appointment = Hẹn
work-permits = Giấy phép kèm theo
work-no-permits = Không có
work-route = Tuyến { $count } điểm
work-timeline = Diễn biến
work-by-crew = tổ báo
work-came-late = tổ báo, đến muộn
work-history-only = đến muộn, chỉ ghi lại
work-step-IN_PROGRESS = Làm tiếp
work-step-PENDING = Để chờ
work-step-HELD = Tạm giữ
work-step-COMPLETED = Đã hoàn thành
work-step-PARTIAL = Kết thúc, xong một phần
work-step-FAILED = Kết thúc, không làm được
work-step-CANCELLED = Hủy lệnh
work-step-REOPEN = Mở lại
work-step-REOPEN_WITHOUT = Mở lại, không xin giấy phép
kept-title = { $count } sửa đổi đến muộn, phải xem
kept-why = Người gửi chưa thấy thay đổi mới nhất. Không gì bị ghi đè: dưới đây là cả hai bên. Hãy gọi hỏi, rồi đổi tình trạng nếu cần.
kept-stop = Điểm dừng: { $stop }
kept-yours = Bạn gửi
kept-theirs = Người gửi nói
kept-stood = Khi nhận được, đang là
kept-versions = Dựa trên phiên bản { $based }, khi đó đã là { $found }.
notes-title = Ghi chú ({ $count })
notes-photos = { $count } ảnh
notes-new = Thêm ghi chú
notes-words = Nội dung
notes-add = Ghi

## Bị chặn

stops-bell = { $count } tổ đang bị chặn, chưa ai trả lời
stops-bell-newest = Mới nhất: { $crew }.
stops-nobody-waits = Không có tổ nào đang chờ.
stops-waiting = Đang chờ trả lời ({ $count })
stops-taken = Đã có người nhận ({ $count })
stops-all = Tất cả các lần bị chặn
stops-none = Chưa có lần nào.
stops-one = Một lần bị chặn
stops-no-such = Không có lần bị chặn này, hoặc tài khoản này không được xem.
stops-some-crew = Một tổ của tổ chức khác
stops-waits = Đã chờ { $minutes } phút
stops-pressure-calm = Đang chờ trả lời.
stops-pressure-soon = Sắp quá 15 phút mà chưa ai trả lời.
stops-pressure-over = Quá 15 phút không ai trả lời.
stops-pressure-passed-on = Không ai trả lời, đã chuyển cấp { $step } lần.
stops-next-in = Còn { $minutes } phút sẽ hỏi cấp tiếp theo.
stops-nobody-left = Không còn cấp nào để hỏi.
stops-status = Tình trạng
stops-how = Kết thúc
stops-at = Chốt
stops-post = một chốt
stops-no-post = Không ở chốt nào được biết
stops-proposed = đoán theo nơi gần nhất, tổ không nói chốt nào
stops-no-place = Chưa biết; máy của tổ sẽ gửi khi biết
stops-show = Xem trên bản đồ
stops-since = Bị chặn lúc
stops-showed = Đã đưa xem
stops-showed-nothing = Tổ không nói đã đưa giấy nào
stops-words = Cán bộ chốt nói
stops-answered = Đã nhận lúc
stops-ended = Kết thúc
stops-say = Nói với tổ (tổ đọc được ngay)
stops-take = Tôi nhận, tôi gọi
stops-end = Đã xong thế nào?
