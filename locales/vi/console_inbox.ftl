# The inbox of the console.

inbox-only-unread = Chỉ xem chưa đọc
inbox-unread = { $count } chưa đọc trong số đang thấy
inbox-read-all = Đánh dấu đã đọc tất cả
inbox-mark-read = Đánh dấu đã đọc
inbox-new = Mới
inbox-none = Chưa có thông báo nào.
inbox-none-unread = Đã đọc hết.
inbox-acknowledge = Tôi nhận việc này
inbox-acknowledged = Bạn đã nhận lúc { $at }
inbox-duty = Ca trực của bạn
inbox-duty-until = Bạn đang trực đến { $at }. Việc thuộc vai trò của bạn báo đến bạn trước.
inbox-duty-none = Bạn không trực. Việc khẩn vẫn đến khi không ai trực.
inbox-duty-hours = Trực bao lâu
inbox-duty-for = { $hours } giờ
inbox-duty-on = Vào ca trực
inbox-duty-off = Hết ca trực
