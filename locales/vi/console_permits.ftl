# Giấy đi đường và đơn xin trên bàn điều hành.

## Tìm và lọc giấy đi đường

permits-desk-seek = Tìm giấy đi đường
permits-desk-seek-hint = Số giấy, mã 12 số, biển số hoặc tên
permits-desk-narrow = Lọc
permits-desk-any = Tất cả
permits-desk-by-status = Tình trạng
permits-desk-by-purpose = Mục đích
permits-desk-by-zone = Vùng
permits-desk-by-unit = Địa bàn
permits-desk-by-force = Còn hiệu lực vào lúc
permits-desk-by-review = Cấp khẩn, chưa hậu kiểm
permits-desk-none = Chưa có giấy đi đường nào.
permits-desk-none-found = Không tìm thấy. Hãy nghe đọc lại; giấy của nơi khác không hiện ở đây.
permits-desk-reference = Số
permits-desk-holders = Người
permits-desk-state = Tình trạng
permits-desk-to-review = Chờ hậu kiểm

## Một giấy đi đường

permits-desk-back = ← Danh sách giấy đi đường
permits-desk-unknown = Không có giấy đi đường này, hoặc tài khoản này không được xem.
permits-desk-open = Mở
permits-desk-code = Mã kiểm soát
permits-desk-purpose = Mục đích
permits-desk-organisation = Đơn vị chủ quản
permits-desk-vehicles = Phương tiện
permits-desk-zones = Vùng được vào
permits-desk-validity = Hiệu lực
permits-desk-hours = Giờ trong ngày
permits-desk-entry = Số lượt
permits-desk-conditions = Điều kiện
permits-desk-premises = Cơ sở
permits-desk-base = Vùng trở về
permits-desk-units = Địa bàn được báo
permits-desk-issued = Cấp lúc
permits-desk-application = Đơn xin
permits-desk-work = Lệnh công tác
permits-desk-hard-limit = không gia hạn quá { $at }
permits-desk-any-hour = Cả ngày đêm
permits-desk-tails = giấy tờ …{ $tails }
permits-desk-no-vehicle = Không có phương tiện
permits-desk-hurry = cấp khẩn tại chốt, chờ hậu kiểm
permits-desk-hurry-reviewed = cấp khẩn tại chốt, đã hậu kiểm
permits-desk-said = Điều được ghi
permits-desk-holds = đang giữ giấy
permits-desk-credentials = Mã QR của từng người
permits-desk-no-credentials = Giấy này không còn mã QR nào dùng được.
permits-desk-paper = Bản giấy (PDF)
permits-desk-qr = Mã QR của { $name }
permits-desk-sealed = ký lúc { $at }
permits-desk-lineage = Giấy trước và sau
permits-desk-replaces = Thay cho
permits-desk-replaced-by = Được thay bằng
permits-desk-not-yours = Không có, hoặc không thuộc quyền xem

## Việc làm với một giấy

