### Việc chính trên số liệu minh họa.

demo-illustrative = SỐ LIỆU MINH HỌA: sinh ra từ một hạt giống, không phải số liệu thật của tỉnh nào.
demo-explained = Vì sao, lấy đơn vị đứng ngay sau suất cuối cùng làm ví dụ:
demo-figures = Số liệu đã dùng: { $file }
demo-result = Bảng kết quả: { $file }
