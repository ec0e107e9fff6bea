# Sự cố và địa điểm.

## Mâu thuẫn

problem-REPORT_KNOWN = Người khác đã gửi báo cáo có mã này.
problem-OWN_RELATION = Không thể liên kết một sự cố với chính nó.
problem-DUPLICATE_OF_DUPLICATE = { $reference } cũng là sự cố trùng; hãy liên kết với sự cố gốc.
problem-RELATION_IN_A_CIRCLE = { $reference } đã là một phần của sự cố này.
problem-SITE_CODE_TAKEN = Mã địa điểm { $code } đã được dùng.
problem-SITE_CLOSED = Địa điểm { $code } đã đóng.

## Dữ liệu nhập

input-NOT_A_MEDIA_NAME = Đây không phải tên mà máy chủ trả về khi tải tệp lên.
input-UNKNOWN_SITE = Không có địa điểm này.