permits-desk-leave = Thôi
permits-desk-do-suspend = Tạm dừng
permits-desk-do-object = Không đồng ý
permits-desk-do-lift = Mở lại
permits-desk-do-revoke = Thu hồi
permits-desk-do-extend = Gia hạn
permits-desk-do-complete = Báo xong việc
permits-desk-do-reopen = Làm tiếp
permits-desk-do-review = Hậu kiểm
permits-desk-do-substitute = Đổi người, đổi xe
permits-desk-done-suspend = { $reference } đã tạm dừng.
permits-desk-done-object = Đã ghi ý kiến không đồng ý với { $reference }; giấy tạm dừng.
permits-desk-done-lift = Đã bỏ phần giữ của địa bàn mình trên { $reference }.
permits-desk-done-revoke = { $reference } đã bị thu hồi.
permits-desk-done-extend = { $reference } đã được gia hạn, có mã QR mới.
permits-desk-done-complete = { $reference } đã xong việc.
permits-desk-done-reopen = { $reference } dùng lại được.
permits-desk-done-review = Đã hậu kiểm { $reference }.
permits-desk-done-substitute = { $reference } đã đổi; mã QR cũ hết dùng, các địa bàn được báo.
permits-desk-touches-suspend = { $holders } người phải dừng ở chốt cho đến khi mở lại. Được báo: { $units }.
permits-desk-touches-object = Giấy tạm dừng với { $holders } người; đơn sau cho cùng việc sẽ chờ bạn duyệt. Được báo: { $units }.
permits-desk-touches-lift = Giấy của { $holders } người dùng lại được khi không nơi nào khác còn giữ. Được báo: { $units }.
permits-desk-touches-revoke = Giấy của { $holders } người mất hiệu lực hẳn, không mở lại được. Được báo: { $units }.
permits-desk-touches-extend = { $holders } người có mã QR mới; mã cũ vẫn dùng được đến hạn cũ. Được báo: { $units }.
permits-desk-touches-complete = Giấy của { $holders } người hết dùng; có thể mở lại nếu việc chưa xong. Được báo: { $units }.
permits-desk-touches-reopen = Giấy của { $holders } người dùng lại được đến hạn đã ghi. Được báo: { $units }.
permits-desk-touches-review = Ghi rằng giấy khẩn của { $holders } người đã được xem lại. Địa bàn: { $units }.
permits-desk-touches-substitute = Không phải duyệt lại. Mã QR cũ hết dùng ngay, người mới có mã mới, các địa bàn được báo.
permits-desk-why-suspend = Vì sao tạm dừng
permits-desk-why-suspend-1 = Chờ xác minh
permits-desk-why-suspend-2 = Chờ kết quả xét nghiệm
permits-desk-why-suspend-3 = Khu vực có ca bệnh mới
permits-desk-why-suspend-4 = Dùng sai mục đích
permits-desk-why-object = Vì sao không đồng ý
permits-desk-why-object-1 = Chưa có kế hoạch phối hợp với địa phương
permits-desk-why-object-2 = Khu vực đang truy vết
permits-desk-why-object-3 = Đã có đơn vị khác làm việc này
permits-desk-why-revoke = Vì sao thu hồi
permits-desk-why-revoke-1 = Dùng sai mục đích
permits-desk-why-revoke-2 = Vi phạm phòng, chống dịch
permits-desk-why-revoke-3 = Người lao động nghỉ việc
permits-desk-why-revoke-4 = Cấp nhầm
permits-desk-why-review = Kết quả hậu kiểm
permits-desk-why-hurry = Vì sao không chờ được
permits-desk-why-hurry-1 = Sự cố đang làm mất liên lạc
permits-desk-why-hurry-2 = Đưa người, vật tư cấp cứu
permits-desk-why-hurry-3 = Giấy của tổ bị hỏng giữa đường
permits-desk-object-unit = Nhân danh địa bàn
permits-desk-new-end = Hạn mới
permits-desk-new-end-hint = Sau { $end }, không quá { $limit }
permits-desk-swap-member = Người
permits-desk-swap-vehicle = Phương tiện
permits-desk-who-leaves = Ai thôi
permits-desk-who-joins = Ai thay (danh sách đã thẩm tra)
permits-desk-what-leaves = Phương tiện nào thôi
permits-desk-what-joins = Phương tiện nào thay
permits-desk-nobody-leaves = Không bỏ cái nào
permits-desk-joins = Vào thay: { $name }
permits-desk-pick-more = Còn { $count } dòng nữa: gõ thêm để tìm.
permits-desk-pick-none = Không có ai, không có gì phù hợp.

## Gia hạn nhiều giấy

permits-desk-extend-many = Gia hạn nhiều giấy
permits-desk-many-text = Một quy tắc dời hạn mọi giấy còn dùng nằm trọn trong các vùng được chọn. Không phải in lại: mã QR cũ vẫn dùng, các chốt nhận hạn mới trong gói dữ liệu kế tiếp.
permits-desk-zones-of-unit = Lấy mọi vùng của địa bàn
permits-desk-choose = Chọn…
permits-desk-purposes = Mục đích (không chọn: tất cả)
permits-desk-ending-from = Giấy hết hạn từ
permits-desk-ending-to = đến trước
permits-desk-many-end-hint = Giấy nào có giới hạn cứng sớm hơn thì dừng ở đó.
permits-desk-many-look = Xem trước
permits-desk-many-unready = Cần ít nhất một vùng, và hạn mới phải sau khoảng hết hạn.
permits-desk-many-moves =
    { $count ->
        [0] Không giấy nào được dời hạn.
       *[other] { $count } giấy được dời hạn.
    }
permits-desk-many-past = { $count } giấy trong đó dừng sớm hơn vì giới hạn cứng.
permits-desk-many-do = Gia hạn { $count } giấy
permits-desk-many-done = Đã gia hạn { $count } giấy đến { $at }.

## Cấp khẩn

