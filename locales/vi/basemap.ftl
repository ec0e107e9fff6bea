## Loading a basemap

input-BASEMAP_NAME = Tên bản đồ nền gồm 1 đến 32 chữ thường không dấu, chữ số và dấu gạch nối, ví dụ map hay song-2021.
input-BASEMAP_EMPTY = Trong tệp không có gì để vẽ lên bản đồ.
input-BASEMAP_NO_LAYER = Không có lớp { $layer }; tệp có các lớp { $there }.
input-BASEMAP_TOO_LARGE = Nhiều hơn mức một câu trả lời chở được (trên { $features } đối tượng một loại, hoặc 40 MB). Hãy cắt bằng --box, chọn ít lớp hơn, hoặc nạp dạng PMTiles.
input-DISK_FULL = Không đủ chỗ cho { $bytes } byte.
input-PMTILES_BROKEN = Tệp lưu trữ bị hỏng ({ $where }); hãy tải lại.
input-PMTILES_COMPRESSION = Tệp được nén theo cách không phải trình duyệt nào cũng đọc được; hãy tạo lại bằng gzip.
input-PMTILES_TYPE = Tệp chứa mảnh bản đồ loại { $type }; chỉ phục vụ MVT, PNG, JPEG, WEBP và AVIF.
input-PMTILES_WHOLE = Tệp lưu trữ được giữ nguyên: bỏ --layer, --box và --crs.
