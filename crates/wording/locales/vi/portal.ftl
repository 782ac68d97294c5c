### Trang web.

portal-name = Thi đua
portal-house = Bảo hiểm xã hội Việt Nam
portal-skip = Đến nội dung chính
portal-navigation = Điều hướng
portal-way = Đường dẫn
portal-home = Trang chủ
portal-go-home = Về trang chủ
portal-other-language = English
portal-foot = Mỗi kết quả được tính bằng phân số chính xác và dẫn đến điều khoản của văn bản phát động.
portal-illustrative = SỐ LIỆU MINH HỌA: sinh ra từ một hạt giống, không phải số liệu thật của đơn vị nào.
portal-map-source = Bản đồ: Open Development Mekong, “Địa phận tỉnh” (CC BY-SA 4.0).
portal-on-this-page = Trong trang này

portal-home-title = Các phong trào thi đua
portal-home-lead = Chọn một phong trào để xem thể lệ, số liệu và kết quả xét từng đợt.
portal-runs = Từ { $from } đến { $to }
portal-rounds = Các đợt xét
portal-round = Đợt xét
portal-cut-off = Số liệu đến ngày
portal-decide-by = Quyết định trước ngày
portal-figures = Số liệu
portal-units-reported = { $count } đơn vị có số liệu
portal-awards = Các hình thức khen
portal-letter = Văn bản
portal-issuer = Người phát động
portal-when = Thời gian
portal-competitors = Đối tượng
portal-tasks = Nhiệm vụ
portal-task = Việc phải làm
portal-owner = Nơi thực hiện
portal-due = Hạn

portal-rules = Thể lệ
portal-rules-lead = Mỗi điều khoản đứng cạnh những quy tắc thực hiện nó; bấm vào một bên để sang bên kia. Lời văn là của hệ thống, số và ngày là của văn bản.
portal-clauses = Điều khoản
portal-rules-of-file = Quy tắc
portal-clauses-counted = { $count } điều khoản, { $rules } điều khoản do quy tắc thực hiện
portal-readings = Những chỗ có nhiều cách hiểu
portal-readings-lead = Văn bản để ngỏ những chỗ này; Tổng Giám đốc chọn, phương án đầu là mặc định.

portal-standings = Bảng xếp hạng
portal-standings-of = Kết quả · { $round }
portal-provisional = Kết quả tạm tính.
portal-complete = Không đơn vị nào còn chờ số liệu.
portal-incomplete = { $count } đơn vị còn thiếu số liệu và vẫn có thể đủ điều kiện.
portal-maximum = tối đa { $quota }
portal-no-maximum = không giới hạn số lượng
portal-proposed = Đề nghị khen
portal-tied = Bằng nhau ở suất cuối, hội đồng quyết định
portal-undetermined = { $count } đơn vị chưa xác định
portal-certain = chắc chắn
portal-criteria = Tiêu chí đạt
portal-flags = Lưu ý
portal-target = cần
portal-receipt = Biên nhận

portal-map = Bản đồ các tỉnh theo kết quả
portal-map-selected = đề nghị khen
portal-map-tied = bằng suất cuối
portal-map-eligible = đủ điều kiện
portal-map-open = chưa xác định hoặc tạm dừng xét
portal-map-not-eligible = không đủ điều kiện
portal-map-disqualified = loại khỏi diện xét
portal-map-absent = không dự xét
portal-no-figures = không dự xét

portal-not-found = Không có trang này
portal-not-found-hint = Địa chỉ có thể gõ sai, hoặc trang đã đổi chỗ. Về trang chủ để tìm lại.
portal-no-database = Chưa đọc được dữ liệu
portal-no-database-hint = Cơ sở dữ liệu đang không trả lời. Không có gì bị mất; xin thử lại sau ít phút.
portal-broken = Trang bị lỗi
portal-broken-hint = Lỗi đã được ghi lại. Xin thử lại; nếu vẫn lỗi, báo cho người quản trị.

portal-open-at = Trang web mở tại { $address }. Bấm Ctrl-C để dừng.

portal-simulator = Thử thay đổi
portal-simulator-lead = Đổi một số liệu hay một cách hiểu để xem kết quả sẽ ra sao. Không có gì được lưu; đường dẫn giữ lại những gì đã đổi.
portal-unit = Đơn vị
portal-figures-of = Số liệu:
portal-judge-again = Xét thử
portal-start-over = Làm lại từ đầu
portal-what-comes = Kết quả thử
portal-nothing-changed = Chưa đổi gì: đây là kết quả hiện nay.
portal-share = Đường dẫn đến đúng kết quả thử này
portal-change = { $unit }, { $figure } ({ $period }): { $before } → { $after }
portal-no-number = “{ $found }” không phải là số. Viết như 1.234,5.
portal-not-known = chưa biết
portal-yes = có
portal-no = không
portal-was = Hiện nay:
portal-before = Hiện nay
portal-after = Khi đó
portal-moved = { $count } đơn vị đổi chỗ
portal-no-award = không có hình thức khen này
