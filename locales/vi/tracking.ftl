# Vị trí của các tổ, việc ra vào vùng, và các tổ bị chặn ở chốt.

## FixVerdict

FixVerdict-ACCEPTED = Đã nhận
FixVerdict-REPEATED = Đã có rồi
FixVerdict-IMPLAUSIBLE = Không thể tin: quá nhanh, quá mờ, ngoài địa cầu hoặc giả lập
FixVerdict-NOT_ON_DUTY = Không giữ: khi đó tổ không trực và không có giấy phép
FixVerdict-TOO_OLD = Không giữ: quá cũ
FixVerdict-FROM_THE_FUTURE = Không giữ: đồng hồ của máy chạy trước quá xa

## StopStatus

StopStatus-OPEN = Chưa ai trả lời
StopStatus-ACKNOWLEDGED = Đã có người nhận
StopStatus-ENDED = Đã xong

## StopEnd

StopEnd-PASSED = Được qua
StopEnd-TURNED_BACK = Phải quay lại
StopEnd-WITHDRAWN = Báo nhầm, rút lại

## Bị chặn

problem-STOP_ID_TAKEN = Mã của lần bị chặn này đã thuộc về một tổ khác.
stop-clause = Công văn của Sở Thông tin và Truyền thông, mục I.2: đề nghị các huyện, thành phố tạo điều kiện cho các tổ viễn thông, bưu chính đi lại để khắc phục sự cố và giữ liên lạc, kể cả trong vùng phong tỏa. Xin quét mã QR trên giấy phép, hoặc gọi đầu mối của địa phương ngay bây giờ.
