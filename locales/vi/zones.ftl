# What an order or a level touches. Key: touched-KIND, with $count.

touched-PERMITS_TOUCHED = { $count } giấy đi đường
touched-PERMITS_FLAGGED = { $count } giấy bị đánh dấu
touched-PERMITS_SUSPENDED = { $count } giấy bị tạm dừng
touched-PERMITS_LIFTED = { $count } giấy không còn bị vùng này giữ lại
touched-PERMITS_CLEARED = { $count } giấy được bỏ dấu không còn đúng
touched-PERMITS_NOT_NAMING = { $count } giấy đi qua đó mà không ghi vùng này
touched-INCIDENTS_TOUCHED = { $count } sự cố
touched-WORK_ORDERS_TOUCHED = { $count } lệnh công tác
touched-CREWS_TOUCHED = { $count } đội
touched-summary = Chạm đến { $parts }
touched-nothing = Không chạm đến giấy, sự cố, lệnh công tác hay đội nào
