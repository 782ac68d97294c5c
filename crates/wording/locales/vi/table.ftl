### Kết quả xét in ra màn hình.

table-round = { $document } · { $round } ({ $id }) · số liệu đến ngày { $day } · { $units } đơn vị dự xét
table-assumed-attested = Mọi xác nhận còn thiếu được coi là đã có (--assume-attested).

table-maximum = {" "}· tối đa { $quota }
table-no-maximum = {" "}· không giới hạn số lượng
table-grade-open = chưa rõ hạng: hội đồng quyết định
table-nobody = Không có đơn vị nào dự xét: chưa có số liệu của { $level } nào.

table-proposed = Đề nghị khen: { $units }
table-reached-by = { $count } đơn vị đạt: { $units }
table-none-reached = Chưa đơn vị nào đạt.
table-more = và { $count } đơn vị nữa
table-none-proposed = Chưa đề nghị khen đơn vị nào.
table-none-eligible = Không đề nghị khen đơn vị nào: không có đơn vị đủ điều kiện.
table-tied-units = Bằng nhau ở suất cuối, hội đồng quyết định: { $units }
table-undetermined = Chưa xác định, còn có thể đủ điều kiện: { $units }
table-certain = ★ là chắc chắn: vẫn được chọn dù số liệu còn thiếu ra sao.
table-certain-graded = ★ là chắc chắn được khen dù số liệu còn thiếu ra sao; riêng hạng khen vẫn có thể thay đổi.
table-certain-settled = ★ là chắc chắn: không còn số liệu nào phải chờ.
table-individuals-with-prize = Mỗi đơn vị được khen đề nghị tối đa { $count } cá nhân, mỗi người { $sum }.
table-individuals = Mỗi đơn vị được khen đề nghị tối đa { $count } cá nhân.

table-rank = Hạng
table-unit = Đơn vị
table-result = Kết quả
table-has-reached = đạt
table-selected = đề nghị khen
table-tied = bằng suất cuối
table-criteria = Đạt
table-rest-outcome = { $count } { $outcome }
table-rest = … và { $count } đơn vị nữa: { $outcomes }
table-flag-thin_base = số phải phát triển quá nhỏ, { $measure } (dưới { $under } số gốc)
table-flag-thin_base-unit = {" "}({ $required } trên { $of })
table-flag-outlier = số liệu bất thường, { $measure } (trung vị { $median }, thường chỉ lệch { $usual })
table-flag-outlier-unit = {" "}({ $value })
table-left-out = Màn hình hẹp, không in các cột { $columns }; xem đủ bằng --format csv hoặc xlsx.

table-goals = Mục tiêu toàn ngành
table-goal = Mục tiêu
table-target = Cần
table-value = Thực hiện
table-reached = Kết quả

table-not-yet-met = chưa đạt

table-readings = Cách hiểu đang dùng
table-reading = { $id } = { $choice }: { $says } ({ $clauses })
table-reading-default = { $id } = { $choice }: { $says } ({ $clauses }; mặc định)

table-document = Văn bản { $document } ngày { $day }
table-movement-round = { $id }: { $label }, số liệu đến ngày { $day }
table-template = Đã lập biểu mẫu cho { $count } đơn vị: { $file }
