# Lý do của kết quả kiểm tra, theo thứ tự trong credentials/wire.json.
# Giá trị: câu hiện trên màn hình của chốt. Thuộc tính .act: việc cần làm tiếp.

## Cửa A: giấy có thật không

reason-NOT_A_PERMIT = Mã này không phải giấy đi đường Fieldpass
    .act = Áp dụng quy định khác của chốt cho loại giấy này.
reason-APP_TOO_OLD = Giấy thuộc phiên bản mới hơn ứng dụng của chốt
    .act = Gọi trực ban và cập nhật ứng dụng khi có mạng.
reason-TOO_LONG = Mã dài quá mức cho phép của một giấy đi đường
    .act = Không dùng mã này. Đề nghị xuất trình giấy gốc.
reason-BAD_BASE45 = Mã có ký tự không hợp lệ
    .act = Quét lại. Nếu vẫn vậy thì giấy không dùng được.
reason-BAD_ENVELOPE = Mã không đúng khuôn dạng của giấy đi đường
    .act = Quét lại. Nếu vẫn vậy thì giấy không dùng được.
reason-NO_BUNDLE = Chốt chưa có gói dữ liệu
    .act = Gọi trực ban. Nạp gói dữ liệu qua mạng, tệp hoặc mã QR.
reason-BUNDLE_INVALID = Gói dữ liệu của chốt không đúng chữ ký hoặc bị hỏng
    .act = Gọi trực ban và nạp lại gói dữ liệu.
reason-UNKNOWN_KEY = Chốt chưa biết khóa đã ký giấy này
    .act = Gọi trực ban. Gói dữ liệu của chốt có thể đã cũ.
reason-KEY_ROLE = Khóa đã ký giấy này không được phép cấp giấy
    .act = Giữ người và phương tiện tại chốt, báo trực ban.
reason-BAD_SIGNATURE = Chữ ký sai: giấy bị sửa hoặc bị làm giả
    .act = Giữ người và phương tiện tại chốt, báo trực ban.
reason-KEY_WITHDRAWN = Khóa đã ký giấy này đã bị thu hồi
    .act = Báo trực ban. Đơn vị phải xin cấp lại giấy.
reason-NOT_IN_ISSUED_SET = Giấy không có trong danh sách đã cấp của khóa này
    .act = Báo trực ban để đối chiếu số giấy.
reason-BAD_PAYLOAD = Nội dung đã ký không đúng quy cách
    .act = Báo trực ban. Đơn vị phải xin cấp lại giấy.
reason-BAD_CLAIMS = Nội dung giấy tự mâu thuẫn
    .act = Báo trực ban. Đơn vị phải xin cấp lại giấy.
reason-KEY_SCOPE = Đơn vị ký giấy không có thẩm quyền với vùng hoặc mục đích này
    .act = Báo trực ban. Giấy phải do đúng đơn vị có thẩm quyền cấp.
reason-KEY_PERIOD = Giấy được ký ngoài thời gian sử dụng của khóa
    .act = Báo trực ban. Đơn vị phải xin cấp lại giấy.
reason-UNKNOWN_CRITICAL = Giấy có điều kiện mà ứng dụng của chốt chưa hiểu
    .act = Gọi trực ban và cập nhật ứng dụng khi có mạng.

## Cửa B: giấy có dùng được ở đây, lúc này không

reason-REVOKED = Giấy đã bị thu hồi
    .act = Không cho qua. Đơn vị liên hệ nơi cấp giấy.
reason-SUSPENDED = Giấy đang bị tạm dừng
    .act = Không cho qua cho đến khi nơi cấp mở lại.
reason-ENDED = Công việc ghi trên giấy đã hoàn thành
    .act = Không cho qua. Việc mới cần giấy mới.
reason-NOT_YET_VALID = Giấy chưa đến giờ có hiệu lực
    .act = Xem giờ bắt đầu ghi trên giấy.
reason-EXPIRED = Giấy đã hết hạn
    .act = Kiểm tra giấy có được gia hạn không; nếu không, đơn vị xin giấy mới.
