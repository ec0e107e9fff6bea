# Theo dõi những gì đang diễn ra.

ResetReason-EXPIRED = Vị trí này cũ hơn phần nhật ký còn lưu.
ResetReason-FOREIGN = Vị trí này không thuộc nhật ký này, ví dụ của một cơ sở dữ liệu đã được khôi phục.
ResetReason-SLOW = Bên theo dõi đọc quá chậm; không mất gì sau con trỏ.
ResetReason-RIGHTS_CHANGED = Quyền được biết của bên theo dõi đã thay đổi.
ResetReason-INTERRUPTED = Máy chủ không thể tiếp tục; không mất gì sau con trỏ.
