### Tên gọi: kết cục, cấp, đơn vị tính, ngày tháng, vị trí trong tệp.

term-outcome-disqualified = loại khỏi diện xét
term-outcome-not_eligible = không đủ điều kiện
term-outcome-blocked = tạm dừng xét
term-outcome-undetermined = chưa xác định
term-outcome-already_awarded = đã được khen
term-outcome-eligible = đủ điều kiện

term-met-met = đạt
term-met-not_met = không đạt
term-met-unknown = chưa rõ

term-flag-thin_base = số phải phát triển quá nhỏ
term-flag-late_figure = số liệu nộp muộn
term-flag-outlier = số liệu bất thường
term-flag-told-thin_base = Số phải phát triển quá nhỏ: { $measure } chỉ tính trên { $required }, dưới { $under } của { $of }
term-flag-told-late_figure = Có số liệu nộp muộn
term-flag-told-outlier = Số liệu bất thường: { $measure } { $value }, trong khi trung vị của các đơn vị cùng cấp là { $median } và thường chỉ lệch { $usual }

term-level-nation = toàn quốc
term-level-central_unit = đơn vị trực thuộc
term-level-province = tỉnh
term-level-district = huyện
term-level-commune = xã
term-level-agent = đại lý thu
term-level-employee = cá nhân

## Từ chỉ loại đơn vị đứng đầu tên

term-unit-kinds = Tỉnh|Thành phố

term-dimension-people = người
term-dimension-VND = đồng
term-dimension-ratio = tỷ lệ
term-dimension-points = điểm
term-dimension-units = đơn vị
term-dimension-truth = đúng hoặc sai

term-period-date = ngày
term-period-year = năm
term-period-quarter = quý

term-carried-rule = quy tắc của tệp
term-carried-person = con người, có bằng chứng
term-carried-informative = chỉ để biết
term-carried-nothing = chưa nêu

term-grouping-cluster = cụm, khối thi đua
term-grouping-region = vùng
term-group = { $grouping }: { $group }
term-no-group = ngoài các nhóm

term-money = { $sum } đồng
term-quarter = quý { $quarter }/{ $year }
term-year = năm { $year }
term-day = { $day }/{ $month }/{ $year }
term-month-1 = 1
term-month-2 = 2
term-month-3 = 3
term-month-4 = 4
term-month-5 = 5
term-month-6 = 6
term-month-7 = 7
term-month-8 = 8
term-month-9 = 9
term-month-10 = 10
term-month-11 = 11
term-month-12 = 12

term-sheet = trang “{ $sheet }”
term-cell = ô { $cell }
term-line = dòng { $line }
term-line-of = dòng { $line } của { $file }
term-column = cột { $column }
term-standard-input = đầu vào chuẩn

## Các thành phần của một tệp phong trào

term-kind-movement = phong trào
term-kind-clause = điều khoản
term-kind-task = nhiệm vụ
term-kind-reading = cách hiểu
term-kind-choice = phương án
term-kind-round = đợt xét
term-kind-baseline = mốc so sánh
term-kind-parameter = tham số
term-kind-indicator = chỉ tiêu
term-kind-scale = thang điểm
term-kind-band = khoảng điểm
term-kind-precision = độ mịn so sánh
term-kind-measure = đại lượng tính
term-kind-part = phần của xếp hạng
term-kind-criterion = tiêu chí
term-kind-attestation = xác nhận
term-kind-award = hình thức khen
term-kind-grade = hạng
term-kind-goal = mục tiêu
term-kind-dossier = hồ sơ
term-kind-grouping = cụm, khối
term-kind-disqualification = loại khỏi diện xét
term-kind-case = trường hợp

## Lượng kèm đơn vị tính

term-amount-people = { $number } người
term-amount-points = { $number } điểm
term-amount-units = { $number } đơn vị
term-amount-truth = { $number }
term-amount-percentage-points = { $number } điểm phần trăm

## Số lỗi

term-problems = { $count } lỗi cần sửa.

## Hình thức khen thưởng

term-form-certificate_of_merit = Bằng khen
term-form-certificate_of_commendation = Giấy khen
term-form-praise = biểu dương
term-form-praise_with_bonus = biểu dương và thưởng
term-form-labour_order = Huân chương Lao động
term-form-emulation_flag = Cờ thi đua

term-and-more = {","} và { $count } nữa
