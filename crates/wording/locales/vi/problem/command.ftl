### Vấn đề của lệnh, tệp và kết quả.

problem-annotated = đã ghi lại bảng tính { $of } với từng ô lỗi được đánh dấu
    .hint = Mở tệp này, sửa các ô được đánh dấu, rồi nạp lại.
problem-not-annotated = không ghi tệp này: { $of } không mở được như một bảng tính nên không đánh dấu được
    .hint = Xem lỗi nêu cho { $of }.
problem-unknown-movement = không có phong trào “{ $name }”
    .hint-all = Có phải “{ $nearest }”? Các phong trào có sẵn: { $all }. Cũng có thể ghi đường dẫn của một tệp phong trào.
    .hint-known = Các phong trào có sẵn: { $known }. Cũng có thể ghi đường dẫn của một tệp phong trào.
    .hint = Ghi mã một phong trào có sẵn hoặc đường dẫn của một tệp.
problem-cannot-read = không đọc được tệp: { $reason ->
        [not-found] không tìm thấy
        [denied] không có quyền đọc
        [folder] đây là thư mục
        [utf-16] chữ trong tệp ở dạng UTF-16 (“Unicode”), cần UTF-8
        [not-utf8] chữ trong tệp không ở dạng UTF-8
       *[other] { $reason }
    }
    .hint = { $reason ->
        [utf-16] Mở tệp bằng trình soạn thảo, chọn “Lưu thành…” với bảng mã UTF-8 rồi chạy lại.
        [not-utf8] Mở tệp bằng trình soạn thảo, chọn “Lưu thành…” với bảng mã UTF-8 rồi chạy lại.
       *[other] Xem lại đường dẫn và quyền đọc tệp.
    }
problem-cannot-write = không ghi được tệp: { $reason ->
        [not-found] không có thư mục này
        [denied] không có quyền ghi
        [folder] đây là thư mục
        [full] hết chỗ trên đĩa
        [read-only] đĩa chỉ cho đọc
        [no-name] thiếu tên tệp
       *[other] { $reason }
    }
    .hint = Xem lại thư mục, quyền ghi và dung lượng đĩa. Chưa có gì bị ghi dở.
problem-not-a-reading = “{ $found }” không phải là một lựa chọn cách hiểu
    .hint = Viết --reading MÃ=PHƯƠNG_ÁN, ví dụ --reading comparable=exact.
problem-reading-twice = cách hiểu “{ $reading }” được chọn hai lần
    .hint = Giữ lại một lần.
problem-needs-output = --format xlsx cần có tệp để ghi
    .hint = Thêm --output TỆP.xlsx.
problem-same-file = { $option } sẽ ghi đè lên { $file }, là tệp của { $other }
    .hint = Đặt tên khác cho { $option }. Chưa có gì bị ghi.
problem-two-inputs = đầu vào chuẩn (-) chỉ đọc được một lần
    .hint = Chỉ ghi “-” một lần; số liệu khác nạp từ tệp.
problem-unsound-movement = phong trào có chỗ không xét được: { $name }
    .hint = Chạy lệnh check để xem lỗi trong tệp phong trào.
problem-award-not-here = hình thức khen “{ $label }” ({ $award }) không có ở đợt { $round } theo cách xét này
    .message-readings = hình thức khen “{ $label }” ({ $award }) chỉ có khi theo cách hiểu { $readings }
    .message-rounds = hình thức khen “{ $label }” ({ $award }) không có ở đợt { $round }
    .hint-options = Thêm { $options }.
    .hint-rounds = Hình thức khen này có ở: { $rounds }. Chọn đợt bằng --round.
    .hint = Hỏi hình thức khen khác.
problem-unit-not-competing = đơn vị “{ $unit }” không dự xét hình thức khen “{ $label }” ({ $award })
    .hint = Những đơn vị dự xét là đơn vị cùng cấp có số liệu, hoặc các đơn vị trong danh sách --units.
    .hint-nearest = Có phải “{ $nearest }”?
problem-record-not-used = { $unit }: ghi nhận “{ $label }” đề ngày { $day } không được dùng, vì đợt này xét theo ngày { $cut_off }
    .hint = Nếu ghi nhận này còn hiệu lực ở ngày chốt, hãy ghi thêm một dòng cho ngày { $cut_off }.
problem-no-units = không có đơn vị nào để xét
    .hint = Nạp số liệu của ít nhất một đơn vị thuộc cấp dự xét, hoặc nêu đơn vị bằng --units.

problem-too-many-readings = các cách hiểu có hơn { $most } tổ hợp
    .hint = Xét từng tổ hợp cần thiết bằng evaluate --reading.

## Biên nhận

problem-not-a-receipt = tệp không phải là biên nhận mà chương trình này đọc được
    .hint = Xem có đúng tệp do evaluate --receipt ghi ra không.
problem-receipt-part = phần “{ $part }” của biên nhận đã bị sửa
    .hint = Xin lại biên nhận gốc; bản này không dùng làm bằng chứng được.
problem-receipt-frame = khung của biên nhận đã bị sửa ở dòng này
    .hint = Xin lại biên nhận gốc; bản này không dùng làm bằng chứng được.
problem-receipt-figure = các phần còn nguyên, nhưng có số liệu không thể nào đã được xét: { $unit }, { $indicator }, { $period }: “{ $found }”
    .hint = Xin lại biên nhận gốc; bản này không dùng làm bằng chứng được.
problem-receipt-figure-twice = các phần còn nguyên, nhưng một số liệu có hai lần: { $unit }, { $indicator }, { $period }: “{ $found }”
    .hint = Xin lại biên nhận gốc; bản này không dùng làm bằng chứng được.