reason-OUTSIDE_HOURS = Ngoài khung giờ được đi
    .act = Chờ đến khung giờ ghi trên giấy.
reason-WRONG_ZONE = Giấy không ghi { $zones ->
        [none] vùng phía trước
       *[other] vùng { $zones } phía trước
    }
    .act = Giấy của huyện không mở được vùng phong tỏa bên trong. Cần giấy ghi đúng vùng.
reason-PURPOSE_FORBIDDEN = Mức giãn cách của vùng không cho mục đích này
    .act = Không cho qua. Đơn vị liên hệ nơi quyết định mức giãn cách.
reason-ZONE_CLOSED = Vùng đã đóng sau khi cấp giấy
    .act = Hỏi trực ban xem giấy có được xác nhận lại không.
reason-ZONE_TIGHTENED = Vùng đã siết chặt sau khi cấp hoặc duyệt giấy
    .act = Hỏi trực ban xem giấy có được xác nhận lại không.
reason-CLOCK_UNTRUSTED = Đồng hồ của chốt không đủ tin cậy cho giấy này
    .act = Gọi trực ban. Kết nối mạng một lần để chỉnh giờ.
reason-STATUS_MISSING = Chốt không có trạng thái của giấy này
    .act = Gọi trực ban, đọc mã kiểm soát 12 số.
reason-STATUS_STALE = Danh sách trạng thái đã cũ
    .act = Đọc mã kiểm soát 12 số cho trực ban.
reason-ID_MISMATCH = Bốn số cuối giấy tờ tùy thân không khớp
    .act = Xem lại căn cước hoặc chứng minh nhân dân, rồi gọi trực ban.
reason-PLATE_NOT_LISTED = Biển số không có trên giấy
    .act = Xem lại biển số, rồi gọi trực ban.
reason-HEALTH_NOT_SHOWN = Chưa xuất trình giấy tờ y tế theo yêu cầu
    .act = Gọi trực ban. Không ghi nội dung y tế.
reason-USED = Giấy một lượt này đã được dùng
    .act = Không cho qua. Lượt đi thứ hai cần giấy mới.
reason-CODE_ONLY = Mới có mã, chưa đối chiếu người
    .act = Đối chiếu tên và bốn số cuối giấy tờ tùy thân.
reason-BUNDLE_EXPIRED = Gói dữ liệu của chốt đã quá hạn
    .act = Gọi trực ban và nạp gói mới.
reason-INTERNAL = Ứng dụng gặp lỗi khi kiểm tra giấy này
    .act = Gọi trực ban. Không tự cho qua.
reason-BARRIER_HARD = Điểm chắn này không mở cho bất kỳ ai
    .act = Hướng dẫn đi chốt khác.
reason-ALREADY_INSIDE = Người này đã được ghi nhận là đang ở bên trong
    .act = Chỉ để biết; không đổi kết quả.
reason-PASSING_THROUGH = Chỉ đi qua, không dừng lại
    .act = Nhắc người mang giấy không dừng trong vùng.
reason-RETURNING = Đang trên đường về
    .act = Cho về. Không ai bị giữ lại trong vùng.

## Vì sao không cấp, không ghi

