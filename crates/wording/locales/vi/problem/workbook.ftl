### Vấn đề và điều cần biết khi đọc bảng tính.

## Cả tệp

problem-workbook-too-large = bảng tính lớn hơn { $largest }, tính cả khi bung ra
    .hint = Xóa hình ảnh, trang và hàng thừa, hoặc chia thành nhiều tệp.
problem-not-a-workbook = đây không phải bảng tính .xlsx mà có vẻ là { $likely }
    .hint = Nạp đúng tệp .xlsx, hoặc lưu lại từ bảng tính ở dạng .xlsx.
problem-password-protected = bảng tính có mật khẩu, không mở được
    .hint = Mở bằng bảng tính, bỏ mật khẩu, lưu lại rồi nạp lần nữa.
problem-other-workbook-format = bảng tính ở dạng { $format }, chương trình đọc dạng .xlsx
    .hint = Mở bằng bảng tính, chọn “Lưu thành… .xlsx” rồi nạp lại.
problem-damaged-workbook = bảng tính bị hỏng ({ $what })
    .hint = Mở bằng bảng tính rồi lưu lại, hoặc xin gửi lại tệp.
problem-template-of-another = đây là biểu mẫu của { $movement }, đợt { $round }, không phải của { $wanted_movement }, đợt { $wanted_round }
    .hint = Nạp đúng biểu mẫu, hoặc sửa MOVEMENT và --round cho khớp với biểu mẫu.
problem-newer-template = biểu mẫu thuộc phiên bản { $version }, mới hơn chương trình này
    .hint = Dùng bản mới của chương trình, hoặc lập lại biểu mẫu bằng lệnh template.
problem-no-table = không trang nào ({ $sheets }) có bảng số liệu
    .hint = Bảng cần một cột đơn vị có tiêu đề, và các cột có tiêu đề nêu tên chỉ tiêu. Cách chắc nhất: dùng biểu mẫu do lệnh template lập.
problem-too-many-columns = bảng có hơn { $most } cột; chỉ đọc đến cột { $last }
    .hint = Xóa các cột thừa ở bên phải bảng.
problem-sheet-skipped = trang này không có bảng số liệu nên không đọc
    .hint = Nếu trang có số liệu, hãy đặt tiêu đề cho cột đơn vị và các cột chỉ tiêu.
problem-hidden-sheet = trang này bị ẩn; vẫn được đọc
    .hint = Xem lại trang ẩn; nếu không dùng thì xóa đi.
problem-hidden-rows = có hàng bị ẩn ({ $rows }); vẫn được đọc
    .hint = Hiện các hàng ấy để xem lại; nếu không dùng thì xóa đi.
problem-hidden-columns = có cột bị ẩn ({ $columns }); vẫn được đọc
    .hint = Hiện các cột ấy để xem lại; nếu không dùng thì xóa đi.
problem-template-changed = { $what ->
        [gone] biểu mẫu thiếu cột: { $gone }
        [added] biểu mẫu có thêm cột mà đợt này không dùng: { $added }
        [both] biểu mẫu thiếu cột: { $gone }; có thêm cột mà đợt này không dùng: { $added }
       *[order] các cột của biểu mẫu đã đổi chỗ, hoặc một trang đã bị bỏ; biểu được đọc theo tiêu đề
    }
    .hint = { $what ->
        [gone] Thêm lại các cột ấy, hoặc điền vào một biểu mẫu mới.
        [added] Bỏ các cột ấy đi nếu không cần.
        [both] Sửa lại tiêu đề các cột ấy, hoặc điền vào một biểu mẫu mới.
       *[order] Nếu thiếu trang thì điền vào một biểu mẫu mới; nếu chỉ đổi chỗ thì không cần làm gì.
    }

## Tiêu đề

problem-heading-of-other-period = tiêu đề ghi { $found }, biểu mẫu cần { $period } ({ $label })
    .hint = Ghi lại { $period } vào ô này và điền số liệu của kỳ ấy; cần kỳ khác thì lập biểu mẫu của đợt khác.
problem-heading-of-other-indicator = tiêu đề ghi “{ $found }”, biểu mẫu cần “{ $label }”
    .hint = Ghi lại “{ $label }” vào ô này và điền số liệu của chỉ tiêu ấy, hoặc điền vào một biểu mẫu mới.
problem-ambiguous-heading = tiêu đề “{ $found }” có thể là nhiều chỉ tiêu: { $candidates }
    .hint = Viết tên chỉ tiêu đầy đủ như trong biểu mẫu.