permits-desk-break-glass = Cấp khẩn
permits-desk-break-glass-text = Giấy ngắn hạn, có hiệu lực ngay. Luôn có người khác hậu kiểm.
permits-desk-break-glass-do = Cấp khẩn ngay

## Điền một giấy

permits-desk-subject = Cấp cho
permits-desk-who = Ai đi
permits-desk-crew = Tổ
permits-desk-add-person = Thêm người
permits-desk-add-vehicle = Thêm phương tiện
permits-desk-take-out = Bỏ { $name }
permits-desk-zone-add = Thêm vùng: số, mã hoặc tên
permits-desk-zone-out = Bỏ vùng { $zone }
permits-desk-zone-click = Bấm vùng trên bản đồ
permits-desk-clicking = Bấm một điểm trên bản đồ (Esc để thôi)
permits-desk-clicking-many = Bấm lần lượt trên bản đồ (Esc để thôi)
permits-desk-no-zone-there = Điểm đó không nằm trong vùng nào.
permits-desk-places = Nơi làm việc và đường đi
permits-desk-place-count = Nơi làm việc: { $count }
permits-desk-place-click = Bấm nơi làm việc
permits-desk-route-count = Điểm trên đường đi: { $count }
permits-desk-route-click = Bấm đường đi
permits-desk-clear = Xóa
permits-desk-no-map = Không có bản đồ nên không bấm được nơi làm việc; vùng chọn theo số hoặc tên.
permits-desk-from = Từ
permits-desk-to = Đến
permits-desk-hours-from = Từ giờ, khoảng { $number }
permits-desk-hours-to = Đến giờ, khoảng { $number }
permits-desk-hours-add = Thêm khung giờ
permits-desk-hours-out = Bỏ
permits-desk-missing = Còn thiếu: { $what }
permits-desk-missing-organisation = đơn vị chủ quản
permits-desk-missing-holders = người đi
permits-desk-missing-vehicles = phương tiện
permits-desk-missing-premises = cơ sở
permits-desk-missing-zones = vùng
permits-desk-missing-times = thời gian hợp lệ
permits-desk-missing-hours = khung giờ

## Bàn duyệt đơn

applications-desk-view-waiting = Chờ tôi
applications-desk-view-all = Tất cả
applications-desk-none = Chưa có đơn nào.
applications-desk-empty = Không còn đơn nào chờ bạn. Đơn mới sẽ tự hiện ở đây.
applications-desk-unknown = Không có đơn này, hoặc tài khoản này không được xem.
applications-desk-queue = Đơn đang chờ
applications-desk-count = { $count } đơn chờ
applications-desk-choose = Chọn { $reference }
applications-desk-people = { $count } người
applications-desk-age-now = vừa nộp
applications-desk-age-minutes = { $count } phút
applications-desk-age-hours = { $count } giờ
applications-desk-age-days = { $count } ngày
applications-desk-since = Nộp lúc
applications-desk-handed-in = nộp { $at }
applications-desk-permit = Giấy đi đường
applications-desk-refusals = Nếu duyệt bây giờ sẽ không cấp được:
applications-desk-stricter = Đã siết chặt sau khi nộp đơn:
applications-desk-health-none = chưa khai báo y tế
applications-desk-health-until = khai báo y tế đến { $day }
applications-desk-forbidden-from = (cấm từ { $at })
applications-desk-standing = duyệt sẵn
applications-desk-by = { $unit } duyệt
applications-desk-department = Sở
applications-desk-live = đang có { $live } giấy
applications-desk-quota = đang có { $live } / hạn mức { $quota }
applications-desk-parts = Phần của từng địa bàn
applications-desk-undecided = chưa duyệt
applications-desk-messages = Hỏi và trả lời
applications-desk-applicant = Bên xin
applications-desk-authority = Bên duyệt
applications-desk-others = Giấy khác đang dùng của đơn vị này

## Quyết định

