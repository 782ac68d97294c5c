### Vấn đề của lệnh, tệp và kết quả.

problem-unknown-movement = không có phong trào “{ $name }”
    .hint-nearest = Có phải “{ $nearest }”? Cũng có thể ghi đường dẫn của một tệp phong trào.
    .hint-known = Các phong trào có sẵn: { $known }. Cũng có thể ghi đường dẫn của một tệp phong trào.
    .hint = Ghi mã một phong trào có sẵn hoặc đường dẫn của một tệp.
problem-cannot-read = không đọc được tệp: { $reason }
    .hint = Xem lại đường dẫn và quyền đọc tệp.
problem-cannot-write = không ghi được tệp: { $reason }
    .hint = Xem lại thư mục, quyền ghi và dung lượng đĩa. Chưa có gì bị ghi dở.
problem-not-a-reading = “{ $found }” không phải là một lựa chọn cách hiểu
    .hint = Viết --reading MÃ=PHƯƠNG_ÁN, ví dụ --reading comparable=exact.
problem-reading-twice = cách hiểu “{ $reading }” được chọn hai lần
    .hint = Giữ lại một lần.
problem-unsound-movement = phong trào có chỗ không xét được: { $name }
    .hint = Chạy lệnh check để xem lỗi trong tệp phong trào.
problem-unit-not-competing = đơn vị “{ $unit }” không dự xét “{ $award }”
    .hint = Những đơn vị dự xét là đơn vị cùng cấp có số liệu, hoặc các đơn vị trong danh sách --units.
    .hint-nearest = Có phải “{ $nearest }”?
problem-record-not-used = { $unit }: ghi nhận “{ $label }” đề ngày { $day } không được dùng, vì đợt này xét theo ngày { $cut_off }
    .hint = Nếu ghi nhận này còn hiệu lực ở ngày chốt, hãy ghi thêm một dòng cho ngày { $cut_off }.
problem-no-units = không có đơn vị nào để xét
    .hint = Nạp số liệu của ít nhất một đơn vị thuộc cấp dự xét, hoặc nêu đơn vị bằng --units.
problem-unknown-workbook = tệp là bảng tính kiểu cũ (.xls) hoặc có mật khẩu
    .hint = Mở bằng bảng tính, bỏ mật khẩu, lưu thành .xlsx rồi nạp lại.

## Ví dụ mẫu của phong trào

problem-case-toml = ví dụ mẫu không viết đúng TOML: { $message }
    .hint = Sửa chỗ được đánh dấu.
problem-case-key = ví dụ mẫu không có khóa “{ $key }”
    .hint = Các khóa dùng được: { $known }.
    .hint-nearest = Có phải “{ $nearest }”?
problem-case-kind = “{ $key }” trong ví dụ mẫu phải là { $wanted }
    .hint = Sửa lại giá trị này.
problem-case-expects-nothing = ví dụ mẫu không nêu kết quả mong đợi
    .hint = Thêm ít nhất một bảng [expect.…].
problem-case-unknown-unit = đơn vị “{ $unit }” không dự xét trong ví dụ mẫu
    .hint = Thêm số liệu của đơn vị này, hoặc nêu nó trong units.
problem-case-differs = { $what }: mong đợi { $expected }, tính ra { $found }
    .hint = Một trong hai chưa đúng: số liệu và kết quả mong đợi của ví dụ, hoặc quy tắc trong tệp phong trào.
