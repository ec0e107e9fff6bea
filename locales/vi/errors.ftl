# Lỗi và xung đột mà API trả về. Trường và tham số đi kèm trong câu trả lời.

## Lỗi chung: errors[].extensions.code

error-UNAUTHENTICATED = Chưa đăng nhập, hoặc mã truy cập không còn dùng được.
error-DEVICE_REVOKED = Thiết bị này đã bị thu hồi. Hãy báo cơ quan đã mời thiết bị.
error-NOT_CONFIRMED = Thiết bị này chưa được xác nhận. Hãy đọc mã xác nhận cho người đã mời.
error-FORBIDDEN = Tài khoản này không được phép làm việc đó.
error-BAD_INPUT = Dữ liệu gửi lên không hợp lệ.
error-BAD_REQUEST = Yêu cầu không đúng quy cách.
error-TOO_MANY = Quá nhiều yêu cầu. Hãy chờ rồi thử lại.
error-TOO_COSTLY = Yêu cầu này đòi hỏi nhiều hơn mức một yêu cầu được phép.
error-UPDATE_REQUIRED = Ứng dụng đã quá cũ. Hãy cập nhật.
error-BUSY = Cơ sở dữ liệu đang bận; chưa có gì được ghi. Hãy gửi lại.
error-TIMEOUT = Yêu cầu mất quá nhiều thời gian nên đã bị dừng.
error-INTERNAL = Máy chủ gặp lỗi. Lỗi đã được ghi lại theo mã yêu cầu.

## Xung đột: người dùng có thể xử lý

problem-NOT_FOUND = Không có đối tượng này, hoặc bạn không được xem.
problem-STALE = Đối tượng đã được người khác thay đổi. Hãy tải lại rồi làm tiếp.
problem-STATE = Không thể chuyển từ trạng thái { $from } sang { $to }.
problem-IDEMPOTENCY_KEY_REUSED = Khóa chống trùng này đã dùng cho một yêu cầu khác.
problem-BAD_CREDENTIALS = Sai tên đăng nhập hoặc mật khẩu.
problem-LOCKED = Đăng nhập sai quá nhiều lần; hãy chờ { $seconds } giây.
problem-ALREADY_A_HOLDER = Người này đã có trên giấy.
problem-ALREADY_A_VEHICLE = Phương tiện này đã có trên giấy.
problem-ALREADY_OBJECTED = Địa phương đã phản đối giấy này rồi.
problem-NOTHING_TO_DECIDE = Đơn này không còn phần nào chờ bạn quyết định.
problem-NOTHING_TO_REVIEW = Giấy này không có gì cần xem xét lại.
problem-LINK_SPENT = Đường dẫn này đã dùng hoặc đã hết hạn.
problem-LOGIN_TAKEN = Tên đăng nhập { $login } đã có người dùng.
problem-ORGANISATION_CODE_TAKEN = Mã tổ chức { $code } đã được dùng.
problem-OWN_ACCOUNT = Không thể tự khóa hoặc đổi tài khoản của chính mình.
problem-OWN_GRANTS = Không thể tự cấp hoặc bớt quyền của chính mình.
problem-PASSWORD_WRONG = Mật khẩu hiện tại không đúng.
problem-PERSON_ON_ROSTER = Người có giấy tờ tùy thân này đã có trong danh sách.
problem-VEHICLE_ON_ROSTER = Phương tiện biển số { $plate } đã có trong danh sách.
problem-ZONE_CODE_TAKEN = Mã vùng { $code } đã được dùng.
problem-INVITATION_SPENT = Lời mời này đã dùng hoặc đã hết hạn.
problem-OFFICER_ENDED = Cán bộ này đã thôi trực ở chốt.
problem-OFFICERS_TOO_MANY = Một chốt có nhiều nhất { $most } cán bộ.
problem-INVITATION_OF_ANOTHER_KIND = Lời mời này dành cho loại thiết bị khác.
problem-CONFIRMATION_WRONG = Mã xác nhận không đúng; còn { $left } lần thử.
problem-CONFIRMATION_WRONG_REVOKED = Mã xác nhận sai ba lần: thiết bị đã bị thu hồi. Hãy mời lại.
problem-DEVICE_REVOKED = Thiết bị này đã bị thu hồi.
problem-ACCOUNT_CLOSED = Tài khoản này đã đóng.

