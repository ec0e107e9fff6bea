# The map of the console: layers, legend, time.

console-map-loading = Đang mở bản đồ…
console-map-not-loaded = Chưa tải được bản đồ. Các mục bên trái vẫn dùng được.
console-map-zoom-in = Phóng to
console-map-zoom-out = Thu nhỏ
console-map-attribution = Nguồn bản đồ
console-map-close = Đóng
console-map-panel-hide = Ẩn mục
console-map-panel-show = Hiện mục
console-map-panel-width = Độ rộng của mục bên trái
console-map-sides = Xem mục hay bản đồ
console-map-side-panel = Mục
console-map-side-map = Bản đồ

## Layers

console-map-layer-zones = Vùng
console-map-layer-checkpoints = Chốt
console-map-layer-sites = Địa điểm
console-map-layer-incidents = Sự cố
console-map-layer-work-orders = Lệnh công tác
console-map-layer-crews = Tổ công tác
console-map-layer-failed = Chưa tải được: { $layers }. Trang tự thử lại.
console-map-feed-loading = đang tải…
console-map-feed-shown = đã tải
console-map-feed-failed = chưa tải được
console-map-feed-forbidden = không được xem
console-map-show-layer = Hiện trên bản đồ

## Labels on the map

console-map-from = từ
console-map-shapeless = không có ranh giới, chỉ biết chốt
console-map-minutes = phút
console-map-hours = giờ
console-map-days = ngày
console-map-checkpoint = Chốt
console-map-crew = Tổ
console-map-work = Lệnh
console-map-people = { $count } người
console-map-refusals = { $count } lượt quay lại trong 24 giờ

## Legend

console-map-legend = Chú giải
console-map-purpose = Tô màu vùng theo mục đích
console-map-legend-ahead = Sẽ có hiệu lực trong 14 ngày tới
console-map-legend-surveyed = Ranh giới đo đạc
console-map-legend-drawn = Ranh giới vẽ tay
console-map-legend-approximate = Ranh giới gần đúng, ghi ± số mét
console-map-legend-shapeless = Vùng không có hình: chỉ biết các chốt chắn
console-map-legend-hard = Viền đôi: chắn cứng, không mở cho ai
console-map-legend-fresh = Dữ liệu của chốt mới trong 1 giờ
console-map-legend-old = Dữ liệu hoặc liên lạc cũ hơn 1 giờ
console-map-legend-silent = Cũ hơn 6 giờ, hoặc chưa từng liên lạc
console-map-legend-refusals = Số lượt phải quay lại trong 24 giờ
console-map-legend-flag = Vùng quanh đó vừa thay đổi: cần xem lại
console-map-legend-work = Đang làm
console-map-legend-held = Đang chờ hoặc tạm giữ
console-map-legend-route = Lộ trình
console-map-legend-crew = Vị trí mới, vòng tròn là sai số
console-map-legend-crew-old = Vị trí cũ hơn 5 phút, ghi rõ bao lâu
console-map-basemap = Nền: { $note }.
console-map-no-basemap = Chưa nạp bản đồ nền: chỉ có vùng và những gì Fieldpass biết.

## What was clicked, what is in view

console-map-clicked = Vừa chọn trên bản đồ
console-map-several = { $count } thứ ở chỗ này
console-map-also-here = Cũng ở đây
console-map-in-view = Trong khung nhìn
console-map-nothing-in-view = Không có gì trong khung nhìn.
console-map-more = và { $count } thứ khác. Phóng to để xem ít hơn.
console-map-ahead = Chưa có hiệu lực. Bắt đầu { $at }.
console-map-next = Từ { $at } sẽ đổi:
console-map-since = Từ
console-map-until = Đến
console-map-until-further-notice = khi có thông báo mới
console-map-level = Mức áp dụng
console-map-restriction = Hạn chế riêng
console-map-quality = Ranh giới
console-map-act = Văn bản
console-map-all-purposes = mọi mục đích
console-map-open-zone = Mở vùng này

## Time

console-map-time = Thời gian
console-map-typed = Ngày giờ muốn xem
console-map-now = Hiện tại
console-map-back-to-now = Về hiện tại
console-map-day-back = −1 ngày
console-map-hour-back = −1 giờ
console-map-hour-on = +1 giờ
console-map-day-on = +1 ngày
console-map-change-before = Về lần thay đổi vùng trước đó
console-map-change-after = Đến lần thay đổi vùng kế tiếp
console-map-known = Theo những gì
console-map-known-now = đã biết đến nay
console-map-known-then = đã biết lúc đó
console-map-known-own = đã biết lúc khác
console-map-known-at = Theo những gì đã biết lúc { $at }.
console-map-not-now-past = KHÔNG PHẢI HIỆN TẠI: bản đồ lúc { $at }
console-map-not-now-future = CHƯA XẢY RA: bản đồ dự kiến lúc { $at }
