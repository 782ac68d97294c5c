### Chữ trong các bảng tính mà hệ thống làm ra: biểu mẫu số liệu, bảng kết quả, bảng trả lại để sửa.

## Biểu mẫu số liệu

workbook-title = SỐ LIỆU THI ĐUA
workbook-movement = { $name } ({ $document })
workbook-round = { $round }, chốt số liệu ngày { $day }
workbook-how = Chỉ điền vào ô màu vàng. Chưa có số liệu thì để trống: ô trống là chưa biết, không phải bằng 0.
workbook-code = Mã đơn vị
workbook-name = Tên đơn vị
workbook-above-province = Tỉnh, thành phố
workbook-above-district = Quận, huyện
workbook-guide = Hướng dẫn
workbook-page = Trang &P/&N

workbook-sheet-nation = Toàn quốc
workbook-sheet-central_unit = Đơn vị trực thuộc
workbook-sheet-province = Tỉnh
workbook-sheet-district = Huyện
workbook-sheet-commune = Xã
workbook-sheet-agent = Đại lý thu
workbook-sheet-employee = Cá nhân

workbook-measure-people = người
workbook-measure-VND = đồng
workbook-measure-ratio = %
workbook-measure-points = điểm
workbook-measure-units = đơn vị
workbook-measure-truth = Có/Không

workbook-yes = Có
workbook-no = Không

workbook-rule-people = Số nguyên từ 0 trở lên. Chưa có số liệu thì để trống.
workbook-rule-VND = Số tiền từ 0 trở lên, tính bằng đồng. Chưa có số liệu thì để trống.
workbook-rule-share = Tỷ lệ từ 0 % đến 100 %: gõ cả dấu %, ví dụ 2,1%. Chưa có số liệu thì để trống.
workbook-rule-ratio = Tỷ lệ từ 0 % trở lên: gõ cả dấu %, ví dụ 2,1%. Chưa có số liệu thì để trống.
workbook-rule-points = Số điểm. Chưa có số liệu thì để trống.
workbook-rule-units = Số nguyên từ 0 trở lên. Chưa có số liệu thì để trống.
workbook-rule-truth = Chọn Có hoặc Không. Chưa rõ thì để trống.
workbook-rule-wrong = Ô này không nhận giá trị đó

workbook-guide-title = HƯỚNG DẪN ĐIỀN BIỂU
workbook-guide-1 = Mỗi hàng là một đơn vị, mỗi cột là một số liệu của một ngày, một quý hoặc một năm, ghi ngay dưới tên cột.
workbook-guide-2 = Chỉ điền vào ô màu vàng. Các ô khác đã khóa, không có mật khẩu.
workbook-guide-3 = Chưa có số liệu thì để trống. Ô trống là chưa biết, không phải bằng 0; số 0 chỉ ghi khi thật sự là 0.
workbook-guide-4 = Số gõ liền, không kèm chữ: 1045000. Dấu phân nhóm tự hiện theo máy.
workbook-guide-5 = Tỷ lệ gõ kèm dấu %: 2,1%.
workbook-guide-6 = Số tiền tính bằng đồng, không phải triệu đồng.
workbook-guide-7 = Có thể dùng công thức; hệ thống lấy kết quả của công thức và ghi nhận là số tính từ công thức.
workbook-guide-8 = Không đổi tên tệp thành đuôi khác, không đặt mật khẩu mở tệp. Lưu ở dạng .xlsx rồi gửi lên.
workbook-guide-9 = Nếu có ô sai, hệ thống trả lại chính tệp này với từng ô sai được đánh dấu và cách sửa.
workbook-guide-columns = CÁC CỘT SỐ LIỆU
workbook-guide-column = Số liệu
workbook-guide-period = Kỳ
workbook-guide-measure = Đơn vị tính
workbook-guide-sheet = Trang

## Bảng trả lại để sửa

workbook-mend = Cần sửa
workbook-mend-sheet = Trang
workbook-mend-cell = Ô
workbook-mend-wrong = Sai ở đâu
workbook-mend-how = Cách sửa
workbook-sheet-table = Bảng
