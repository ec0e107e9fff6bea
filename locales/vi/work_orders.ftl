# Phiếu công việc: xung đột và dữ liệu nhập sai.

problem-ID_TAKEN = Mã này đã được dùng để ghi một việc khác.
problem-NO_CREW = Chưa có tổ nào được cử đi.
input-ONE_WAY = Hãy cho biết nơi làm việc: một địa điểm, hoặc một tuyến, hoặc các điểm dừng; nếu không thì các vùng sẽ vào.