## Dữ liệu gửi lên: lý do của BAD_INPUT

input-INVALID_VALUE = Giá trị không đúng kiểu.
input-REQUIRED = Trường này phải có.
input-EMPTY = Trường này không được để trống.
input-TOO_LONG = Giá trị quá dài.
input-TOO_MANY = Quá nhiều mục.
input-REPEATED = Có mục bị lặp.
input-OUT_OF_RANGE = Giá trị nằm ngoài khoảng cho phép.
input-CONTROL_CHARACTER = Có ký tự điều khiển không được phép.
input-CONTROL_CHARACTERS = Có ký tự điều khiển không được phép.
input-NAIVE_TIME = Thời điểm phải ghi rõ múi giờ, ví dụ 2021-09-16T00:00:00+07:00.
input-NOT_AN_INSTANT = Đây không phải một thời điểm theo RFC 3339.
input-NOT_A_DATE = Đây không phải ngày viết theo dạng NĂM-THÁNG-NGÀY.
input-NOT_A_TIME = Đây không phải giờ viết theo dạng GIỜ:PHÚT.
input-ENDS_BEFORE_START = Thời điểm kết thúc phải sau thời điểm bắt đầu.
input-NOT_LATER = Thời điểm mới phải muộn hơn thời điểm đang có.
input-WINDOW = Khung giờ phải có giờ đầu khác giờ cuối, trong cùng một ngày đêm.
input-NOT_AN_ID = Mã định danh này không đúng loại.
input-NOT_A_UUID = Đây không phải một UUID.
input-NOT_A_CURSOR = Con trỏ trang này không dùng được.
input-CURSOR_OF_ANOTHER_LIST = Con trỏ trang này thuộc về danh sách khác.
input-ANTIMERIDIAN = Hình đi qua kinh tuyến 180°; hệ thống không nhận hình như vậy.
input-BOX_ORDER = Khung bản đồ phải ghi tây, nam, đông, bắc theo đúng thứ tự.
input-COORDINATES = Tọa độ không đúng quy cách GeoJSON.
input-POSITION = Một vị trí là hai hoặc ba số: kinh độ, vĩ độ, cao độ.
input-NOT_FINITE = Tọa độ phải là số hữu hạn.
input-LON_LAT_SWAPPED = Kinh độ và vĩ độ bị đảo: GeoJSON ghi kinh độ trước.
input-CRS_NOT_WGS84 = GeoJSON luôn dùng WGS 84; hãy bỏ thành phần crs hoặc chuyển tọa độ.
input-CRS_UNKNOWN = Không biết hệ tọa độ của tệp; hãy ghi rõ, ví dụ EPSG:9210.
input-GEOJSON_OBJECT = Đây không phải một đối tượng GeoJSON.
input-GEOJSON_SYNTAX = GeoJSON sai cú pháp ở dòng { $line }, cột { $column }.
input-GEOJSON_TOO_LARGE = Hình vượt quá { $limit } byte.
input-GEOMETRY_TYPE = Loại hình ở đây phải là: { $allowed }.
input-GEOMETRY_EMPTY = Hình trống.
input-GEOMETRY_INVALID = Hình không hợp lệ, ví dụ tự cắt chính nó. Hình không được tự sửa; hãy vẽ lại.
input-LINE_SHORT = Một đường cần ít nhất hai điểm.
input-RING_OPEN = Đường bao phải khép kín: điểm cuối trùng điểm đầu.
input-RING_SHORT = Đường bao cần ít nhất bốn điểm.
input-TOO_MANY_HOLES = Hình có hơn { $limit } lỗ.
input-TOO_MANY_PARTS = Hình có hơn { $limit } phần.
input-TOO_MANY_VERTICES = Hình có hơn { $limit } đỉnh.
input-FILE_MISSING = Không có tệp này.
input-FILE_UNREADABLE = Không đọc được tệp này.
input-FORMAT_UNKNOWN = Không nhận ra định dạng của tệp.
input-NO_GEOMETRY_COLUMN = Tệp không có cột hình.
input-NO_SUCH_COLUMN = Tệp không có cột này.
input-TOO_MANY_ROWS = Tệp có hơn { $limit } dòng.
input-READER_DIED = Tiến trình đọc tệp đã dừng giữa chừng; chưa có gì được ghi.
input-READER_TOO_SLOW = Đọc tệp mất quá { $seconds } giây nên đã dừng; chưa có gì được ghi.
input-ATTACHMENT_SIZE = Tệp đính kèm quá lớn hoặc rỗng.
input-MEDIA_TOO_LARGE = Tệp vượt quá { $max_bytes } byte.
input-DECLARATION_ENDS_BEFORE_IT_BEGINS = Khai báo y tế hết hạn trước khi bắt đầu.
input-IDENTITY_NUMBER_FORM = Số giấy tờ tùy thân phải có { $digits } chữ số.
input-IDENTITY_NUMBER_MISSING = Cần số chứng minh nhân dân hoặc căn cước công dân.
input-NAME_FORM = Tên phải có chữ, tối đa { $longest } ký tự.
input-PHONE_FORM = Số điện thoại viết như { $example }.
input-PLATE_FORM = Biển số viết như { $example }.
input-PLATE_MISSING = Loại phương tiện này phải có biển số.
input-LOGIN_FORM = Tên đăng nhập chỉ gồm chữ thường, số, dấu chấm và gạch nối.
input-PASSWORD_LENGTH = Mật khẩu dài từ { $shortest } đến { $longest } ký tự.
input-TOKEN_TOO_LONG = Mã truy cập dùng được nhiều nhất { $longest } ngày.
input-UNKNOWN_LEVEL = Không có mức giãn cách { $level }.
input-ZONE_TERMS = { $reason ->
    [UNIT] Vùng chưa có hình vẽ phải ghi rõ đơn vị hành chính.
    [METRES] Hình ước chừng phải ghi sai số bao nhiêu mét; hình khác thì không ghi.
   *[QUALITY] Vùng có hình vẽ phải ghi độ tin cậy của hình; vùng không có hình thì ghi NONE.
}
input-ZONE_TWICE = Vùng { $zone } xuất hiện hai lần trong một lệnh.
input-WEEKLY_WINDOW = Giờ trong tuần bắt đầu vào ngày 0 đến 6, phút 0 đến 1439, và kết thúc sau đó, trong vòng một tuần.
input-PLACE_BOX_OR_UNIT = Hãy hỏi theo đúng một trong ba: vị trí, khung bản đồ hoặc đơn vị.
input-UNKNOWN_UNIT = Không có đơn vị hành chính với mã này.
input-IN_THE_PAST = Thời điểm này đã qua.
input-CREW_LEAD_NOT_MEMBER = Tổ trưởng phải là thành viên của tổ.
input-CREW_MEMBERS = Một tổ có từ một đến { $most } thành viên.
input-CREW_VEHICLES = Một tổ có nhiều nhất { $most } phương tiện.
input-PURPOSE_TWICE = Mỗi mục đích chỉ ghi một lần.
input-ORGANISATION_CODE_FORM = Mã tổ chức gồm chữ hoa, chữ số và dấu gạch nối, ví dụ { $example }.
input-COMMITTEE_WITHOUT_UNIT = Ủy ban phải gắn với một đơn vị hành chính: hãy nêu rõ.
input-PLATE_UNEXPECTED = Người đi bộ thì không có biển số.
input-DEVICE_OF_NO_CHECKPOINT = Thiết bị của chốt phải được đăng ký tại chốt đó.
input-PIN_FORM = Mã PIN gồm { $digits } chữ số.
input-PIN_PLAIN = Mã PIN này quá dễ đoán; hãy chọn mã khác.
input-NOT_A_KEY = Đây không phải khóa công khai P-256 gồm 64 byte.
input-NOT_BASE64URL = Đây không phải dữ liệu base64url.
input-CONFIRMATION_FORM = Mã xác nhận gồm { $digits } chữ số.
