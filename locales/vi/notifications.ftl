# Thông báo. Tên các giá trị: Tên_kiểu-GIÁ_TRỊ. Lời thông báo: notification-MÃ (tiêu đề), .body (trong hộp thư), .push (đẩy tới
# máy, không nêu tên ai).

## Urgency

Urgency-URGENT = Khẩn
Urgency-NORMAL = Thường
Urgency-QUIET = Chỉ ghi vào hộp thư

## ToldAs

ToldAs-ON_DUTY = Bạn đang trực
ToldAs-NOBODY_ON_DUTY = Không ai đang trực, nên báo cho mọi người cùng phụ trách
ToldAs-NAMED = Việc này nêu đích danh bạn
ToldAs-ESCALATED = Người được báo trước chưa xác nhận

## AddressKind

AddressKind-FID = Mã cài đặt ứng dụng của Firebase
AddressKind-TOKEN = Mã đăng ký kiểu cũ của Firebase
AddressKind-WEBPUSH = Đăng ký nhận thông báo của trình duyệt

## DeliveryState

DeliveryState-QUEUED = Đang chờ gửi
DeliveryState-SENDING = Đang gửi
DeliveryState-SENT = Dịch vụ đẩy đã nhận
DeliveryState-DELIVERED = Máy đã nhận
DeliveryState-READ = Đã đọc
DeliveryState-ACKNOWLEDGED = Đã xác nhận
DeliveryState-SKIPPED = Không gửi nữa
DeliveryState-FAILED = Không gửi được

## Không làm được

problem-NO_SESSION = Chỉ đăng ký được từ một phiên đăng nhập của máy.
problem-NOTHING_TO_ACKNOWLEDGE = Thông báo này không cần ai xác nhận.
input-NOT_AN_ADDRESS = Đây không phải địa chỉ nhận thông báo của dịch vụ này.
input-SHIFT_LENGTH = Ca trực phải kết thúc trong vòng { $most } giờ.

## Lời thông báo

notification-APPLICATION_TO_DECIDE = Có đơn chờ duyệt
    .body = Đơn { $reference } chờ địa phương của bạn quyết định.
    .push = Một đơn xin cấp giấy đang chờ bạn quyết định.
notification-APPLICATION_ANSWERED = Đơn đã được trả lời
    .body = Người nộp đơn { $reference } đã trả lời; đơn chờ bạn quyết định.
    .push = Người nộp đơn đã trả lời câu hỏi của bạn.
notification-APPLICATION_NEEDS_INFO = Đơn cần bổ sung
    .body = Đơn { $reference } được hỏi thêm; hãy trả lời để đơn được xét tiếp.
    .push = Một đơn của bạn được hỏi thêm.
notification-APPLICATION_DECIDED = Một địa phương đã quyết định
    .body = Một địa phương đã quyết định phần của mình trong đơn { $reference }.
notification-APPLICATION_APPROVED = Đơn được chấp thuận
    .body = Đơn { $reference } được chấp thuận; giấy đã được cấp.
    .push = Một đơn của bạn được chấp thuận.
notification-APPLICATION_REJECTED = Đơn bị từ chối
    .body = Đơn { $reference } bị từ chối; hãy xem lý do và phần còn có thể xin lại.
    .push = Một đơn của bạn bị từ chối.
notification-APPLICATION_WITHDRAWN = Đơn được rút lại
    .body = Đơn { $reference } đã được rút lại, không còn phải quyết định.
notification-PERMIT_BREAK_GLASS = Giấy cấp khẩn chờ xem xét
    .body = Giấy { $reference } được cấp khẩn tại chốt và phải được xem xét lại.
    .push = Một giấy cấp khẩn chờ được xem xét lại.
notification-PERMIT_MAY_OBJECT = Giấy mới qua địa phương
    .body = Giấy { $reference } đi vào địa phương của bạn; bạn có thể phản đối.
    .push = Một giấy mới đi vào địa phương của bạn.
notification-PERMIT_ISSUED = Giấy đã được cấp
    .body = Giấy { $reference } đã được cấp.
    .push = Bạn có một giấy mới.
