# Bàn trực.
desk-title = Bàn trực

## CallState

CallState-WAITING = Đang chờ
CallState-ANSWERED = Đã trả lời
CallState-LAPSED = Không còn chờ

## CallAnswer

CallAnswer-PASS = Cho qua
CallAnswer-TURN_BACK = Cho quay lại

## Vì sao không ghi

problem-CALL_ANSWERED = { $by } đã trả lời cuộc gọi này.
problem-CALL_DIFFERS = Cuộc gọi này thuộc chốt khác hoặc mã giấy khác.
problem-CALL_ID_TAKEN = Mã cuộc gọi này đã dùng cho câu hỏi khác.
input-CONTROL_CODE_FORM = Mã kiểm soát không đúng: kiểm tra lại 12 số.
input-CHALLENGE_FORM = Số thử của điện thoại có { $digits } chữ số.
