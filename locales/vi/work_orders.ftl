# Phiếu công việc: xung đột và dữ liệu nhập sai.

problem-ID_TAKEN = Mã này đã được dùng để ghi một việc khác.
problem-NO_CREW = Chưa có tổ nào được cử đi.
input-ONE_WAY = Hãy cho biết nơi làm việc: một địa điểm, hoặc một tuyến, hoặc các điểm dừng; nếu không thì các vùng sẽ vào.
reason-TOO_MANY_ZONES = Công việc đi qua nhiều vùng hơn { $most } vùng mà một giấy phép ghi được; hãy chia nhỏ.
reason-ZONE_FORBIDS = Vùng { $zone } không cho ai vào với mục đích này.
reason-PERMIT_MISSING = { $members } người trong tổ chưa có giấy phép vào vùng { $zone }.
