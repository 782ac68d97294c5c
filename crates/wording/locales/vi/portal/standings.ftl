### Bảng xếp hạng, bản đồ, lịch sử, mô phỏng.

portal-notice = Lưu ý về số liệu
portal-note = Ghi chú
portal-unit-code = Mã
portal-of-this-round = Xem thêm về đợt này
portal-working = Đang tính, xin chờ…

portal-watermark-provisional = TẠM TÍNH
portal-watermark-unpublished = CHƯA CÔNG BỐ
portal-file-provisional = tam-tinh
portal-file-unpublished = chua-cong-bo
portal-file-illustrative = minh-hoa
portal-sent-of = { $sent }/{ $of } đơn vị đã nộp số liệu, { $verified }/{ $of } đã thẩm định.

portal-region = Vùng
portal-cluster = Cụm, khối
portal-by-region = Theo vùng
portal-by-cluster = Theo cụm, khối
portal-rank-in-region = Hạng trong vùng
portal-rank-in-cluster = Hạng trong cụm
portal-rank-within = Hạng trong { $group }
portal-within-says = Hạng trong vùng, cụm giữ thứ tự xếp hạng toàn quốc, chỉ đếm các đơn vị đủ điều kiện trong vùng, cụm đó; không xét lại.
portal-competing = Dự xét
portal-first-in = Đứng đầu
portal-find-unit = Tìm đơn vị
portal-narrow = Lọc
portal-all-country = Cả nước
portal-all-clusters = Mọi cụm, khối
portal-units-shown = Hiện { $shown }/{ $of } đơn vị
portal-none-found = Không có đơn vị nào như vậy.
portal-take-table = Tải bảng này:
portal-take-round = Tải cả đợt:
portal-certain-head = Chắc chắn

portal-goal-day = tính đến
portal-goal-why = Cách tính và nguồn
portal-goal-definition = Cách tính
portal-goal-sources = Số liệu và nguồn
portal-goal-published = Số đã công bố cùng tháng (để đối chiếu, không dùng để xét)
portal-published-figure = { $value } ({ $day }).
portal-clause = Điều khoản
portal-says = Nội dung
portal-carried = Thực hiện bởi
portal-rule = Quy tắc
portal-formula = Công thức

portal-history-of-award = Lịch sử qua các đợt
portal-history-lead = Hạng và kết quả của từng đơn vị trong các đợt đã có số liệu.
portal-ranks-by-round = Hạng theo đợt
portal-moved-head = Thay đổi
portal-moved-up = lên { $count } bậc so với lần xếp hạng trước
portal-moved-down = xuống { $count } bậc so với lần xếp hạng trước
portal-moved-none = giữ nguyên hạng
portal-redrawn = Giữa các đợt, địa giới đã thay đổi (từ 1/7/2025 còn 34 tỉnh, thành phố). Đơn vị trước và sau ngày ấy đứng ở hai dòng riêng, kể cả khi cùng mã hoặc cùng tên.

portal-fragility = Độ mong manh

portal-why-so = Vì sao
portal-derivation = Diễn giải đầy đủ
portal-part = Phần
portal-content = Nội dung
portal-detail = Chi tiết
portal-trend = Diễn biến qua các đợt
portal-trend-says = Đường liền là trị số của đơn vị, đường đứt là mức phải đạt ở từng đợt.
portal-pace = Nhịp độ cần có
portal-pace-says = Để đạt các tiêu chí của { $round }, tính từ số liệu đến hết { $from } đến ngày chốt { $to }. Mỗi dòng là một cách tự nó đủ để đạt tiêu chí, nếu các số liệu khác giữ nguyên.
portal-pace-none = Không còn tiêu chí nào phải tăng tốc, hoặc chưa đủ số liệu để tính.
portal-pace-rounded = Phép tính chính xác; chỉ số hiện ra được làm tròn lên: người và đồng đến hàng đơn vị, tỷ lệ đến 0,01 điểm phần trăm.
portal-pace-more = tăng { $amount }
portal-pace-less = giảm { $amount }
portal-criterion = Tiêu chí
portal-remains = Còn phải
portal-days = Số ngày
portal-a-day = Bình quân mỗi ngày

portal-watermark-trial = THỬ
portal-then-proposed = Đề nghị khen:
portal-comes-in = vào danh sách
portal-drops-out = ra khỏi danh sách
portal-judged-again = Đã xét thử lại.

portal-hero-title = Thi đua minh bạch, khen thưởng có căn cứ
portal-hero-lead = Nơi các đơn vị của Bảo hiểm xã hội Việt Nam nộp số liệu thi đua, và mọi người thấy được vì sao một đơn vị được khen.
portal-hero-exact = Tính chính xác.
portal-hero-exact-says = Bằng phân số, không làm tròn khi so sánh; thiếu số liệu là chưa rõ, không phải là không đạt.
portal-hero-open = Giải thích đến tận cùng.
portal-hero-open-says = Từ kết quả về công thức, từng số liệu và điều khoản của văn bản phát động.
portal-hero-people = Con người quyết định.
portal-hero-people-says = Chỗ văn bản để ngỏ, hội đồng chọn; mỗi lựa chọn có lý do và được lưu lại.
portal-movement-coming = sắp phát động
portal-movement-running = đang diễn ra
portal-movement-over = đã kết thúc
portal-round-short-open = tạm tính
portal-round-short-judged = đã xét
portal-round-short-reviewed = đã xem xét
portal-round-short-decided = đã quyết định
portal-round-short-published = đã công bố
portal-eligible = Đủ điều kiện
portal-proposed-count = Đề nghị khen
portal-clusters-known = Chỉ gồm những cụm, khối đã tìm thấy thành phần được công bố; cụm của các đơn vị khác chưa được ghi nhận.
