# Trang điện thoại của bản trình diễn (/phone).

phone-page-title = Fieldpass: điện thoại trình diễn
phone-title = Điện thoại nhận thông báo
phone-text = Mỗi người trong bản trình diễn có một điện thoại. Thông báo đến đây qua một FCM giả trên chính máy này, đúng như điện thoại thật sẽ nhận, và mỗi thông báo chỉ hiện một lần.
phone-whose = Điện thoại của ai
phone-count = { $count ->
       *[other] thông báo
    }
phone-arrived = Thông báo đã đến, mới nhất ở trên
phone-urgent = Khẩn
phone-quiet = Chưa có thông báo nào
phone-payloads = Trong tin thật sự có gì
phone-payloads-text = Nguyên văn những gì FCM chuyển đi: mã loại việc và số định danh, không tên người, không nơi ở, không số điện thoại.
phone-times = { $times ->
        [1] Đã nhận một lần, hiện một lần.
       *[other] Đã nhận { $times } lần, hiện một lần.
    }
phone-last = Lần cuối lúc { $time }.
phone-note = Không có gì ở đây đến từ Google hay rời khỏi máy này.
phone-no-demo = Máy chủ này không chạy bản trình diễn, nên không có điện thoại trình diễn.
