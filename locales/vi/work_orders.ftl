# Phiếu công việc: xung đột và dữ liệu nhập sai.

problem-ID_TAKEN = Mã này đã được dùng để ghi một việc khác.
problem-NO_CREW = Chưa có tổ nào được cử đi.
input-ONE_WAY = Hãy cho biết nơi làm việc: một địa điểm, hoặc một tuyến, hoặc các điểm dừng; nếu không thì các vùng sẽ vào.
reason-TOO_MANY_ZONES = Công việc đi qua nhiều vùng hơn { $most } vùng mà một giấy phép ghi được; hãy chia nhỏ.
reason-ZONE_FORBIDS = Vùng { $zone } không cho ai vào với mục đích này.
reason-PERMIT_MISSING = { $members } người trong tổ chưa có giấy phép vào vùng { $zone }.
input-PHOTO_FORM = Ảnh phải là tệp JPEG, PNG, WebP hoặc HEIC.

## Vùng đã tác động gì đến phiếu công việc

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
