# Rosters and crews on the console.

## The panel's parts

people-part-persons = Người
people-part-vehicles = Phương tiện
people-part-crews = Tổ
people-part-import = Nhập từ tệp
people-part-accounts = Tài khoản
people-house = Đơn vị
people-no-house = Chưa có doanh nghiệp nào được lập, nên chưa có danh sách nhân sự.
people-not-there = Không có mục này, hoặc bạn không được xem.
people-back-persons = ‹ Danh sách người
people-back-vehicles = ‹ Danh sách phương tiện
people-back-crews = ‹ Danh sách tổ
people-saved = Đã ghi.
people-saving = Đang ghi…

## Persons and vehicles

people-name = Họ tên
people-phone = Điện thoại
people-cccd = CCCD
people-cmnd = CMND
people-numbers = Số cuối giấy tờ
people-numbers-kept = Cần CCCD hoặc CMND. Hệ thống chỉ giữ bốn số cuối và một dấu vết để nhận ra, không giữ số đầy đủ.
people-state = Thẩm tra
people-state-any = Tất cả
people-none-so = Không có ai, không có gì ở tình trạng này.
people-health = Khai báo y tế
people-health-none = Chưa khai báo y tế
people-health-to = Khai y tế đến
people-health-ended = Khai báo y tế đã hết giá trị
people-health-whole = Khai ngày { $day }, có giá trị đến hết { $until }
people-health-whole-past = Khai ngày { $day }, đã hết giá trị từ { $until }
people-health-declare = Ghi khai báo y tế
people-health-declare-do = Ghi khai báo
people-declared-on = Ngày khai
people-valid-until = Có giá trị đến hết ngày
people-reference = Mã khai báo, nếu có
people-attachments = Giấy kèm
people-attachments-none = Chưa có công văn hay giấy tờ kèm theo.
people-attachment = Giấy kèm
people-attach = Gắn tệp cho { $count } mục
people-attach-kind = Loại giấy
people-attached = Đã gắn cho { $count } mục.
people-file-lost = Không lấy được tệp.
people-files-more = và { $count } tệp khác
people-files-without = { $count } mục chưa có giấy kèm.
people-persons-none = Chưa có ai. Thêm từng người, hoặc nhập cả danh sách từ tệp.
people-person-add = Thêm một người
people-person-add-do = Thêm vào danh sách
people-vehicles-none = Chưa có phương tiện nào.
people-vehicle-add = Thêm một phương tiện
people-vehicle-add-do = Thêm vào danh sách
people-vehicle-label = Tên gọi
people-vehicle-kind = Loại xe
people-plate = Biển số
people-plate-maybe = Biển số, nếu có
people-remove = Rút khỏi danh sách…
people-remove-ask = Rút { $name } khỏi danh sách? Không lấy lại được; muốn có lại thì thêm mới và chờ thẩm tra. Giấy đang có vẫn cần đổi hoặc thu hồi riêng.
people-remove-do = Rút khỏi danh sách

## Vetting

people-chosen = Đã chọn { $count } mục
people-choose-all = Chọn tất cả đang chờ
people-choose-none = Bỏ chọn
people-vet = Thẩm tra { $count } mục
people-vetting = Đang ghi…
people-reject = Không chấp nhận { $count } mục
people-vetted = Đã ghi { $done } mục; { $crews } tổ đang chờ đã được lập.

## Crews