problem-several-periods = tiêu đề nêu nhiều kỳ: { $periods }
    .hint = Mỗi cột một kỳ; số liệu “{ $label }” ghi như { $example }.
problem-period-missing = không rõ cột “{ $label }” là số liệu của kỳ nào
    .hint = Ghi kỳ vào tiêu đề cột, như { $example }.
problem-unknown-heading = cột { $column } “{ $found }” không nêu chỉ tiêu nào nên không đọc; trong cột có { $numbers } số
    .hint = Nếu cột này là số liệu, sửa tiêu đề theo tên chỉ tiêu trong biểu mẫu.
    .hint-nearest_label = Có phải “{ $nearest_label }”? Nếu đúng, sửa tiêu đề như vậy.
problem-period-from-day = tiêu đề “{ $found }” ghi ngày; số liệu được hiểu là của { $period } ({ $label })
    .hint = Nếu không phải, hãy ghi rõ năm hoặc quý vào tiêu đề cột.
problem-period-from-title = tiêu đề cột “{ $label }” không nêu kỳ; lấy kỳ ở hàng tên bảng: { $period }
    .hint = Nếu không đúng, ghi kỳ vào tiêu đề cột.
problem-period-assumed = tiêu đề cột “{ $label }” không nêu kỳ; lấy ngày chốt của đợt: { $period }
    .hint = Nếu không đúng, ghi ngày vào tiêu đề cột.
problem-scaled = tiêu đề “{ $heading }” nói số viết theo đơn vị nhân { $factor }; đã nhân lên
    .hint = Nếu số đã viết đủ, bỏ phần đơn vị nhân trong tiêu đề.

## Hàng

problem-ambiguous-unit = “{ $found }” là tên của nhiều đơn vị: { $candidates }
    .hint = Ghi mã đơn vị thay cho tên.
problem-unit-mismatch = “{ $found }” không khớp với { $unit }, { $name }
    .hint = Sửa mã hoặc tên cho cùng chỉ một đơn vị.
problem-second-table = dưới bảng này có một bảng khác với tiêu đề riêng (“{ $found }”)
    .hint = Chuyển bảng thứ hai sang một trang riêng, hoặc xóa đi nếu là bản chép lại.
problem-row-without-unit = hàng có số liệu mà không ghi đơn vị
    .hint = Ghi mã hoặc tên đơn vị vào cột đơn vị, hoặc xóa các số này.
problem-row-skipped = hàng “{ $found }” không phải đơn vị và không có số liệu nên không đọc
    .hint = Không cần làm gì.
problem-total-skipped = hàng này là tổng cộng, không phải số liệu của một đơn vị
    .hint = Không cần làm gì.
problem-total-differs = tổng cộng “{ $label }” ghi { $found }, cộng các hàng được { $sum }
    .hint = Xem có hàng thiếu hay gõ nhầm; tổng này không được dùng để xét.

## Ô

problem-error-cell = ô báo lỗi { $found } ({ $label })
    .hint = Sửa công thức, hoặc ghi hẳn số; chưa có số liệu thì để trống.
problem-formula-not-computed = công thức trong ô chưa có kết quả ({ $label })
    .hint = Mở bằng bảng tính, để máy tính lại rồi lưu, và nạp lần nữa.
problem-date-as-figure = ô ghi một ngày ({ $day }), cần số liệu “{ $label }”
    .hint = Đổi kiểu ô thành số rồi ghi lại số liệu.
problem-percent-of-count = { $found } hiện theo phần trăm, mà “{ $label }” là số đếm hay số tiền
    .hint = Đổi kiểu ô thành số rồi ghi lại số liệu.
problem-ratio-or-percent = { $found } đọc được hai cách ({ $label })
    .hint = Nếu là { $found } %, gõ { $found }%; nếu đúng là { $found } lần, gõ { $hundredfold }%.
problem-ratio-under-percent = { $found } đọc được hai cách dưới tiêu đề có dấu % ({ $label })
    .hint = Nếu là { $found } %, gõ { $found }%; nếu là { $hundredfold } %, gõ { $hundredfold }%.
problem-yes-or-no-expected = “{ $found }” không phải có hay không ({ $label })
    .hint = Ghi “có” hoặc “không”; chưa rõ thì để trống.
problem-formulas = các ô { $cells } có công thức; lấy kết quả lưu sẵn
    .hint = Xem lại công thức; kết quả đã lưu được dùng nguyên như vậy.