applications-desk-deciding = Quyết định
applications-desk-approve = Duyệt
applications-desk-reject = Từ chối
applications-desk-ask = Hỏi thêm
applications-desk-type = Gõ lý do khác
applications-desk-why-reject = Lý do từ chối
applications-desk-why-reject-1 = Đã có đơn vị khác làm việc này trong địa bàn
applications-desk-why-reject-2 = Khu vực đang phong tỏa, chưa cho vào
applications-desk-why-reject-3 = Chưa khai báo y tế hoặc khai báo đã hết hạn
applications-desk-why-reject-4 = Thời gian xin quá dài so với công việc
applications-desk-why-reject-5 = Nơi đến hoặc lộ trình chưa rõ
applications-desk-why-reject-6 = Việc này chưa cấp thiết trong lúc giãn cách
applications-desk-why-reject-7 = Trùng với giấy đang dùng
applications-desk-why-ask = Hỏi bên xin
applications-desk-why-ask-1 = Giao hoặc làm ở những điểm nào, giờ nào?
applications-desk-why-ask-2 = Cần gửi thêm công văn của đơn vị.
applications-desk-why-ask-3 = Người đi đã có kết quả xét nghiệm chưa?
applications-desk-why-ask-4 = Vì sao cần từng ấy người và phương tiện?
applications-desk-why-ask-5 = Lộ trình đi qua những đường nào?
applications-desk-sure-approve = Duyệt { $reference }?
applications-desk-sure-reject = Từ chối { $reference }?
applications-desk-sure-ask = Gửi câu hỏi về { $reference }?
applications-desk-sure-what = { $purpose }, { $organisation }, { $people } người, vào { $zones }.
applications-desk-sure-stricter = Đã thấy vùng siết chặt sau khi nộp đơn và vẫn duyệt.
applications-desk-sure-refused = Máy chủ sẽ không cấp được giấy vì những lý do ghi bên dưới.
applications-desk-changed = Đơn này vừa thay đổi: hãy xem lại trước khi quyết định.
applications-desk-done-approve = Đã duyệt { $reference }, cấp giấy { $permit }.
applications-desk-done-part = Đã duyệt phần của bạn trong { $reference }; còn chờ địa bàn khác.
applications-desk-done-reject = Đã từ chối { $reference }.
applications-desk-done-ask = Đã hỏi bên xin về { $reference }.

## Nhiều đơn cùng lúc

applications-desk-not-alike = Chỉ chọn chung các đơn cùng đơn vị và cùng mục đích.
applications-desk-batch = Quyết định nhiều đơn
applications-desk-batch-open = Quyết định { $count } đơn đã chọn
applications-desk-batch-count = { $count } đơn cùng một quyết định
applications-desk-batch-approve = Duyệt { $count } đơn
applications-desk-batch-reject = Từ chối { $count } đơn
applications-desk-batch-ask = Hỏi thêm { $count } đơn
applications-desk-batch-said-approve = Duyệt { $count } đơn
applications-desk-batch-said-reject = Từ chối { $count } đơn
applications-desk-batch-said-ask = Hỏi thêm { $count } đơn
applications-desk-batch-running = Đang gửi, còn { $count }…
applications-desk-batch-unanswered = { $count } đơn chưa có trả lời của máy chủ. Gửi lại không làm hai lần.
applications-desk-batch-again = Gửi lại { $count } đơn
applications-desk-batch-seen = Đã xem kết quả
applications-desk-row-waiting = chưa trả lời
applications-desk-row-done = xong
applications-desk-row-refused = không được

## Phím tắt

applications-desk-keys = Phím tắt của bàn duyệt
applications-desk-close = Đóng
applications-desk-key-next = Đơn sau
applications-desk-key-previous = Đơn trước
applications-desk-key-approve = Duyệt
applications-desk-key-reject = Từ chối
applications-desk-key-ask = Hỏi thêm
applications-desk-key-reason = Lý do thường dùng
applications-desk-key-type = Gõ lý do
applications-desk-key-confirm = Chốt quyết định đang hiện
applications-desk-key-leave = Bỏ quyết định đang mở
applications-desk-key-choose = Chọn, bỏ chọn đơn đang mở
applications-desk-key-alike = Chọn các đơn giống
applications-desk-key-batch = Quyết định các đơn đã chọn
applications-desk-key-help = Phím tắt

## Đơn của mình

applications-desk-back = ← Danh sách đơn
applications-desk-back-one = ← Về đơn
applications-desk-new = Xin giấy đi đường
applications-desk-submit = Nộp đơn
applications-desk-draft = Lưu nháp
applications-desk-save = Lưu thay đổi
applications-desk-revise = Sửa đơn
applications-desk-not-to-revise = Đơn này không sửa được nữa.
applications-desk-withdraw = Rút đơn
applications-desk-withdraw-sure = Rút hẳn đơn này
applications-desk-answer = Trả lời
applications-desk-answer-send = Gửi trả lời
applications-desk-again = Xin lại cho vùng { $zones }
applications-desk-stands = Đơn bây giờ: { $status }.
applications-desk-waits-for-applicant = Đang chờ bên xin trả lời.