notification-PERMIT_SUSPENDED = Giấy bị tạm dừng
    .body = Giấy { $reference } bị tạm dừng: không được qua chốt cho tới khi được dùng lại.
    .push = Một giấy bị tạm dừng. Hãy mở Fieldpass trước khi đi tiếp.
notification-PERMIT_OBJECTED = Địa phương phản đối giấy
    .body = Một địa phương phản đối giấy { $reference }; giấy bị tạm dừng.
    .push = Một giấy bị phản đối và tạm dừng. Hãy mở Fieldpass trước khi đi tiếp.
notification-PERMIT_LIFTED = Giấy dùng lại được
    .body = Giấy { $reference } không còn bị giữ và dùng lại được.
    .push = Một giấy dùng lại được.
notification-PERMIT_STILL_HELD = Giấy vẫn còn bị giữ
    .body = Một lý do giữ giấy { $reference } đã được gỡ, nhưng giấy vẫn còn bị giữ vì lý do khác.
notification-PERMIT_REVOKED = Giấy bị thu hồi
    .body = Giấy { $reference } bị thu hồi và không qua được chốt nào nữa.
    .push = Một giấy bị thu hồi. Hãy mở Fieldpass trước khi đi tiếp.
notification-PERMIT_TAKEN_BACK = Đơn vị thu lại giấy
    .body = Đơn vị sử dụng đã tự thu lại giấy { $reference }.
notification-PERMIT_EXTENDED = Giấy được gia hạn
    .body = Giấy { $reference } được gia hạn, không cần in lại.
    .push = Một giấy được gia hạn.
notification-PERMITS_EXTENDED = Nhiều giấy được gia hạn
    .body = { $count } giấy của đơn vị bạn được gia hạn cùng lúc, không cần in lại.
notification-PERMIT_SUBSTITUTED = Giấy đổi người hoặc xe
    .body = Giấy { $reference } đã đổi người hoặc phương tiện.
    .push = Một giấy đã đổi người hoặc phương tiện.
notification-PERMIT_SUBSTITUTED_HERE = Giấy qua địa phương đổi người hoặc xe
    .body = Giấy { $reference } đi vào địa phương của bạn đã đổi người hoặc phương tiện.
    .push = Một giấy đi vào địa phương của bạn đã đổi người hoặc phương tiện.
notification-PERMIT_COMPLETED = Giấy đã xong việc
    .body = Công việc của giấy { $reference } đã xong, giấy hết hiệu lực.
notification-PERMIT_REOPENED = Giấy được mở lại
    .body = Công việc của giấy { $reference } được mở lại, giấy có hiệu lực trở lại.
    .push = Một giấy được mở lại.
notification-PERMITS_HELD = Vùng thay đổi, giấy bị giữ
    .body = Vùng { $zone } { $name } thay đổi: { $count } giấy của đơn vị bạn bị tạm dừng.
    .push = Vùng { $zone } thay đổi, có giấy bị tạm dừng. Hãy mở Fieldpass trước khi đi tiếp.
notification-PERMITS_FLAGGED = Vùng thay đổi, giấy cần xem lại
    .body = Vùng { $zone } { $name } thay đổi: { $count } giấy của đơn vị bạn cần xem lại trước khi dùng.
    .push = Vùng { $zone } thay đổi, có giấy cần xem lại.
notification-PERMITS_FREED = Vùng nới lỏng, giấy dùng lại được
    .body = Vùng { $zone } { $name } không còn giữ giấy: { $count } giấy của đơn vị bạn đang dùng được.
    .push = Vùng { $zone } không còn giữ giấy của bạn.
notification-ZONE_STRICTER = Vùng siết chặt
    .body = Vùng { $zone } { $name } siết chặt từ { $from }.
    .push = Vùng { $zone } siết chặt.
notification-ZONE_CHANGED = Vùng thay đổi
    .body = Vùng { $zone } { $name } thay đổi từ { $from }.
