# Lệnh công tác: xung đột và dữ liệu nhập sai.

problem-ID_TAKEN = Mã này đã được dùng để ghi một việc khác.
problem-NO_CREW = Chưa có tổ nào được cử đi.
kept-WORK_ORDER_EDIT = Trong lúc đó có người đã thay đổi. Phần bạn gửi được giữ bên cạnh, không ghi đè gì; điều phối viên sẽ xem cả hai.
input-ONE_WAY = Hãy cho biết nơi làm việc: một địa điểm, hoặc một tuyến, hoặc các điểm dừng; nếu không thì các vùng sẽ vào.
reason-TOO_MANY_ZONES = Công việc đi qua nhiều vùng hơn { $most } vùng mà một giấy phép ghi được; hãy chia nhỏ.
reason-ZONE_FORBIDS = Vùng { $zone } không cho ai vào với mục đích này.
reason-PERMIT_MISSING = { $members } người trong tổ chưa có giấy phép vào vùng { $zone }.
input-INCIDENT_OR_WORK_ORDER = Hãy hỏi cho một sự cố hoặc một lệnh công tác, chỉ một trong hai.
input-PHOTO_FORM = Ảnh phải là tệp JPEG, PNG, WebP hoặc HEIC.

## Vùng đã tác động gì đến lệnh công tác

flag-ZONE_FORBIDS = Vùng { $zone } nay không cho ai vào với mục đích này.
flag-ZONE_ASKS_PERMIT = Vùng { $zone } nay yêu cầu giấy phép tại đây.
flag-ZONE_TIGHTENED = Vùng { $zone } siết chặt hơn: chốt sẽ hỏi lại về giấy phép đã cấp trước đó.
flag-ZONE_EASED = Vùng { $zone } nay yêu cầu ít hơn trước tại đây.

## Giá trị

WorkOrderState-ACKNOWLEDGED = Đã ghi nhận
WorkOrderState-IN_PROGRESS = Đang thực hiện
WorkOrderState-PENDING = Đang chờ, ví dụ chờ giấy phép
WorkOrderState-HELD = Điều phối viên tạm giữ lại
WorkOrderState-COMPLETED = Đã hoàn thành
WorkOrderState-PARTIAL = Hoàn thành một phần
WorkOrderState-FAILED = Không làm được
WorkOrderState-CANCELLED = Đã huỷ
CrewProgress-ASSIGNED = Đã được giao
CrewProgress-EN_ROUTE = Đang trên đường
CrewProgress-ON_SITE = Đã đến nơi
CrewProgress-REPAIRING = Đang sửa chữa
CrewProgress-DONE = Đã xong
WorkStopState-PLANNED = Chưa đến
WorkStopState-DONE = Đã xong
WorkStopState-MISSED = Bỏ lỡ
Asks-FREE = Không yêu cầu gì
Asks-PERMIT = Yêu cầu giấy phép
Asks-FORBIDDEN = Không cho ai vào

## Vì sao một tổ đứng ở thứ tự này trong danh sách đề xuất, và cần làm gì

reason-CREW_ZONE_FORBIDS = Vùng { $zone } không cho ai vào với mục đích này
reason-CREW_UNVETTED = { $members } thành viên chưa được Sở xác minh
reason-CREW_SKILL_FITS = Có tay nghề phù hợp
reason-CREW_SKILL_MISSING = Thiếu tay nghề phù hợp
reason-CREW_ON_DUTY = Đang trực
reason-CREW_OFF_DUTY = Không trực
reason-CREW_PERMITS_LIVE = Có giấy phép còn hiệu lực cho mọi vùng trên đường và tại nơi làm việc
reason-CREW_PERMIT_AT_ONCE = Thiếu giấy phép vào vùng { $zones }, sẽ được cấp ngay
reason-CREW_PERMIT_WAITS = Thiếu giấy phép, và phải có người quyết định cho vùng { $zones }
reason-CREW_LOAD = Số lệnh công tác đang mở: { $orders }
reason-CREW_DISTANCE_BY_FIX = Cách { $km } km, theo vị trí { $minutes } phút trước
reason-CREW_DISTANCE_BY_BASE = Cách { $km } km, tính từ rìa vùng đóng quân
reason-CREW_DISTANCE_UNKNOWN = Không rõ đang ở đâu
reason-NOBODY_MAY_ENTER = Không có cách nào: vùng { $zone } không cho ai vào với mục đích này
reason-VET_MEMBER = Sở phải xác minh một thành viên của tổ trước
reason-SET_ON_DUTY = Đưa { $crew } vào ca trực
reason-EXTEND_PERMIT = Gia hạn giấy phép hết hạn quá sớm; khi đó vùng { $zones } không còn thiếu gì
reason-UNIT_DECIDES = Cử tổ đi: đơn chờ ý kiến của nơi quyết định vùng { $zones }
reason-DISPATCH_ISSUES_PERMIT = Cử tổ đi: giấy phép vào vùng { $zones } được cấp kèm theo
reason-NOTHING = Không thiếu gì: hãy cử tổ đi
DistanceFrom-FIX = Từ vị trí mới nhất
DistanceFrom-BASE_ZONE = Từ rìa vùng đóng quân
DistanceFrom-UNKNOWN = Không rõ
