# Vì sao một thông báo đẩy không được nhận. Khóa: PushFault-GIÁ_TRỊ.

PushFault-NO_CONNECTION = Không kết nối được với dịch vụ thông báo đẩy
PushFault-TIMEOUT = Dịch vụ thông báo đẩy không trả lời kịp
PushFault-NOT_TRIED = Chưa đến lượt gửi
PushFault-UNREADABLE = Không đọc được câu trả lời của dịch vụ thông báo đẩy
PushFault-TOO_MANY = Dịch vụ thông báo đẩy yêu cầu chờ
PushFault-UNAVAILABLE = Dịch vụ thông báo đẩy đang trục trặc
PushFault-NO_CREDENTIALS = Không vào được dịch vụ thông báo đẩy: kiểm tra tài khoản dịch vụ
PushFault-UNAUTHENTICATED = Dịch vụ thông báo đẩy không chấp nhận thông tin xác thực của máy chủ
PushFault-NOT_ALLOWED = Dịch vụ thông báo đẩy không cho máy chủ này gửi: kiểm tra dự án và quyền
PushFault-NOT_FOUND = Dịch vụ thông báo đẩy không biết dự án này
PushFault-BAD_MESSAGE = Dịch vụ thông báo đẩy từ chối nội dung
PushFault-TOO_LARGE = Thông báo quá lớn
PushFault-REDIRECT = Dịch vụ thông báo đẩy chỉ sang nơi khác, máy chủ không đi theo
PushFault-NOT_PUBLIC = Địa chỉ nhận của trình duyệt nằm trong mạng nội bộ
PushFault-BAD_SUBSCRIPTION = Đăng ký nhận thông báo của trình duyệt không dùng được
PushFault-UNREGISTERED = Ứng dụng đã gỡ hoặc trình duyệt đã hủy đăng ký
PushFault-OTHER_SENDER = Địa chỉ thuộc ứng dụng của dự án khác
PushFault-BAD_ADDRESS = Dịch vụ thông báo đẩy báo địa chỉ sai dạng
PushFault-FAULT = Lỗi của chương trình
