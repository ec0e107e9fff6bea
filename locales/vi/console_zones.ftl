# The zone editor of the console.

zones-desk-none = Không có vùng nào có hiệu lực vào lúc này.
zones-desk-all = Tất cả các vùng
zones-desk-unknown = Không có vùng này.
zones-desk-may-not = Chỉ Sở được ban hành lệnh về vùng.
zones-desk-number = Số
zones-desk-name = Tên vùng
zones-desk-code = Mã
zones-desk-kind = Loại
zones-desk-level = Mức biện pháp
zones-desk-no-level = Không theo mức nào
zones-desk-restriction = Hạn chế
zones-desk-unit = Địa bàn
zones-desk-valid = Hiệu lực
zones-desk-since = Từ
zones-desk-until = Đến
zones-desk-until-open = Đến (bỏ trống: cho đến khi có lệnh mới)
zones-desk-from-on = Từ { $from } cho đến khi có lệnh mới
zones-desk-from-to = { $from } đến { $to }
zones-desk-quality = Độ tin của ranh giới
zones-desk-approximate = Gần đúng, có thể lệch { $metres } m
zones-desk-metres = Có thể lệch (mét)
zones-desk-precedence = Ưu tiên
zones-desk-version = Bản
zones-desk-act = Văn bản
zones-desk-act-words = Số { $number } ngày { $day }, { $authority }
zones-desk-contact = Liên hệ
zones-desk-message = Thông báo cho dân
zones-desk-message-vi = Thông báo bằng tiếng Việt
zones-desk-message-en = Thông báo bằng tiếng Anh
zones-desk-shape = Hình
zones-desk-shapeless = Chưa có hình: vùng là địa bàn đã ghi và các chốt canh giữ nó.
zones-desk-shape-size = { $corners } đỉnh, khoảng { NUMBER($size, maximumFractionDigits: 2) } km²

## One zone

zones-desk-not-yet = Chưa có hiệu lực. Bắt đầu { $from }.
zones-desk-not-in-force = Không có hiệu lực vào lúc đang xem.
zones-desk-in-force = Có hiệu lực lúc đang xem
zones-desk-asks = Vùng đòi hỏi gì
zones-desk-purpose = Mục đích
zones-desk-rule = Quy định
zones-desk-daily = Chỉ từ { $start } đến { $end }
zones-desk-test = Xét nghiệm âm tính trong { $hours } giờ
zones-desk-doses = Đã tiêm { $count } mũi
zones-desk-quota = Mỗi đơn vị tối đa { $count } giấy
zones-desk-transit = Được đi xuyên qua không cần giấy
zones-desk-no-transit = Đi xuyên qua cũng cần giấy
zones-desk-history = Dòng thời gian
zones-desk-at = Xem vào lúc
zones-desk-known = Theo những gì biết đến lúc
zones-desk-terms = Nội dung
zones-desk-recorded = Ghi vào sổ
zones-desk-by-unknown = Người vận hành, hoặc không được xem tên
zones-desk-superseded = Được thay lúc { $at }
zones-desk-tightenings = Những lần siết chặt
zones-desk-no-tightening = Chưa lần nào.
zones-desk-all-purposes = Mọi mục đích
zones-desk-tightened =
    { $kind ->
        [CLOSED] Đóng cửa
       *[TIGHTENED] Siết chặt
    } từ { $felt } (quyết định lúc { $decided }): { $purposes }
zones-desk-reaffirmed = Giấy cấp trước { $at } được giữ hiệu lực: { $purposes }
zones-desk-reaffirm = Giữ hiệu lực giấy đã cấp
zones-desk-reaffirm-text = Giấy đã cấp đến lúc này vẫn đi được qua những lần siết chặt ở trên.
zones-desk-reason = Lý do
zones-desk-reaffirm-do = Giữ hiệu lực
zones-desk-reaffirm-done = Đã giữ hiệu lực giấy đã cấp.

## Writing an order

