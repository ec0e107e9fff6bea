# Rosters from files: what a column is called, what came of a row, and why it was refused.

roster-outcome-ADDED = Thêm mới
roster-outcome-CHANGED = Cập nhật
roster-outcome-KNOWN = Đã có
roster-outcome-WAITING = Chờ thẩm tra
roster-outcome-REFUSED = Không nhận

roster-column-name = Họ tên
roster-column-phone = Điện thoại
roster-column-cmnd = CMND
roster-column-cccd = CCCD
roster-column-identity = CMND hoặc CCCD
roster-column-vehicle = Loại xe
roster-column-plate = Biển số
roster-column-label = Tên xe
roster-column-crew = Tổ
roster-column-lead = Tổ trưởng
roster-column-skills = Kỹ năng
roster-column-base_zone = Vùng xuất phát
roster-column-declared_on = Ngày khai báo y tế
roster-column-declared_until = Khai báo có giá trị đến
roster-column-reference = Mã khai báo

## Why a row was refused

reason-NAME_FORM = Họ tên phải có chữ, không quá { $longest } ký tự, không có ký tự lạ.
reason-PHONE_FORM = Số điện thoại viết như { $example }.
reason-IDENTITY_NUMBER_FORM = Số giấy tờ tùy thân phải có đúng { $digits } chữ số.
reason-IDENTITY_NUMBER_MISSING = Cần số CMND hoặc CCCD.
reason-PLATE_FORM = Biển số viết như { $example }.
reason-PLATE_UNEXPECTED = Người đi bộ thì không có biển số.
reason-DECLARATION_ENDS_BEFORE_IT_BEGINS = Khai báo y tế hết giá trị trước ngày khai.
reason-DECLARED_AHEAD = Ngày khai báo y tế chưa đến.
reason-NOT_A_DAY = “{ $value }” không phải ngày. Viết như 12/09/2021.
reason-ROW_SAYS_NOTHING = Dòng không có người, cũng không có phương tiện.
reason-ROW_TWICE = Người này đã có ở dòng { $row } trong tệp.
reason-PERSON_NAME_DIFFERS = Số giấy tờ này trong danh sách là của { $name }. Sửa lại số hoặc tên.
reason-PERSON_NUMBER_DIFFERS = Người này đã có trong danh sách với số giấy tờ khác. Muốn đổi số thì rút tên cũ rồi thêm lại.
reason-NUMBERS_OF_TWO = CMND và CCCD của dòng này thuộc hai người khác nhau trong danh sách.

## Why a crew was refused

reason-CREW_ROW_REFUSED = Chưa lập được tổ vì có dòng không nhận: { $rows }. Sửa rồi nộp lại cả tệp.
reason-CREW_MEMBERS = Một tổ có từ một đến { $most } người.
reason-CREW_VEHICLES = Một tổ có nhiều nhất { $most } phương tiện.
reason-CREW_TWO_LEADS = Có hơn một người được đánh dấu là tổ trưởng.
reason-CREW_TWO_ZONES = Các dòng ghi vùng xuất phát khác nhau.
reason-CREW_STANDS_OTHERWISE = Tổ { $crew } đã có với người, xe hoặc tổ trưởng khác. Tệp không sửa tổ đang có; hãy đổi ở mục Tổ.

## Why an entry was not vetted

reason-ENTRY_UNKNOWN = Không còn mục này trong danh sách.
reason-ENTRY_CHANGED = Đã được người khác thay đổi. Xem lại rồi thẩm tra.
reason-ENTRY_STATE = Không thể chuyển từ { $before } sang { $after }.

## What is wrong with a file

input-HEADERS_NOT_FOUND = Không thấy dòng tiêu đề có Họ tên và Điện thoại trong { $within } dòng đầu.
input-COLUMN_TWICE = Cột “{ $column }” có hai lần.
input-FILE_SIZE = Tệp rỗng hoặc quá { $most } MB.
input-FILE_TOO_LARGE_UNPACKED = Tệp bung ra quá lớn, không đọc.
input-HOW_MANY = Mỗi lần từ một đến { $most } mục.