notification-ZONE_REAFFIRMED = Vùng được xác nhận lại
    .body = Giấy đã cấp cho vùng { $zone } { $name } được xác nhận vẫn dùng được.
notification-INCIDENTS_TOUCHED = Vùng mới ở gần sự cố
    .body = Vùng { $zone } { $name } thay đổi: { $count } sự cố của đơn vị bạn nằm trong hoặc gần vùng.
    .push = Vùng { $zone } thay đổi ở gần sự cố đang xử lý.
notification-WORK_ORDERS_TOUCHED = Vùng chạm tới việc đang làm
    .body = Vùng { $zone } { $name } thay đổi: { $count } lệnh công tác của đơn vị bạn bị ảnh hưởng.
    .push = Vùng { $zone } thay đổi và chạm tới việc đang làm. Hãy mở Fieldpass.
notification-CREWS_TOUCHED = Vùng đổi dưới chân đội
    .body = Vùng { $zone } { $name } thay đổi nơi { $count } đội của đơn vị bạn đang đứng.
    .push = Vùng { $zone } thay đổi nơi đội đang đứng. Hãy mở Fieldpass.
notification-INCIDENT_GRAVE = Sự cố nghiêm trọng
    .body = Sự cố { $reference } mới được báo và nghiêm trọng; cần người nhận.
    .push = Một sự cố nghiêm trọng vừa được báo. Hãy xác nhận.
notification-INCIDENT_REPORTED = Sự cố mới
    .body = Sự cố { $reference } mới được báo.
    .push = Một sự cố vừa được báo.
notification-INCIDENT_REPORTED_AGAIN = Sự cố được báo thêm
    .body = Có thêm người báo sự cố { $reference }.
notification-INCIDENT_TRIAGED = Sự cố được phân loại
    .body = Sự cố { $reference } đã được phân loại.
notification-INCIDENT_ENDED = Sự cố đã xử lý
    .body = Sự cố { $reference } đã được xử lý hoặc đóng lại.
notification-INCIDENT_STATUS_CHANGED = Sự cố đổi trạng thái
    .body = Sự cố { $reference } đã đổi trạng thái.
notification-WORK_ORDER_DISPATCHED = Bạn được điều đi
    .body = Đội của bạn được điều làm lệnh công tác { $reference }.
    .push = Đội của bạn có việc mới. Hãy mở Fieldpass.
notification-WORK_ORDER_TAKEN_FROM_YOU = Đội khác làm thay
    .body = Lệnh công tác { $reference } đã giao cho đội khác. Đội của bạn không đi nữa.
    .push = Một lệnh công tác của đội bạn đã giao cho đội khác. Hãy mở Fieldpass.
notification-WORK_ORDER_SENT = Đội đã được điều
    .body = Một đội đã được điều làm lệnh công tác { $reference }.
notification-WORK_ORDER_STOPPED = Lệnh công tác bị dừng
    .body = Lệnh công tác { $reference } bị dừng, hủy hoặc không làm được.
    .push = Một lệnh công tác bị dừng. Hãy mở Fieldpass.
notification-WORK_ORDER_STATE_CHANGED = Lệnh công tác đổi trạng thái
    .body = Lệnh công tác { $reference } đã đổi trạng thái.
    .push = Một lệnh công tác đã đổi trạng thái.
notification-WORK_ORDER_EDIT_KEPT = Hai bản sửa khác nhau
    .body = Lệnh công tác { $reference } có một bản sửa dựa trên bản cũ; cả hai được giữ, hãy xem lại.
    .push = Một lệnh công tác có hai bản sửa khác nhau.
notification-CREW_INSIDE_YOU = Bạn đang ở trong vùng không có giấy
    .body = Đội { $crew } đang ở trong vùng { $zone } { $name } mà không có giấy cho vùng này.
    .push = Đội của bạn đang ở trong vùng { $zone } mà không có giấy. Hãy mở Fieldpass.
notification-CREW_INSIDE = Đội ở trong vùng không có giấy
    .body = Đội { $crew } đang ở trong vùng { $zone } { $name } mà không có giấy cho vùng này.
    .push = Một đội đang ở trong vùng { $zone } mà không có giấy. Hãy xác nhận.