reason-ALREADY_OVER = Thời gian xin đã qua.
reason-CHECKPOINT_NAME_LENGTH = Tên chốt dài nhất { $most } ký tự.
reason-CHECKPOINT_SIDES_ALIKE = Hai bên chốt là cùng một vùng.
reason-CHECKPOINT_TOO_MANY_NUMBERS = Một chốt có nhiều nhất { $most } số điện thoại.
reason-CHECKPOINT_TOO_MANY_ZONES = Mỗi bên chốt có nhiều nhất { $most } vùng.
reason-CHECKPOINT_WITHOUT_DESK = Chốt phải có số của trực ban.
reason-GEOMETRY_MISSING = Dòng này không có hình.
reason-HELD_BY_OTHERS = Nơi khác đang giữ giấy này tạm dừng.
reason-NOT_ITS_UNIT = Giấy này không thuộc địa bàn của bạn.
reason-NOT_LATER = Hạn mới phải muộn hơn hạn đang có.
reason-NOT_ON_ROSTER = Người hoặc phương tiện này không có trong danh sách của tổ chức.
reason-NOT_VETTED = Người hoặc phương tiện này chưa được thẩm tra.
reason-NO_PERMIT_NEEDED = Vùng { $zone } không cần giấy cho mục đích này.
reason-NO_VEHICLE_LEFT = Giấy phương tiện phải còn ít nhất một phương tiện.
reason-PAST_HARD_LIMIT = Hạn mới vượt giới hạn cứng của giấy. Hãy xin giấy mới.
reason-QUOTA_FULL = Vùng { $zone } đã hết hạn mức { $quota } giấy cho mục đích này.
reason-REQUESTER_IS_APPROVER = Người nộp đơn không được tự duyệt.
reason-REVIEWER_IS_GRANTER = Người cấp khẩn không được tự xem xét lại.
reason-TOO_FAR_AHEAD = Thời điểm bắt đầu quá xa trong tương lai.
reason-TOO_LONG_VALIDITY = Thời hạn vượt quá { $longest_h } giờ được phép.
reason-TOO_MANY_VEHICLES = Một giấy có nhiều nhất { $limit } phương tiện.
reason-UNKNOWN_ZONE = Không có vùng { $zone }.
reason-ZONE_NOT_IN_FORCE = Vùng { $zone } không có hiệu lực vào lúc đó.
reason-ZONE_NOT_NAMED = Lộ trình đi qua vùng { $zone } mà đơn không ghi.
reason-ZONE_NUMBERS_USED_UP = Đã dùng hết số hiệu vùng.
reason-HOLDER_IS_APPROVER = Người duyệt không được có tên trên giấy.

## Dòng của tệp ranh giới

reason-CODE_TWICE = Mã vùng { $code } xuất hiện hai lần trong tệp.
reason-COLUMN_TOO_LONG = Cột { $column } dài hơn { $limit } ký tự.
reason-EMPTY = Cột { $column } để trống.
reason-NOT_A_NUMBER = Cột { $column } không phải là số: { $value }.
reason-UNKNOWN_LEVEL = Không có mức giãn cách { $level }.
reason-UNKNOWN_UNIT = Không có địa bàn mã { $unit }.
reason-UNKNOWN_WORD = Cột { $column } có giá trị lạ: { $value }.
reason-ANTIMERIDIAN = { input-ANTIMERIDIAN }
reason-COORDINATES = { input-COORDINATES }
reason-CRS_NOT_WGS84 = { input-CRS_NOT_WGS84 }
reason-GEOJSON_OBJECT = { input-GEOJSON_OBJECT }
reason-GEOJSON_SYNTAX = { input-GEOJSON_SYNTAX }
reason-GEOJSON_TOO_LARGE = { input-GEOJSON_TOO_LARGE }
reason-GEOMETRY_EMPTY = { input-GEOMETRY_EMPTY }
reason-GEOMETRY_INVALID = { input-GEOMETRY_INVALID }
reason-GEOMETRY_TYPE = { input-GEOMETRY_TYPE }
reason-LINE_SHORT = { input-LINE_SHORT }
reason-LON_LAT_SWAPPED = { input-LON_LAT_SWAPPED }
reason-NOT_FINITE = { input-NOT_FINITE }
reason-OUT_OF_RANGE = { input-OUT_OF_RANGE }
reason-POSITION = { input-POSITION }
reason-RING_OPEN = { input-RING_OPEN }
reason-RING_SHORT = { input-RING_SHORT }
reason-TOO_MANY_HOLES = { input-TOO_MANY_HOLES }
reason-TOO_MANY_PARTS = { input-TOO_MANY_PARTS }
reason-TOO_MANY_VERTICES = { input-TOO_MANY_VERTICES }
