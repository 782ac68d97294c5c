### Vấn đề trong tệp số liệu và danh sách đơn vị: sai ở đâu, sửa thế nào.

## Cả tệp

problem-empty-file = tệp không có gì bên trong
    .hint = Mở tệp xem lại rồi lưu lần nữa, hoặc xin lại tệp của người gửi.
problem-file-too-large = tệp lớn hơn { $largest }
    .hint = Xem có đúng tệp cần nạp không. Nếu số liệu thật sự nhiều, hãy chia thành nhiều tệp.
problem-file-without-figures = tệp không có số liệu nào: chỉ có tiêu đề, hoặc mọi ô số liệu đều trống
    .hint = Xem có nạp nhầm tệp chưa điền không. Ô trống là chưa biết, không phải bằng 0.
problem-no-figures = không tệp nào có số liệu nên không đơn vị nào dự xét: kết quả này chưa xét gì cả
    .hint = Điền số liệu của ít nhất một đơn vị rồi nạp lại, hoặc nêu các đơn vị dự xét bằng --units.
problem-more-problems = còn { $count } lỗi nữa không liệt kê ra đây
    .hint = Sửa những lỗi đã nêu rồi chạy lại để thấy phần còn lại.

## Số liệu không được dùng

problem-other-period = số liệu “{ $label }” của { $periods } không được dùng trong đợt này: đợt này cần số liệu của { $needed }, mà { $count } đơn vị đã nộp kỳ khác lại thiếu: { $units }
    .hint = Xem lại kỳ số liệu; nếu ghi nhầm kỳ thì sửa, nếu không thì thêm số liệu của { $needed }.
problem-figures-not-used = có { $count } số liệu không được dùng trong đợt này: { $labels }; kỳ: { $periods }
    .hint = Nếu là số liệu của đợt khác thì không phải sửa gì; nếu không, xem lại chỉ tiêu và kỳ.

## CSV

problem-workbook-as-csv = đây là tệp bảng tính, không phải CSV
    .hint = Đổi đuôi tên tệp thành .xlsx rồi nạp lại.
problem-not-utf8 = chữ trong tệp không ở dạng UTF-8 mà có vẻ là { $likely }
    .hint = Mở tệp bằng bảng tính, chọn “Lưu thành… CSV UTF-8” rồi nạp lại.
problem-nul-byte = trong tệp có ký tự rỗng: tệp hỏng hoặc không phải tệp chữ
    .hint = Xin lại tệp, hoặc lưu lại từ bảng tính ở dạng “CSV UTF-8”.
problem-wrong-separator = các cột ngăn nhau bằng { $found ->
        [semicolon] dấu chấm phẩy
        [tab] dấu tab
       *[other] “{ $found }”
    }, cần dấu phẩy
    .hint = Lưu lại ở dạng CSV ngăn bằng dấu phẩy (số viết với dấu chấm thập phân), hoặc lưu thành .xlsx rồi nạp tệp đó.
problem-header-broken = không đọc được dòng tiêu đề
    .hint = Dòng đầu phải là: unit,indicator,period,value. Xem lại dấu ngoặc kép trong dòng này.
problem-unknown-column = cột “{ $found }” (cột thứ { $number }) không có trong mẫu
    .hint = Các cột được dùng: { $known }. Sửa tên cột hoặc bỏ cột này.
    .hint-nearest = Có phải “{ $nearest }”? Các cột được dùng: { $known }.
problem-column-twice = cột “{ $column }” có hai lần
    .hint = Giữ lại một cột, xóa cột kia.
problem-missing-columns = thiếu cột { $missing }
    .hint = Dòng đầu phải có đủ: { $wanted }.
problem-field-count = dòng có { $found } ô, tiêu đề có { $wanted } cột
    .hint-plain = Dấu phẩy trong “{ $joined }” tách số này thành nhiều ô. Có phải { $plain }? Trong CSV, dấu thập phân là dấu chấm và số không có dấu phân nhóm.
    .hint-joined = Dấu phẩy trong “{ $joined }” tách số này thành nhiều ô. Trong CSV, dấu thập phân là dấu chấm (45.5) và số không có dấu phân nhóm (1045000).
    .hint = Thêm hoặc bớt dấu phẩy cho khớp với tiêu đề; chữ có dấu phẩy phải đặt trong ngoặc kép.
