# Phát hiện sau khi các lượt kiểm tra được gửi về. Lời: finding-LOẠI, kèm một câu finding-why-VÌ_SAO.

## FindingKind

FindingKind-IMPOSSIBLE_TRAVEL = Đi nhanh hơn xe có thể chạy
FindingKind-DOUBLE_USE = Một giấy dùng hai lần
FindingKind-ACCEPTED_AFTER_REVOCATION = Cho vào sau khi giấy đã bị thu hồi
FindingKind-REFUSED_THOUGH_VALID = Buộc quay lại dù giấy còn hiệu lực
FindingKind-CHAIN_GAP = Thiếu lượt kiểm tra trong chuỗi
FindingKind-DIFFERS = Một mã lượt có hai nội dung
FindingKind-BAD_SIGNATURE = Chữ ký của thiết bị không đúng

## FindingState

FindingState-OPEN = Chờ xem
FindingState-SETTLED = Đã xem xong
FindingState-GONE = Lượt gửi muộn đã giải thích

## Phát hiện

finding-IMPOSSIBLE_TRAVEL = Hai chốt cách nhau ít nhất { $km } km, xe nhanh nhất cũng cần { $needed } phút, mà hai lượt chỉ cách nhau nhiều nhất { $minutes } phút.
finding-DOUBLE_USE = Một giấy được cho vào hai lần, cách nhau { $minutes } phút.
finding-ACCEPTED_AFTER_REVOCATION = Chốt cho vào khi giấy đang ở trạng thái: { $status }.
finding-REFUSED_THOUGH_VALID = Chốt buộc quay lại (máy báo: { $decision }) dù khi đó giấy có hiệu lực tại đây.
finding-CHAIN_GAP = Lượt liền trước của thiết bị ({ $missing }…) chưa gửi về.
finding-DIFFERS = Một nội dung khác ({ $hash }…) được gửi về dưới mã của một lượt đã có; cả hai được giữ.
finding-BAD_SIGNATURE = Lượt này không mang chữ ký đúng của thiết bị đã đăng ký.
finding-why-SAME_TIME = Hai chốt cho vào cùng một lúc: có thể có bản in thứ hai.
finding-why-SINGLE_TWICE = Giấy chỉ cho vào một lần.
finding-why-INWARD_TWICE = Giữa hai lần vào không chốt nào ghi lượt ra: có thể ra không qua kiểm tra, hoặc có bản in thứ hai.
finding-why-STALE_BUNDLE = Dữ liệu ở chốt (số { $bundle }) có trước khi việc đó xảy ra.
finding-why-OVERRIDDEN = Có người quyết định cho qua và ghi lý do.
finding-why-NO_BUNDLE = Lượt này không nói chốt dùng dữ liệu nào.
finding-why-UNEXPLAINED = Dữ liệu ở chốt đã nói giấy không còn dùng được; không có gì giải thích.
finding-why-VERDICT = Chính máy ở chốt đã báo được qua.
finding-why-BUNDLE = Xét lại theo dữ liệu mới nhất của chốt vào giờ đó.
finding-why-PERMIT = Xét lại theo giấy phép; dữ liệu của chốt vào giờ đó không còn.

## Báo cáo lượt không qua

report-unit = Địa phương
report-checkpoint = Chốt
report-checks = Lượt kiểm tra
report-passed = Đã qua
report-turned-back = Quay lại
report-held = Giữ
report-referred = Hỏi trực ban
report-refused-though-valid = Quay lại dù giấy còn hiệu lực
report-stops = Bị chặn
report-share = Tỷ lệ không qua được
report-minutes = Số phút chờ trực ban (trung vị)
report-reasons = Lý do
input-REPORT_WINDOW = Khoảng thời gian phải dài hơn 0 và nhiều nhất { $days } ngày.
