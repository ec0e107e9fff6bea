# Điều được ghi về một giấy phép. Khoá: standing-MÃ.

standing-SUSPENDED = Tạm dừng
standing-OBJECTION = Địa phương không đồng ý
standing-REVOKED = Cơ quan thẩm quyền thu hồi
standing-REVOKED_BY_EMPLOYER = Đơn vị chủ quản thu hồi
standing-BREAK_GLASS = Cấp khẩn cấp, chờ hậu kiểm
standing-REVIEWED = Đã hậu kiểm
standing-ZONE_CLOSED = Khu vực { $zone } đã đóng
standing-ZONE_WILL_CLOSE = Khu vực { $zone } sắp đóng
standing-ZONE_TIGHTENED = Khu vực { $zone } đã siết chặt
standing-ZONE_NOT_NAMED = Khu vực { $zone } có hiệu lực trên lộ trình mà giấy không ghi
standing-ISSUED_DURING_CHANGE = Cấp đúng lúc khu vực { $zone } thay đổi, phải xem lại