problem-quotes = dấu ngoặc kép mở mà không đóng, hoặc còn chữ đứng ngay sau dấu đóng
    .hint = Sửa dấu ngoặc kép; trong ô có ngoặc kép thì viết hai dấu liền nhau ("").
problem-line-too-long = dòng quá dài, không thể là một dòng số liệu
    .hint = Tìm dấu ngoặc kép chưa đóng ở dòng này hoặc ngay trước đó.
problem-received-no-date = ngày nhận “{ $found }” không phải là ngày
    .hint = Viết dạng năm-tháng-ngày, ví dụ 2022-07-15, hoặc để trống.

## Đơn vị

problem-unit-missing = chưa ghi đơn vị
    .hint = Ghi mã đơn vị, ví dụ 24; số liệu toàn quốc ghi VN.
problem-unknown-unit = không có đơn vị nào mang mã “{ $found }”
    .message-name = không có đơn vị nào từng mang mã “{ $name }”
    .hint-named = Hãy ghi mã, không ghi tên: { $nearest_name } có mã “{ $nearest }”.
    .hint-zeros = Có phải “{ $nearest }”, { $nearest_name }? Mã là chữ: phải giữ số 0 ở đầu.
    .hint-nearest_name = Có phải “{ $nearest }”, { $nearest_name }?
    .hint-level_needed = Sửa mã; nếu là đơn vị riêng của đợt này thì thêm cột level cho biết cấp của nó.
    .hint-nearest = Có phải “{ $nearest }”?
    .hint-known = Mã của các đơn vị trực thuộc: { $known }.
    .hint = Dùng mã đơn vị hành chính (tỉnh 2 chữ số, huyện 3, xã 5), VN cho toàn quốc, hoặc mã bắt đầu bằng TW- cho đơn vị trực thuộc.

problem-list-without-units = danh sách đơn vị không có đơn vị nào
    .hint = Ghi mỗi đơn vị một dòng dưới cột unit; để mọi đơn vị có số liệu cùng dự xét thì bỏ --units.
problem-units-not-competing = { $count } đơn vị trong danh sách không dự xét: { $units }. Các đơn vị này ở cấp { $levels }, còn khen thưởng của đợt này dành cho cấp { $recipients }
    .hint = Xem lại danh sách; các đơn vị này không có trong kết quả.
problem-figures-not-judged = có số liệu của { $count } đơn vị không dự xét: { $units }. Các đơn vị này ở cấp { $levels }, còn khen thưởng của đợt này dành cho cấp { $recipients }
    .hint = Xem lại mã đơn vị và phong trào; các số liệu này không được dùng.
problem-outside-groups = { $count } đơn vị dự xét không thuộc nhóm nào của “{ $within }”: { $units }
    .hint = Các đơn vị này được xét chung thành một nhóm riêng “ngoài các nhóm”, với số suất của một nhóm. Nếu không đúng thế, hãy xếp chúng vào nhóm.
problem-unit-not-then = vào ngày { $day } không có đơn vị mang mã “{ $found }”
    .message-until = mã “{ $found }” là { $name }, đến hết ngày { $until } thì thôi; đợt này chốt ngày { $day }
    .message-from = mã “{ $found }” là { $name }, chỉ có từ ngày { $from }; đợt này chốt ngày { $day }
    .hint = Dùng mã của đơn vị có vào ngày { $day }. Số liệu của đơn vị trước hoặc sau sáp nhập không tự chuyển sang.
problem-unit-twice = đơn vị “{ $unit }” đã có ở { $earlier_at }
    .message-grouping = đơn vị “{ $unit }” ở hai nhóm của “{ $grouping }” trong cùng một ngày: { $groups }
    .hint = Xóa một trong hai dòng.
    .hint-grouping = Mỗi đơn vị chỉ ở một nhóm trong một ngày: sửa from, to hoặc bỏ bớt một dòng.
problem-unknown-level = không có cấp “{ $found }”
    .hint = Các cấp: { $known }.
    .hint-nearest = Có phải “{ $nearest }”? Các cấp: { $known }.
problem-level-differs = { $name } ({ $unit }) thuộc cấp { $wanted }, tệp ghi { $found }
    .hint = Sửa cột level thành { $wanted } hoặc để trống.