problem-receipt-unsound = các phần còn nguyên, nhưng không xét lại được; lý do ở ngay dưới
    .hint = Dùng phiên bản chương trình đã lập biên nhận.
problem-receipt-differs = xét lại ra kết quả khác, bắt đầu ở dòng { $line } của kết quả: biên nhận ghi “{ $kept }”, xét lại được “{ $replayed }”
    .hint = Dùng phiên bản chương trình đã lập biên nhận và báo cho người phụ trách.

## Ví dụ mẫu của phong trào

problem-case-expects-nothing = ví dụ mẫu không nêu kết quả mong đợi
    .hint = Thêm ít nhất một bảng [expect.…].
problem-case-unknown-unit = đơn vị “{ $unit }” không dự xét trong ví dụ mẫu
    .hint = Thêm số liệu của đơn vị này, hoặc nêu nó trong units.
problem-unknown-goal = đợt này không có mục tiêu “{ $name }”
    .hint-nearest = Có phải “{ $nearest }”?
    .hint = Những mục tiêu đã có: { $known }.
problem-case-differs = { $what }: mong đợi { $expected }, tính ra { $found }
    .hint = Một trong hai chưa đúng: số liệu và kết quả mong đợi của ví dụ, hoặc quy tắc trong tệp phong trào.

problem-cannot-listen = không nghe được ở { $address }: { $reason }
    .hint = Có thể một chương trình khác đang dùng cổng này; chọn cổng khác bằng --listen 127.0.0.1:8081, hoặc --listen 127.0.0.1:0 để lấy cổng trống.
problem-cannot-serve = không mở được trang web: { $reason }
    .hint = Kiểm tra địa chỉ của --database và quyền ghi vào --folder.

problem-demo-not-loopback = bản thử chỉ mở trên máy này, không mở ở { $address }
    .hint = Dùng --listen 127.0.0.1:8080. Mật khẩu của bản thử được in ra cho mọi người xem; để người khác dùng, hãy chạy serve.
problem-demo-in-use = cơ sở dữ liệu này đang có tài khoản thật
    .hint = Bản thử cần một cơ sở dữ liệu trống: đổi --database hoặc --folder. Chưa có gì bị ghi vào đó.

## Cài đặt

problem-setting-not-toml = dòng này không đọc được
    .hint = Mỗi dòng là tên = giá trị, chữ đặt trong dấu ngoặc kép, dưới một bảng như [reach]; xem docs/settings.md.
problem-setting-no-table = “{ $name }” phải nằm trong một bảng
    .hint = Viết [reach], [storage], [limits] hoặc [logs] ở dòng trên; xem docs/settings.md.
problem-setting-unknown = không có cài đặt “{ $name }”
    .hint-nearest = Có phải “{ $nearest }”?
    .hint = Các cài đặt được liệt kê trong docs/settings.md.
problem-setting-value = { $name }: “{ $found }” không dùng được
    .hint = Cần { $form }; xem docs/settings.md. Trang web chưa mở.

## Nhật ký và sao lưu

problem-journal-edited = nhật ký: mục { $entry } đã bị sửa
    .hint = So với bản sao lưu và mốc đối chiếu giữ ở nơi khác; báo cho người phụ trách. Đừng sửa gì thêm.
problem-journal-missing = nhật ký: thiếu các mục từ { $from } đến { $to }
    .hint = So với bản sao lưu và mốc đối chiếu giữ ở nơi khác; báo cho người phụ trách. Đừng sửa gì thêm.
problem-journal-unchained = nhật ký: mục { $entry } không nối với mục trước nó; có mục đã bị đổi chỗ
    .hint = So với bản sao lưu và mốc đối chiếu giữ ở nơi khác; báo cho người phụ trách. Đừng sửa gì thêm.
problem-journal-cut-off = nhật ký hết ở mục { $ends }, nhưng mốc đối chiếu đã thấy mục { $known }
    .hint = Cuối nhật ký đã bị cắt, hoặc mốc đối chiếu là của cơ sở dữ liệu khác.
problem-journal-rewritten = nhật ký: mục { $entry } không phải là mục mà mốc đối chiếu đã thấy
    .hint = Nhật ký đã bị viết lại, hoặc mốc đối chiếu là của cơ sở dữ liệu khác.
problem-journal-rows = nhật ký: dữ liệu của mục { $entry } trong bảng { $table } không còn như khi ghi
    .hint = So với bản sao lưu; báo cho người phụ trách. Đừng sửa gì thêm.
problem-no-checkpoint = tệp không có mốc đối chiếu
    .hint = Cần một dòng do lệnh journal checkpoint in ra: số của mục, dấu cách, rồi 64 chữ số thập lục phân.
problem-store = không làm được với nơi giữ dữ liệu: { $reason ->
        [gone] không kết nối được
        [full] hết chỗ
        [busy] đang bận
        [address] địa chỉ không đúng
        [newer] dữ liệu thuộc phiên bản mới hơn của chương trình
        [older] dữ liệu thuộc phiên bản cũ hơn của chương trình
        [unknown] không có ở đó
        [taken] ở đó đã có dữ liệu
        [damaged] dữ liệu bị hỏng
       *[other] có lỗi
    } ({ $says })
    .hint-older = Chạy serve của phiên bản này một lần để chuyển đổi dữ liệu, rồi làm lại.
    .hint-newer = Dùng phiên bản chương trình mới hơn.
    .hint-taken = Chọn một nơi còn trống. Chưa có gì bị ghi.
    .hint = Kiểm tra --database, --folder và --uploads.
problem-no-entries = nhật ký chưa có mục nào
    .hint = Chưa có gì để đối chiếu.
