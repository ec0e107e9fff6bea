# Việc của tổ trên trang của tổ: lệnh công tác, báo sự cố, khai báo y tế, và những gì máy chủ làm khác.

crew-tab-work = Việc
crew-count-work = việc đang mở

## Lệnh công tác

crew-work-none = Tổ bạn không có lệnh công tác nào đang mở.
crew-work-open = Mở
crew-work-open-named = Mở: { $title }
crew-work-ended = Vừa kết thúc
crew-work-when = Thời gian
crew-work-any-time = Không hẹn giờ
crew-work-where = Địa điểm
crew-work-begins = Bắt đầu tuyến
crew-work-reference = Số lệnh
crew-work-covers = Giấy nào qua vùng nào
crew-work-no-zones = Việc này không vào vùng nào.
crew-work-covered = Có giấy { $reference }
crew-work-lacking = Bạn chưa có giấy vào vùng này
crew-work-missing = { $count } người trong tổ chưa có giấy
crew-work-forbidden-from = Không cho ai vào từ { $at }
crew-work-progress = Đã tới đâu
crew-work-unsent = chưa gửi
crew-work-stops = Điểm dừng: còn { $left } / { $count }
crew-work-notes = Ghi chú và ảnh
crew-work-you = bạn
crew-work-only-photos = Ảnh
crew-work-photos-sent = { $count } ảnh đã gửi
crew-work-note = Viết ghi chú
crew-work-note-send = Ghi lại
crew-work-photo = Chụp ảnh
crew-work-photo-of = Ảnh { $number }
crew-work-photo-unread = Máy không đọc được ảnh này. Hãy chụp lại, hoặc chọn ảnh JPEG.
crew-work-photo-lost = Ảnh không còn trên máy nữa. Hãy chụp lại.
crew-work-photo-large = Ảnh lớn quá nên máy chủ không nhận.
crew-work-photo-refused = Máy chủ không nhận ảnh này. Hãy báo điều phối.
crew-work-end = Kết thúc lệnh
crew-work-end-words = Đã làm gì (không bắt buộc)
crew-work-end-why = Vì sao
crew-work-end-changed = Trong lúc bạn viết, người khác đã đổi lệnh này: nay là { $state }.
crew-work-end-needs = Hãy viết vì sao, dù chỉ một câu.
crew-work-end-permits = Giấy phép cấp cho việc này sẽ hết hiệu lực. Đường về vẫn mở.
crew-work-end-yes = Kết thúc
crew-work-back = Quay lại

## Báo sự cố

crew-work-report = Báo sự cố ở đây
crew-work-report-send = Báo
crew-work-what = Hỏng gì
crew-work-severity = Mức độ
crew-work-seen = Thấy gì
crew-work-looking = Đang tìm vị trí…
crew-work-look-again = Lấy lại vị trí của máy
crew-work-not-found = Máy chưa biết mình ở đâu. Hãy bật định vị hoặc nhập tọa độ.
crew-work-type-place = Hoặc nhập vĩ độ, kinh độ
crew-work-typed-wrong = Chưa phải tọa độ ở Việt Nam, ví dụ 10.29000, 105.64000.
crew-work-accuracy = Vị trí của máy, sai số khoảng { $metres } m.
crew-work-place-needed = Cần địa điểm: bật định vị hoặc nhập tọa độ.
crew-work-no-company = Máy chưa biết bạn thuộc đơn vị nào nên chưa báo được. Hãy gọi điều phối.
crew-work-incident-joined = Đã gửi. Sự cố này có người báo rồi: { $reference }. Phần bạn báo được ghi vào đó.
crew-work-incident-new = Đã gửi. Sự cố mới: { $reference }.

## Khai báo y tế

crew-work-health = Khai báo y tế
crew-work-health-days = Khai ngày { $on }, có giá trị hết ngày { $until }.
crew-work-health-none = Chưa có khai báo y tế. Chốt có thể hỏi.
crew-work-health-over = Khai báo y tế đã hết giá trị. Hãy khai lại trước khi đi.
crew-work-health-soon = Khai báo y tế sắp hết giá trị. Hãy khai lại.
crew-work-health-anew = Ghi tờ khai mới
crew-work-health-on = Ngày khai
crew-work-health-until = Có giá trị đến hết ngày
crew-work-health-reference = Mã tờ khai (không bắt buộc)
crew-work-health-never = Chỉ ghi ngày và mã tờ khai, không ghi nội dung sức khỏe.
crew-work-health-wrong = Ngày khai không được ở tương lai, và ngày hết giá trị không được trước ngày khai.
crew-work-health-send = Ghi lại

## Máy chủ làm khác

crew-work-asides = { $count } tin cần đọc về việc đã gửi
crew-work-put-away = Đã đọc
crew-work-did-stopped = Bạn báo bị chặn
crew-work-did-letter = Bạn trả lời một tin trong hộp thư
crew-work-did-progress = Bạn báo: { $what } – { $title }
crew-work-did-note = Bạn ghi chú – { $title }
crew-work-did-stop = Bạn báo điểm { $label }: { $what } – { $title }
crew-work-did-end = Bạn kết thúc lệnh: { $what } – { $title }
crew-work-did-photo = Bạn gửi ảnh – { $title }
crew-work-did-incident = Bạn báo sự cố: { $what }
crew-work-did-health = Bạn ghi tờ khai y tế
crew-work-somebody = có người
crew-work-changed = Trong lúc đó { $by } đã đổi thành “{ $what }” lúc { $at }. { $note }
crew-work-now = Hiện nay: { $state }. { $progress }
crew-work-gone = Việc này không còn giao cho tổ bạn.
crew-work-kept = Máy chủ giữ cả hai: không ghi đè gì, phần bạn gửi nằm bên cạnh để điều phối xem.
crew-work-forbidden = Bạn không còn được làm việc này, ví dụ vì việc đã giao cho tổ khác. Hãy gọi điều phối.
