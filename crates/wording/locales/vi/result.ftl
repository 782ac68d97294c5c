### Bảng kết quả một đợt xét: in ra và ký.

result-sheet-overview = Tổng hợp
result-sheet-derivations = Diễn giải
result-sheet-figures = Số liệu đã dùng
result-page = Trang { $page }/{ $pages }

result-title = KẾT QUẢ XÉT THI ĐUA
result-about = { $movement } · { $round } · số liệu đến hết ngày { $cut_off }
result-basis = Căn cứ { $document } ngày { $issued } của { $issuer }.
result-figures-used = Xét trên { $count } số liệu, từ: { $files }. Từng số liệu có ở trang “{ $sheet }”.
result-decide-by = Quyết định khen thưởng ký chậm nhất ngày { $day }.
result-assumed-attested = Lưu ý: những xác nhận chưa có được tạm coi là đạt. Kết quả này chỉ để tham khảo cho đến khi có đủ xác nhận.

## Trang tổng hợp

result-section-awards = I. ĐỀ NGHỊ KHEN THƯỞNG
result-section-readings = II. CÁCH HIỂU ĐANG DÙNG
result-section-goals = III. MỤC TIÊU TOÀN NGÀNH
result-nobody = Không có đơn vị nào dự xét.
result-and-more = … và { $count } đơn vị nữa: xem trang “{ $sheet }”
result-not-certain-yet = chưa chắc chắn
result-grades-may-change = Hạng khen còn có thể thay đổi theo số liệu còn thiếu.
result-default = Mặc định
result-chosen = Hội đồng chọn

## Trang của từng hình thức khen

result-counts = Tối đa: { $quota } · dự xét: { $competing } · đủ điều kiện: { $eligible } · đề nghị: { $selected } · bằng nhau ở suất cuối: { $tied } · chưa xác định hoặc tạm dừng: { $open }.
result-ranked-by = Xếp hạng theo: { $keys }.
result-certain-graded = “Chắc chắn” là chắc chắn được khen; riêng hạng khen vẫn có thể thay đổi theo số liệu còn thiếu.
result-exact-elsewhere = Số trong bảng làm tròn để xem; giá trị chính xác và cách tính có ở trang “Diễn giải”.
result-selected = Đề nghị
result-tied = Hội đồng chọn
result-undetermined = Chờ số liệu
result-blocked = Chờ hội đồng
result-met = ✓ Đạt
result-not-met = ✗ Không đạt
result-not-yet-met = ✗ Chưa đạt
result-unknown = ? Chưa rõ
result-certain = Chắc chắn
result-not-certain = Chưa chắc

## Tên cột

result-head-number = STT
result-head-award = Hình thức khen
result-head-maximum = Tối đa
result-head-proposed = Đơn vị được đề nghị, theo thứ hạng
result-head-tied = Bằng nhau ở suất cuối (hội đồng quyết định)
result-head-undetermined = Chưa xác định hoặc tạm dừng xét
result-head-asks = Điều văn bản để ngỏ
result-head-chosen = Lựa chọn
result-head-says = Hiểu là
result-head-clauses = Điều khoản
result-head-reading = Mã cách hiểu
result-head-goal = Mục tiêu
result-head-target = Phải đạt
result-head-value = Giá trị (làm tròn)
result-head-exact = Giá trị chính xác
result-head-result = Kết quả
result-head-group = Nhóm xét
result-head-rank = Hạng
result-head-code = Mã
result-head-unit = Đơn vị
result-head-proposal = Đề nghị
result-head-outcome = Kết quả
result-head-grade = Hạng giải
result-head-certain = Chắc chắn
result-head-flags = Lưu ý
result-head-individuals = Số cá nhân tối đa
result-head-prize = Tiền thưởng (đồng)
result-head-kind = Loại
result-head-what = Nội dung
result-head-how = Cách tính, với số thay vào
result-head-figures = Số liệu và nơi lấy
result-head-indicator = Chỉ tiêu
result-head-indicator-id = Mã chỉ tiêu
result-head-period = Kỳ
result-head-dimension = Đơn vị tính
result-head-file = Tệp
result-head-sheet = Trang
result-head-cell = Ô, dòng
result-head-remark = Ghi chú

## Trang diễn giải và trang số liệu

result-derivations-title = DIỄN GIẢI TỪNG ĐƠN VỊ
result-derivations-how = Mỗi hàng là một đại lượng, một tiêu chí hoặc một bước xếp hạng. Giá trị chính xác viết dưới dạng phân số; mọi so sánh đều theo giá trị chính xác.
result-kind-measure = Đại lượng
result-kind-criterion = Tiêu chí
result-kind-key = Xếp hạng
result-figures-title = SỐ LIỆU ĐÃ DÙNG
result-figures-how = Giá trị chính xác viết như trong tệp CSV: dấu chấm là dấu thập phân, tỷ lệ 0.021 là 2,1 %. Không có hàng nghĩa là chưa biết, không phải bằng 0.
result-from-formula = từ công thức trong tệp

## Chỗ ký

result-place-and-day = ……………………, ngày …… tháng …… năm ………
result-drawn-up-by = NGƯỜI LẬP BIỂU
result-head-of-unit = THỦ TRƯỞNG ĐƠN VỊ
result-signs = (Ký, ghi rõ họ tên)
result-signs-and-seals = (Ký, ghi rõ họ tên, đóng dấu)