zones-desk-write-order = Soạn lệnh
zones-desk-kept = Bản nháp nằm trong trình duyệt này cho đến khi ban hành.
zones-desk-unkept = Trình duyệt không còn chỗ lưu bản nháp: tải lại trang sẽ mất.
zones-desk-act-number = Số văn bản
zones-desk-act-day = Ngày ký
zones-desk-act-authority = Cơ quan ban hành
zones-desk-at-once = Ngay khi ban hành
zones-desk-scheduled = Hẹn giờ
zones-desk-do-create = Lập vùng
zones-desk-do-change = Sửa vùng
zones-desk-do-close = Đóng cửa vùng
zones-desk-do-lift = Bãi bỏ vùng
zones-desk-did-create = Lập vùng: { $name }
zones-desk-did-change = Sửa: { $name }
zones-desk-did-close = Đóng cửa: { $name }
zones-desk-did-lift = Bãi bỏ: { $name }
zones-desk-nameless = chưa có tên
zones-desk-add-zone = Thêm vùng mới
zones-desk-another = Thêm một vùng đang có, theo tên
zones-desk-throw-away = Bỏ bản nháp
zones-desk-fold = Thu gọn
zones-desk-unfold = Mở ra
zones-desk-take-out = Bỏ ra
zones-desk-stale = Một lệnh khác vừa đổi vùng này. Những gì đã soạn vẫn còn.
zones-desk-reread = Đọc lại vùng
zones-desk-hint-code = Duy nhất, không đổi về sau, ví dụ AP-TAN-LOC
zones-desk-hint-precedence = Nơi các vùng chồng nhau, số cao hơn thắng
zones-desk-hint-unit = Cấp duyệt của địa bàn này quyết giấy; vùng không có hình phải ghi
zones-desk-hint-PROHIBITED = Cấm mọi mục đích, trừ những gì mức biện pháp ghi là cần giấy
zones-desk-hint-REQ_AUTHORISATION = Ai cũng cần giấy
zones-desk-hint-CONDITIONAL = Không thêm gì ngoài mức biện pháp
zones-desk-hint-NO_RESTRICTION = Không thêm gì ngoài mức biện pháp
zones-desk-warn-BACKDATED = Lệnh bắt đầu trong quá khứ.
zones-desk-warn-SHAPELESS = Vùng { $zone } chưa có hình: bản đồ và khoảng cách không biết nó ở đâu.
zones-desk-warn-BEATEN = Ở giữa vùng { $zone }, vùng { $above } (ưu tiên { $precedence }) vẫn thắng hoặc ngang.
zones-desk-warn-NOTHING = Chưa đổi gì ở vùng { $zone }.
zones-desk-warn-OPEN_LIFT = Vùng { $zone } bị bãi bỏ hẳn, vì lệnh không có ngày hết hiệu lực.
zones-desk-look = Xem trước
zones-desk-working = Đang làm…
zones-desk-preview = Lệnh sẽ chạm đến gì
zones-desk-felt = Có tác dụng từ { $at }
zones-desk-closes = Đóng cửa từ { $at }, giấy đã cấp bị giữ lại
zones-desk-tightens = Siết chặt từ { $at }: { $purposes }
zones-desk-open-one = { $what }: mở cái thứ { $at }
zones-desk-publish = Ban hành ngay
zones-desk-publish-at = Ban hành, có hiệu lực từ { $at }
zones-desk-send-again = Gửi lại đúng lệnh ấy
zones-desk-same-again = Chưa biết máy chủ đã nhận hay chưa. Gửi lại không làm hai lần.
zones-desk-published = Đã ban hành
zones-desk-published-at = Đã ban hành lúc { $at }.
zones-desk-another-order = Soạn lệnh khác

## Shape

zones-desk-draw = Vẽ trên bản đồ
zones-desk-redraw = Sửa hình trên bản đồ
zones-desk-draw-done = Xong
zones-desk-draw-no-map = Không có bản đồ để vẽ; hãy lấy hình từ tệp.
zones-desk-tool-polygon = Đa giác
    .hint = Bấm từng đỉnh; bấm lại đỉnh đầu hoặc phím Enter để khép hình. Esc để bỏ.
zones-desk-tool-circle = Hình tròn
    .hint = Bấm vào tâm, rồi bấm vào mép.
zones-desk-tool-freehand = Vẽ tay
    .hint = Bấm để bắt đầu, rê chuột theo ranh giới, bấm lại điểm đầu để khép.
zones-desk-tool-select = Sửa đỉnh
    .hint = Bấm vào hình; kéo đỉnh hay điểm giữa cạnh để dời, bấm chuột phải vào đỉnh để xóa đỉnh.
zones-desk-undo = Hoàn tác
zones-desk-redo = Làm lại
zones-desk-remove = Xóa hình
zones-desk-no-shape = Không có hình
zones-desk-from-file = Lấy từ tệp (GeoJSON, KML)
zones-desk-file-read = Đã đọc { $count } hình.
zones-desk-file-unreadable = Không đọc được tệp. Tọa độ phải là kinh độ, vĩ độ WGS 84.
zones-desk-file-no-shape = Tệp không có hình đa giác nào.
zones-desk-file-shapefile = Shapefile, GeoPackage và tệp nén do người vận hành nạp: fieldpass load-zones TỆP.
zones-desk-file-too-large = Hình quá lớn: tối đa 512 kB. Hãy đơn giản hóa nó, hoặc dùng fieldpass load-zones.
zones-desk-from-unit = Lấy hình của địa bàn
zones-desk-unit-without-shape = Địa bàn này chưa có hình.

