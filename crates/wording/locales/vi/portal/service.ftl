### Vận hành: sức khỏe, số đo, lệnh vận hành.

portal-demo-banner = BẢN THỬ: người và số liệu đều là minh họa.
portal-demo-way = Xem đường đi
portal-demo-title = Đi hết một đợt xét
portal-demo-lead = Lần lượt đóng từng vai để đưa số liệu của hai tỉnh cuối cùng đến kết quả được công bố. Bấm nút của việc kế tiếp; lần đầu cần mật khẩu đã in ra ở màn hình dòng lệnh.
portal-demo-steps = Các việc
portal-demo-others = Những vai khác
portal-demo-go = Làm việc này
portal-demo-done = đã xong
portal-demo-me = bạn đang đóng vai này
portal-demo-all-done = Đợt xét đã được công bố.
portal-demo-see-result = Xem kết quả như mọi người
portal-demo-end = Muốn làm lại từ đầu: dừng bằng Ctrl-C rồi chạy lại thidua demo.
portal-demo-person = { $role } (minh họa)
portal-demo-person-of = { $role } { $unit } (minh họa)
portal-demo-enter = Nhập số liệu của { $unit }: gõ tay, hoặc nạp bảng tính đã điền sẵn
portal-demo-submit = Xem lại và nộp số liệu của { $unit }
portal-demo-verify = Thẩm định số liệu của { $unit }, hoặc trả lại kèm lý do
portal-demo-judge = Xét đợt này trên số liệu đã thẩm định
portal-demo-review = Ghi nhận ý kiến của hội đồng
portal-demo-decide = Quyết định
portal-demo-publish = Công bố kết quả
portal-demo-see-cluster-head = Xem kết quả của các đơn vị
portal-demo-see-council-member = Xem kết quả, diễn giải và những gì còn chờ hội đồng
portal-demo-see-auditor = Xem mọi thứ, không sửa gì
portal-demo-see-administrator = Mời thêm người, xem các tài khoản
portal-demo-see-emulation-officer = Người thứ hai, cho những việc phải có hai người như mở khóa số liệu
portal-demo-example = Tải bảng tính đã điền số liệu minh họa
portal-demo-example-says = rồi nạp lại vào đây, như thể đơn vị đã điền.
portal-demo-file = minh-hoa
portal-request = Nếu báo cho người quản trị, xin nêu mã:

portal-journal-whole = Nhật ký nguyên vẹn: { $count } mục, từ mục đầu đến mục { $end }.
portal-journal-empty = Nhật ký chưa có mục nào.
portal-backup-done = Đã sao lưu { $rows } dòng và { $files } tệp vào { $folder }.
portal-restore-done = Đã dựng lại { $rows } dòng và { $files } tệp; nhật ký nguyên vẹn.
portal-checkpoint = Mốc đối chiếu nhật ký, hãy giữ ở nơi khác: { $line }