people-crew-name = Tổ
people-crews-none = Chưa có tổ nào.
people-crew-add = Lập tổ mới
people-crew-add-do = Lập tổ
people-crew-change = Sửa tổ
people-crew-change-why = Sửa ở đây không đổi giấy đi đường đang có. Muốn đổi người trên giấy, bấm Đổi cạnh tên người đó.
people-crew-change-do = Ghi thay đổi
people-crew-health = Ghi khai báo y tế cho cả tổ ({ $count } người)
people-crew-health-do = Ghi cho cả tổ
people-duty = Ca trực
people-duty-on = Cho vào ca
people-duty-off = Cho hết ca
people-members = Thành viên
people-members-none = Chưa có ai. Tìm rồi bấm Chọn, hoặc kéo tên vào đây.
people-rides-none = Chưa có phương tiện.
people-lead = Tổ trưởng
people-seat-remove = Bỏ ra
people-skills = Kỹ năng
people-base-zone = Vùng xuất phát
people-base-zone-none = Chưa chọn
people-pick = Chọn
people-pick-member = Tìm người đã thẩm tra
people-pick-vehicle = Tìm phương tiện đã thẩm tra
people-pick-none = Không tìm thấy trong số đã thẩm tra.
people-pick-more = và { $count } nữa, gõ thêm vài chữ
people-planned = { $count } tổ chờ thẩm tra
people-planned-why = Các tổ này lập từ tệp. Khi Sở thẩm tra đủ người và xe, tổ được lập ngay.
people-planned-of = { $members } người, { $vehicles } phương tiện
people-planned-open = còn { $count } mục chờ
people-planned-never = { $count } mục không được chấp nhận hoặc đã rút
people-planned-drop = Bỏ tổ này

## Swapping

people-swap = Đổi
people-swap-title = Đổi { $name }
people-swap-who = Ai vào thay
people-swap-what = Phương tiện nào thay
people-swap-joins = Vào thay: { $name }
people-swap-other = Chọn lại
people-swap-permits = { $count } giấy đang có hiệu lực sẽ được đổi theo:
people-swap-do = Đổi trong tổ và trên { $count } giấy
people-swap-leave = Thôi
people-swap-close = Xong
people-swap-crew-done = Trong tổ đã đổi: { $name }.
people-swap-after = Mã cũ đã bị thu hồi, chốt biết từ gói dữ liệu kế tiếp. Người mới mở trang /crew để lấy mã của mình.

## Many at once

people-results = Xong { $done } trong { $count }
people-results-again = Làm lại { $count } mục chưa được
people-result-waiting = đang chờ
people-result-done = đã xong

## A roster from a file

people-import-text = Danh sách của { $house }: tệp Excel (XLSX) hoặc CSV, mỗi dòng một người. Cần cột Họ tên, Điện thoại, CCCD hoặc CMND; có thể có Loại xe, Biển số, Tổ, Tổ trưởng, Kỹ năng, Vùng xuất phát, Ngày khai báo y tế.
people-import-drop = Kéo tệp vào đây
people-import-choose = Chọn tệp
people-import-another = Chọn tệp khác
people-import-reading = Đang đọc tệp…
people-importing = Đang ghi…
people-import-seen = Xem trước: chưa ghi gì. Kết quả dưới đây là những gì sẽ xảy ra.
people-import-done = Đã nhập. Kết quả từng dòng:
people-import-next = Sở thẩm tra người và xe mới, rồi các tổ được lập ngay. Xem
people-import-do = Nhập danh sách này
people-import-rows = Các dòng
people-import-crews = Các tổ
people-import-left = Cột không dùng: { $columns }.
people-import-save = Tải kết quả (CSV)
people-import-more = Xem thêm { $count } dòng
people-import-row = Dòng
people-import-outcome = Kết quả
people-import-vehicle = Kết quả xe
people-import-column = Cột sai
people-import-why = Lý do
people-import-head-row = Dòng
people-import-head-name = Họ tên
people-import-head-outcome = Kết quả
people-import-head-vehicle = Phương tiện
people-import-head-crew = Tổ

## Accounts

people-login = Tên đăng nhập
people-account-name = Họ tên
people-role = Vai trò
people-roles = Vai trò
people-unit = Địa phương
people-account-state = Tình trạng
people-account-open = Đang dùng
people-account-closed = Đã đóng
people-account-add = Thêm tài khoản
people-account-add-do = Thêm tài khoản
people-account-close = Đóng tài khoản…
people-account-close-ask = Đóng tài khoản của { $name }? Mọi phiên làm việc dừng ngay, không mở lại được.
people-account-close-do = Đóng tài khoản
people-link-make = Tạo đường dẫn đặt mật khẩu
people-link-why = Đường dẫn dùng một lần, trong 24 giờ, thay cho mọi đường dẫn trước. Mật khẩu cũ vẫn dùng được cho đến khi đặt mật khẩu mới.
people-link-once = Chỉ hiện một lần, hãy gửi ngay:
people-link-label = đường dẫn đặt mật khẩu
