### Dòng lệnh: đầu mục của trợ giúp và lỗi khi gõ lệnh.

usage-heading = Cách dùng:
usage-a-command = LỆNH
usage-more-options = [tùy chọn]
usage-commands = Các lệnh
usage-arguments = Đối số
usage-options = Tùy chọn
usage-everywhere = Dùng được ở mọi lệnh

usage-error = Lệnh chưa đúng:
usage-see = Xem thêm: { $command } --help
usage-tip = Có phải { $suggested }?
usage-values = Các giá trị dùng được: { $values }.

usage-unknown-argument = không có tùy chọn hay đối số “{ $found }”
usage-unknown-command = không có lệnh “{ $found }”
usage-missing-command = cần nêu một lệnh
usage-missing-arguments = thiếu { $missing }
usage-missing-value = { $argument } cần một giá trị
usage-invalid-value = { $argument } không nhận giá trị “{ $found }”
usage-too-many-values = { $argument } không nhận nhiều giá trị như vậy: “{ $found }”
usage-repeated = { $argument } chỉ dùng một lần
usage-conflict = { $argument } không dùng chung với { $other }
usage-not-utf8 = có đối số không phải là chữ UTF-8
usage-other = dòng lệnh không đọc được