## Hours of the week

zones-desk-schedule = Giờ trong tuần
zones-desk-always = Suốt ngày đêm
zones-desk-always-do = Suốt ngày đêm
zones-desk-hours = { $day } { $start } đến { $end }
zones-desk-hours-next-day = { $day } { $start } đến { $end } hôm sau
zones-desk-next-day = hôm sau
zones-desk-weekday = Thứ
zones-desk-weekday-0 = Thứ Hai
zones-desk-weekday-1 = Thứ Ba
zones-desk-weekday-2 = Thứ Tư
zones-desk-weekday-3 = Thứ Năm
zones-desk-weekday-4 = Thứ Sáu
zones-desk-weekday-5 = Thứ Bảy
zones-desk-weekday-6 = Chủ nhật
zones-desk-hours-start = { $day }, bắt đầu
zones-desk-hours-end = { $day }, kết thúc
zones-desk-add-hours = Thêm giờ
zones-desk-every-night = Mọi đêm 18:00 đến 06:00
zones-desk-remove-hours = Bỏ giờ { $day }

## A hamlet in two minutes

zones-desk-hamlet = Phong tỏa một ấp
zones-desk-hamlet-text = Tên, vị trí, bán kính và các rào là đủ. Vùng có hiệu lực ngay khi ban hành.
zones-desk-hamlet-name = Tên ấp
zones-desk-place = Vị trí
zones-desk-no-place = Chưa chọn
zones-desk-pick = Bấm trên bản đồ
zones-desk-picking = Bấm vào giữa ấp… (Esc để thôi)
zones-desk-find-place = Tìm theo tên điểm hoặc địa bàn
zones-desk-type-place = Hoặc gõ tọa độ (vĩ độ, kinh độ)
zones-desk-radius = Bán kính (mét)
zones-desk-off = Có thể lệch (mét)
zones-desk-brought = Nằm trong { $around }: mức, ưu tiên, địa bàn, mã, trực chốt
zones-desk-brought-nothing = Mức, ưu tiên, địa bàn, mã, trực chốt
zones-desk-desk-name = Trực trả lời các rào
zones-desk-desk-phone = Số điện thoại trực
zones-desk-barriers = Các rào
zones-desk-no-barriers = Chưa có rào nào. Mỗi rào thành một chốt từ vùng bao quanh vào ấp.
zones-desk-add-barriers = Thêm rào trên bản đồ
zones-desk-barriers-done = Thôi thêm rào
zones-desk-barriers-hint = Bấm từng chỗ có rào. Esc khi xong.
zones-desk-type-barrier = Hoặc gõ tọa độ của rào
zones-desk-barrier-name = Rào { $at } { $name }
zones-desk-barrier = Rào { $at }
zones-desk-barrier-phone = Điện thoại rào { $at }
zones-desk-remove-barrier = Bỏ rào { $at }
zones-desk-hard = Rào cứng: không mở cho ai
zones-desk-inside = Nằm trong ranh giới { $metres } m
zones-desk-outside = Cách ranh giới { $metres } m phía ngoài
zones-desk-post-stands = Chốt đã lập
zones-desk-sending = Chưa có trả lời
zones-desk-lacks = Còn thiếu: { $what }.
zones-desk-lack-name = tên ấp
zones-desk-lack-centre = vị trí
zones-desk-lack-act = số văn bản và cơ quan ban hành
zones-desk-lack-desk = trực trả lời các rào
zones-desk-lack-unit = địa bàn quản lý các rào
zones-desk-seal =
    { $count ->
        [0] Ban hành ngay, không có rào
       *[other] Ban hành ngay với { $count } rào
    }
zones-desk-sealed = Đã ban hành vùng số { $number }.
zones-desk-standing = { $standing } trong { $count } rào đã thành chốt.
zones-desk-go-on = Làm tiếp phần còn lại
zones-desk-open-zone = Mở vùng
zones-desk-another-hamlet = Phong tỏa ấp khác

## Measure levels

zones-desk-levels = Các mức biện pháp
zones-desk-level-since = từ { $at }, bản { $version }
zones-desk-level-change = Đổi mức này từ một lúc nào đó
zones-desk-approval = Cách duyệt
zones-desk-approval-STANDING = Duyệt sẵn
zones-desk-approval-PER_PERMIT = Từng giấy
zones-desk-quota-head = Hạn mức
zones-desk-level-save = Lưu mức
zones-desk-level-saved = Đã lưu. { $summary }