problem-unknown-parent = đơn vị cấp trên “{ $found }” của “{ $unit }” không có
    .hint = Ghi mã một đơn vị có trong danh sách hoặc trong danh mục hành chính, hoặc để trống cột parent.

## Chỉ tiêu và kỳ số liệu

problem-unknown-indicator = không có chỉ tiêu “{ $found }”
    .hint = Xem tên các chỉ tiêu trong biểu mẫu của đợt này (lệnh template) rồi sửa lại.
    .hint-nearest = Có phải “{ $nearest }”? Sửa lại rồi nạp tệp lần nữa.
problem-period-kind = số liệu “{ $label }” ghi theo { $wanted ->
        [date] ngày
        [year] năm
        [quarter] quý
       *[other] { $wanted }
    }, ở đây ghi “{ $found }”
    .hint = Viết kỳ số liệu như { $example }.
problem-impossible-date = lịch không có ngày “{ $found }”
    .hint = Sửa lại ngày, viết như { $example }.
problem-no-period = “{ $found }” không phải là ngày, quý hay năm
    .hint = Số liệu “{ $label }” ghi theo { $wanted ->
        [date] ngày
        [year] năm
        [quarter] quý
       *[other] { $wanted }
    }: viết như { $example }.
    .hint-plain = Có phải “{ $plain }”? Viết đúng như vậy.

## Giá trị

problem-too-many-digits = “{ $found }” có quá nhiều chữ số so với mọi số liệu ({ $label })
    .hint = Xem có gõ thừa chữ số, hay nhiều số dính vào một chỗ không; nếu là số lẻ quá dài thì làm tròn ở nguồn.
problem-not-a-number = “{ $found }” không phải là số ({ $label })
    .hint = Ghi một số, ví dụ 1045000 hoặc 0.021. Chưa có số liệu thì để trống, không ghi chữ, không ghi số 0.
problem-not-plain = “{ $found }” chưa viết theo cách của tệp CSV ({ $label })
    .hint = Có phải { $plain }? Trong CSV, số viết liền, không dấu phân nhóm, dấu thập phân là dấu chấm.
problem-two-readings = “{ $found }” đọc được hai cách ({ $label })
    .hint-csv = Người Việt đọc là { $vietnamese }, người Anh đọc là { $english }. Trong CSV hãy ghi đúng một trong hai, không có dấu phân nhóm.
    .hint = Người Việt đọc là { $vietnamese }, người Anh đọc là { $english }. Viết lại bằng ô kiểu số, hoặc cho biết cách viết bằng --numbers vi hay --numbers en.
problem-zeros-after-point = “{ $found }” ({ $label }) là { $as_decimal } hay { $as_grouped }?
    .hint = Trong CSV, dấu chấm là dấu thập phân. Nếu là { $as_grouped } thì ghi { $as_grouped }; nếu là { $as_decimal } thì ghi { $as_decimal }.
problem-negative-count = { $found } là số âm, mà “{ $label }” là số đếm
    .hint = Sửa thành số từ 0 trở lên; chưa có số liệu thì để trống.
problem-fraction-of-count = { $found } có phần lẻ, mà “{ $label }” là số đếm
    .hint = Ghi số nguyên.
    .hint-plain = Có phải { $plain }? Ghi số nguyên.
problem-negative-money = { $found } là số âm, mà “{ $label }” là số tiền
    .hint = Ghi số tiền từ 0 đồng trở lên; chưa có số liệu thì để trống.
problem-negative-share = { $found } là số âm, mà “{ $label }” là tỷ lệ
    .hint = Ghi tỷ lệ từ 0 đến 1, ví dụ 0.021 cho 2,1 %.
problem-share-above-one = { $found } lớn hơn 1, mà “{ $label }” là phần của một tổng
    .hint = Nếu muốn nói { $percent } %, hãy ghi { $plain }.
    .hint-typed = Nếu muốn nói { $typed } %, gõ { $typed }% (cả dấu %).
problem-truth-expected = “{ $found }” không phải true hay false ({ $label })
    .hint = Ghi true (đúng) hoặc false (sai); chưa rõ thì để trống.
problem-contradiction = hai số khác nhau cho cùng một số liệu: { $unit }, { $indicator }, { $period }: ở đây ghi { $found }, còn { $earlier_at } ghi { $earlier }
    .hint = Xem số nào đúng, giữ lại một số.