notification-CREW_STOPPED = Đội bị chặn
    .body = Đội { $crew } bị chặn tại chốt và cần giúp.
    .push = Một đội bị chặn và cần giúp. Hãy xác nhận.
notification-CREW_STOPPED_SOMEWHERE = Đội bị chặn, nơi chưa rõ
    .body = Đội { $crew } bị chặn và cần giúp; nơi chưa rõ. Hãy gọi cho đội.
    .push = Một đội bị chặn và cần giúp, nơi chưa rõ. Hãy xác nhận.
notification-STOP_PLACED = Đã rõ nơi đội bị chặn
    .body = Đã biết đội { $crew } bị chặn ở đâu. Hãy mở để xem nơi và nhận giải quyết.
    .push = Đã rõ nơi một đội bị chặn. Hãy mở Fieldpass.
notification-CREW_STOPPED_NOTED = Đã báo bị chặn
    .body = Đội { $crew } đã báo bị chặn; người điều hành và đầu mối địa phương đã được báo.
notification-STOP_TAKEN_FOR_YOU = Đã có người nhận cuộc gọi
    .body = Có người đang giải quyết việc đội { $crew } bị chặn.
    .push = Có người đang giải quyết việc đội bạn bị chặn.
notification-STOP_TAKEN = Đã có người lo cho đội bị chặn
    .body = Có người đang giải quyết việc đội { $crew } bị chặn.
notification-STOP_STILL = Đội vẫn bị chặn
    .body = Đội { $crew } vẫn bị chặn mà chưa ai giải quyết.
    .push = Một đội vẫn bị chặn. Hãy mở Fieldpass.
notification-STOP_STILL_SOMEWHERE = Đội vẫn bị chặn, nơi chưa rõ
    .body = Đội { $crew } vẫn bị chặn mà chưa ai giải quyết; nơi chưa rõ. Hãy gọi cho đội.
    .push = Một đội vẫn bị chặn, nơi chưa rõ. Hãy mở Fieldpass.
notification-STOP_ENDED = Đội không còn bị chặn
    .body = Đội { $crew } không còn bị chặn.
notification-DESK_CALLED = Chốt hỏi trực ban
    .body = { $checkpoint } hỏi trực ban và đang chờ trả lời.
    .push = Một chốt đang chờ trực ban trả lời. Hãy mở Bàn trực.
notification-FINDING_RAISED = Phát hiện ở chốt cần xem
    .body = Chốt { $name }, { $count } phát hiện: { $what ->
        [IMPOSSIBLE_TRAVEL] đi nhanh hơn xe có thể chạy
        [DOUBLE_USE] một giấy dùng hai lần
        [ACCEPTED_AFTER_REVOCATION] cho qua sau khi giấy đã bị thu hồi
        [REFUSED_THOUGH_VALID] bị buộc quay lại dù giấy còn hiệu lực
        [CHAIN_GAP] thiếu lượt kiểm tra trong chuỗi
        [DIFFERS] một mã lượt có hai nội dung
       *[BAD_SIGNATURE] chữ ký của thiết bị không đúng
    }.
    .push = Lượt kiểm tra ở một chốt có điều không khớp. Hãy mở Fieldpass.
notification-FINDING_NOTED = Phát hiện ở chốt
    .body = Chốt { $name }, { $count } phát hiện: { $what ->
        [IMPOSSIBLE_TRAVEL] đi nhanh hơn xe có thể chạy
        [DOUBLE_USE] một giấy dùng hai lần
        [ACCEPTED_AFTER_REVOCATION] cho qua sau khi giấy đã bị thu hồi
        [REFUSED_THOUGH_VALID] bị buộc quay lại dù giấy còn hiệu lực
        [CHAIN_GAP] thiếu lượt kiểm tra trong chuỗi
        [DIFFERS] một mã lượt có hai nội dung
       *[BAD_SIGNATURE] chữ ký của thiết bị không đúng
    }.
