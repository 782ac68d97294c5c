### Vấn đề trong tệp phong trào: sai ở đâu, sửa thế nào.

## Tệp

problem-toml = { $what ->
        [date] ngày “{ $found }” không viết như thế trong tệp này
        [impossible-date] lịch không có ngày “{ $found }”
        [curly-quotes] { $found } nằm trong dấu ngoặc kép cong, TOML chỉ nhận ngoặc kép thẳng "…"
        [no-quotes] “{ $found }” là chữ mà không đặt trong ngoặc kép
        [unclosed-quotes] ngoặc kép mở mà không đóng: { $found }
        [after-value] còn chữ đứng sau giá trị: { $found }
        [escape] dấu \ trong ngoặc kép phải viết thành hai dấu \\: { $found }
        [number] “{ $found }” không phải cách viết số trong tệp này
        [percent] “{ $found }” có dấu % mà không đặt trong ngoặc kép
        [leading-zero] “{ $found }” bắt đầu bằng số 0 mà không đặt trong ngoặc kép
        [truth] “{ $found }” phải viết bằng chữ thường
        [duplicate] “{ $found }” đã có ở phía trên trong cùng bảng
        [unclosed] dấu ngoặc mở ở đây mà không đóng, hoặc thiếu dấu phẩy ở các dòng sau: { $found }
        [no-comma] thiếu dấu phẩy trước { $found }
        [key] khóa “{ $found }” có ký tự không dùng được trong khóa
        [no-key] thiếu tên khóa trước dấu =
        [colon] khóa và giá trị phải nối bằng dấu =, không phải dấu hai chấm
        [comment] lời ghi chú phải bắt đầu bằng dấu #
        [no-equals] dòng này không có dấu =: { $found }
        [invisible] dòng này trông như trống nhưng có một ký tự không nhìn thấy ({ $found })
        [no-value] sau dấu = không có giá trị: { $found }
       *[other] chỗ này không viết đúng TOML: { $found }
    }
    .hint-form = { $what ->
        [date] Viết năm-tháng-ngày, không có ngoặc kép: { $form }
        [number] Dấu thập phân là dấu chấm, nhóm ba chữ số ngăn bằng dấu _: { $form }
       *[other] Viết: { $form }
    }
    .hint = { $what ->
        [impossible-date] Sửa ngày; viết năm-tháng-ngày, không có ngoặc kép, ví dụ 2022-06-30.
        [unclosed-quotes] Thêm ngoặc kép " ở cuối chữ.
        [after-value] Mỗi dòng một khóa; ngoặc kép bên trong chữ viết là \", và lời ghi chú bắt đầu bằng #.
        [escape] Viết \\ thay cho \, hoặc đặt chữ trong ngoặc đơn '…'.
        [number] Dấu thập phân là dấu chấm (45.5), nhóm ba chữ số ngăn bằng dấu _ (20_000_000).
        [duplicate] Bỏ một trong hai, hoặc đổi tên; nhiều mục cùng loại (clause, round…) viết với hai ngoặc vuông: [[clause]].
        [unclosed] Thêm dấu ngoặc đóng ] hoặc {"}"}, hoặc dấu phẩy còn thiếu. Các dòng sau chỗ này chưa đọc được.
        [no-comma] Các phần trong ngoặc ngăn nhau bằng dấu phẩy: ["a", "b"].
        [key] Khóa chỉ gồm chữ không dấu, chữ số, “_” và “-”; các khóa dùng được ở docs/movement-format.vi.md.
        [no-equals] Viết khóa = giá trị; lời ghi chú bắt đầu bằng #, chữ nhiều dòng đặt giữa """ và """.
        [invisible] Xóa cả dòng rồi gõ lại.
        [no-value] Thêm giá trị, hoặc bỏ cả dòng.
       *[other] Sửa chỗ được đánh dấu; cách viết xem docs/movement-format.vi.md.
    }
problem-too-many = có { $found } { $kind }, nhiều hơn mức { $most } mà một văn bản có thể có
    .hint = Xem có chép lặp hay không.
problem-too-many-problems = còn { $left_out } lỗi nữa không liệt kê ra đây
    .hint = Sửa những lỗi đã nêu rồi chạy lại để thấy phần còn lại.
problem-unknown-format = tệp viết theo dạng format “{ $found }”; chương trình này đọc dạng { $known }
    .hint = Dòng đầu của tệp phải là: format = { $known }
problem-unknown-key = ở đây không có khóa “{ $key }”
    .hint = Xem các khóa dùng được ở docs/movement-format.vi.md.
    .hint-nearest = Có phải “{ $nearest }”?
    .hint-known = Các khóa dùng được: { $known }.
problem-missing-key = thiếu khóa “{ $key }”
    .hint-words = Thêm { $key }.vi = "…" và { $key }.en = "…" vào bảng này.
    .hint-first = Viết dòng này ở đầu tệp: { $form }
    .hint-form = Thêm vào bảng này: { $form }
    .hint = Thêm { $key } = … vào bảng này.
problem-wrong-kind = “{ $key }” phải là { $wanted ->
        [table] một bảng
        [list] một danh sách
        [text] chữ trong ngoặc kép
        [words] lời bằng cả hai thứ tiếng
        [yes-or-no] true hoặc false
        [date] một ngày
        [number] một số
        [whole] một số nguyên
       *[other] { $wanted }
    }
    .hint-form = Viết: { $form }
    .hint = { $wanted ->
        [words] Viết { $key }.vi = "…" và { $key }.en = "…".
        [table] Viết dạng [tên] hoặc {"{"} khóa = giá trị {"}"}.
        [list] Viết dạng ["a", "b"].
        [text] Đặt chữ trong ngoặc kép: "…".
        [yes-or-no] Viết true hoặc false, không có ngoặc kép.
        [date] Viết ngày không có ngoặc kép, ví dụ 2022-06-30.
        [number] Viết ví dụ "45%", "1.05" hoặc 130_000; dấu thập phân là dấu chấm.
        [whole] Viết một số nguyên từ 0 trở lên, ví dụ 3.
       *[other] Xem cách viết khóa này ở docs/movement-format.vi.md.
    }
problem-unknown-word = “{ $key }” không thể là “{ $found }”
    .hint = Dùng một trong các từ: { $known }.
    .hint-nearest = Có phải “{ $nearest }”? Các từ dùng được: { $known }.
problem-missing-words = “{ $key }” thiếu phần { $language ->
        [vi] tiếng Việt
       *[en] tiếng Anh
    }
    .hint = Thêm { $key }.{ $language } = "…", không để trống.
problem-bad-id = “{ $id }” không dùng làm mã được
    .hint = Mã chỉ gồm chữ thường không dấu, chữ số, “_” và “-”.
problem-bad-step = độ mịn so sánh “{ $found }” không phải “exact” hay lũy thừa của mười
    .hint = Viết "exact", hoặc ví dụ "0.01%", "0.001".
problem-dates-reversed = kết thúc ({ $to }) trước khi bắt đầu ({ $from })
    .hint = Đổi lại hai ngày.
problem-reading-without-choice = cách hiểu “{ $reading }” có chưa đến hai phương án
    .hint = Thêm choice.<mã>.says.vi và .en cho từng phương án; phương án đầu là mặc định.
problem-round-without-cut-off = đợt xét “{ $round }” không có ngày chốt số liệu
    .hint = Thêm cut_off = năm-tháng-ngày.
problem-indicator-in-catalogue = chỉ tiêu “{ $indicator }” đã có trong danh mục chung
    .hint = Bỏ bảng này để dùng chỉ tiêu của danh mục, hoặc đặt mã khác.

## Công thức

problem-formula-character = công thức có ký tự không dùng được: “{ $found }”
    .hint = Công thức chỉ có tên, số, + - * / ( ) [ ] , và các phép so sánh >= > <= < =.
problem-formula-decimal-comma = công thức có “{ $found }”: dấu phẩy thập phân, hay hai giá trị viết liền?
    .hint = Số thập phân viết với dấu chấm (1.1); hai giá trị cách nhau bằng dấu phẩy và một khoảng trắng (1, 1).
problem-formula-unexpected = “{ $found }” không thể đứng ở chỗ này trong công thức
    .hint = Xem có thiếu phép tính, dấu phẩy hay dấu ngoặc ngay trước đó.
problem-formula-ends = công thức dừng giữa chừng
    .hint = Viết tiếp phần còn thiếu hoặc bỏ phép tính, dấu ngoặc ở cuối.
problem-formula-too-deep = công thức lồng quá nhiều lớp ngoặc
    .hint = Tách bớt thành đại lượng riêng ([measure.…]) rồi gọi tên.
problem-formula-too-long = công thức dài quá sức người đọc kiểm tra
    .hint = Tách bớt thành đại lượng riêng ([measure.…]) rồi gọi tên.
problem-formula-chained-comparison = không viết liền hai phép so sánh
    .hint = Nối bằng and: a < b and b < c.
problem-formula-period = trong ngoặc vuông không phải ngày, năm, quý, mốc so sánh hay “year before”: “{ $found }”
    .hint = Viết ví dụ health[2021-12-31], health_plan[2022], late_target[2017-Q4], health[start_of_year] hoặc health[year before].
problem-formula-years = every cần số năm từ 1 đến 50
    .hint = Viết ví dụ every(3 years, completion >= 100%).
problem-formula-level = “{ $found }” không phải là một cấp đơn vị bên dưới
    .hint = Viết ví dụ sum(commune, health) với central_unit, province, district, commune, agent hoặc employee.
problem-formula-function = “{ $found }” không nhận chừng ấy giá trị
    .hint = Xem cách dùng hàm ở docs/movement-format.vi.md.

## Tên gọi

problem-unknown-name = không có chỉ tiêu, đại lượng tính hay tham số nào tên “{ $name }”
    .hint = Khai báo tên này hoặc sửa lại.
    .hint-nearest = Có phải “{ $nearest }”?
    .hint-known = Những tên đã có: { $known }.
problem-unknown-baseline = không có mốc so sánh “{ $name }”
    .hint = Khai báo [baseline.{ $name }] hoặc sửa lại tên.
    .hint-nearest = Có phải “{ $nearest }”?
    .hint-known = Những mốc đã có: { $known }.
problem-unknown-scale = không có thang điểm hay hàm “{ $name }”
    .hint = Khai báo [scale.{ $name }] hoặc sửa lại tên.
    .hint-nearest = Có phải “{ $nearest }”?
    .hint-known = Những tên đã có: { $known }.
problem-unknown-criterion = không có tiêu chí “{ $name }”
    .hint = Khai báo [criterion.{ $name }] hoặc sửa lại tên.
    .hint-nearest = Có phải “{ $nearest }”?
    .hint-known = Những tiêu chí đã có: { $known }.
problem-unknown-measure = không có đại lượng tính “{ $name }”
    .hint = Khai báo [measure.{ $name }] hoặc sửa lại tên.
    .hint-nearest = Có phải “{ $nearest }”?
    .hint-known = Những đại lượng đã có: { $known }.
problem-unknown-ranking-key = không xếp hạng theo “{ $name }” được: không có đại lượng tính, chỉ tiêu đúng-sai hay xác nhận nào tên như vậy
    .hint = Sửa lại tên trong ranks_by.
    .hint-nearest = Có phải “{ $nearest }”?
    .hint-known = Những tên dùng được: { $known }.
problem-unknown-precision = không có độ mịn so sánh “{ $name }”
    .hint = Khai báo [precision.{ $name }] hoặc sửa lại tên.
    .hint-nearest = Có phải “{ $nearest }”?
    .hint-known = Những độ mịn đã có: { $known }.
problem-unknown-grouping = không có cách chia cụm, khối “{ $name }”
    .hint = Khai báo [grouping.{ $name }] hoặc dùng cluster, region.
    .hint-nearest = Có phải “{ $nearest }”? Nếu không, khai báo các nhóm ở [grouping.{ $name }].
    .hint-known = Khai báo các nhóm ở [grouping.{ $name }], hoặc dùng cách chia đã có: { $known }.
problem-unknown-award = không có hình thức khen “{ $name }”
    .hint-all = Có phải “{ $nearest }”? Những hình thức khen đã có: { $all }.
    .hint = Sửa lại mã hình thức khen.
    .hint-nearest = Có phải “{ $nearest }”?
    .hint-known = Những hình thức khen đã có: { $known }.
problem-unknown-reading = không có cách hiểu “{ $name }”
    .hint-all = Có phải “{ $nearest }”? Những cách hiểu đã có: { $all }.
    .hint = Sửa lại mã cách hiểu.
    .hint-nearest = Có phải “{ $nearest }”?
    .hint-known = Những cách hiểu đã có: { $known }.
problem-unknown-choice = cách hiểu này không có phương án “{ $name }”
    .message-reading = cách hiểu “{ $reading }” không có phương án “{ $name }”
    .hint-all = Có phải “{ $nearest }”? Các phương án: { $all }.
    .hint = Sửa lại mã phương án.
    .hint-nearest = Có phải “{ $nearest }”?
    .hint-known = Các phương án: { $known }.
problem-unknown-round = không có đợt xét “{ $name }”
    .hint-all = Có phải “{ $nearest }”? Các đợt xét: { $all }.
    .hint = Sửa lại mã đợt xét.
    .hint-nearest = Có phải “{ $nearest }”?
    .hint-known = Các đợt xét: { $known }.
problem-unknown-clause = không có điều khoản “{ $name }”
    .hint = Thêm [[clause]] với id này hoặc sửa lại chỗ dẫn.
    .hint-nearest = Có phải “{ $nearest }”?
    .hint-under = Những điều khoản của { $under }: { $known }.
    .hint-known = Những điều khoản đã có: { $known }.
problem-duplicate-id = { $kind } “{ $id }” đã có ở dòng { $line }
    .hint = Đặt mã khác cho một trong hai.
problem-ambiguous-name = “{ $name }” là tên của hai thứ mà công thức có thể gọi: { $kinds }
    .hint = Đổi tên một trong hai.
problem-unusable-name = công thức không gọi được tên “{ $name }” của { $kind }
    .hint = Đặt tên bắt đầu bằng chữ, dùng “_” thay “-”, và khác các từ của công thức (and, or, not, if, min, max…).
problem-listed-twice = “{ $name }” có hai lần trong { $key }
    .hint = Bỏ một lần.

## Tên dùng vào việc gì

problem-wrong-period = số liệu “{ $indicator }” ghi theo { $wanted ->
        [date] ngày
        [year] năm
       *[quarter] quý
    }, công thức hỏi “{ $found }”
    .hint = Sửa phần trong ngoặc vuông, hoặc bỏ đi để lấy đúng kỳ của đợt xét.
problem-baseline-of-no-date = “{ $indicator }” không phải số liệu theo ngày nên không có số ở mốc “{ $baseline }”
    .hint = Bỏ phần trong ngoặc vuông, hoặc ghi hẳn năm hay quý.
problem-period-of-no-indicator = “{ $name }” là { $kind }, không kèm được ngày tháng trong ngoặc vuông
    .hint = Chỉ chỉ tiêu mới kèm được ngày tháng; đưa ngoặc vuông vào bên trong công thức của { $kind } này.
problem-cycle = tính vòng quanh: { $chain }
    .message-itself = { $itself } tính từ chính nó
    .hint = Bỏ một mắt xích: không đại lượng nào được tính từ chính nó.
    .hint-itself = Bỏ { $itself } khỏi công thức này, hoặc đổi tên nếu muốn nói chỉ tiêu khác.
problem-lead-decides-eligibility = tiêu chí “{ $criterion }” của “{ $award }” dựa vào “{ $measure }”, mà hạng ấy chỉ có sau khi biết ai đạt tiêu chí
    .hint = Dùng “{ $measure }” trong ranks_by, không dùng trong tiêu chí.
problem-ranking-key-not-yes-or-no = không xếp hạng thẳng theo chỉ tiêu “{ $name }” ({ $dimension }) được
    .hint = Lập một đại lượng tính ([measure.…]) từ chỉ tiêu này rồi xếp hạng theo nó.

## Đơn vị tính

problem-mixed-dimensions = hai vế không cùng đơn vị tính: { $left } và { $right }, trong “{ $formula }”
    .hint = Chỉ cộng, trừ, so sánh những thứ cùng đơn vị tính; số trần là tỷ lệ, số người viết 100 people.
problem-truth-as-number = “{ $formula }” là đúng hoặc sai, ở đây cần một lượng
    .hint = Viết if(điều kiện, a, b) để đổi đúng, sai thành số.
problem-number-as-truth = “{ $formula }” là một lượng, ở đây cần đúng hoặc sai
    .hint = So sánh nó với một mức, ví dụ >= 45%.
problem-wrong-dimension = “{ $formula }” có đơn vị tính là { $found ->
        [people] người
        [VND] đồng
        [ratio] tỷ lệ
        [points] điểm
        [units] đơn vị
       *[truth] đúng hoặc sai
    }, ở đây cần { $wanted ->
        [people] người
        [VND] đồng
        [ratio] tỷ lệ
        [points] điểm
        [units] đơn vị
       *[truth] đúng hoặc sai
    }
    .hint = Sửa công thức cho ra đúng đơn vị tính.
problem-not-a-quantity = { $kind } “{ $id }” phải là một lượng, không phải đúng hoặc sai
    .hint = Sửa đơn vị tính hoặc công thức.
problem-not-whole = { $number } { $dimension } không phải số nguyên
    .hint = Người, đơn vị và đồng đếm bằng số nguyên.
problem-out-of-range = “{ $key }” là { $number }, phải từ { $least } trở lên
    .message-most = “{ $key }” là { $number }, phải từ { $least } đến { $most }
    .hint = Sửa lại số này theo điều khoản.
problem-percent-of-quantity = { $kind } “{ $id }” hiện theo phần trăm nhưng có đơn vị tính là { $dimension }
    .hint = Bỏ shown = "percent" hoặc chia cho một lượng cùng loại.

## Văn bản

problem-rule-without-clause = { $kind } “{ $id }” không dẫn điều khoản nào
    .hint = Thêm clause = "…": mỗi quy tắc phải nêu điều khoản của nó.
problem-clause-without-state = điều khoản { $clause } chưa nói cái gì thực hiện nó
    .hint = Thêm carried = "rule", "person" hoặc "informative".
problem-no-rule-for-clause = điều khoản { $clause } ghi là do quy tắc thực hiện, nhưng không quy tắc nào dẫn nó
    .hint = Dẫn điều khoản này ở quy tắc tương ứng, hoặc ghi carried = "person" hay "informative".
problem-no-person-for-clause = điều khoản { $clause } ghi là do con người thực hiện, nhưng không nhiệm vụ, xác nhận, hồ sơ hay hình thức khen nào dẫn nó
    .hint = Thêm [task.…] dẫn điều khoản này, hoặc ghi carried = "informative".
problem-number-not-in-clause = số { $number } không có trong điều khoản được dẫn ({ $clauses }); ở đó có: { $numbers ->
        [none] không số nào
       *[other] { $numbers }
    }
    .hint = Sửa số, dẫn đúng điều khoản, hoặc bổ sung numbers của điều khoản nếu chép thiếu.
problem-date-not-in-clause = ngày { $date } không có trong điều khoản được dẫn ({ $clauses }); ở đó có: { $dates ->
        [none] không ngày nào
       *[other] { $dates }
    }
    .hint = Sửa ngày, dẫn đúng điều khoản, hoặc bổ sung dates của điều khoản nếu chép thiếu.

## Thời gian

problem-no-round = tệp không có đợt xét nào, mà “{ $needed_by }” cần một đợt
    .hint = Thêm [[round]] với id, label, cut_off và clause.
problem-cut-off-outside-run = ngày chốt { $cut_off } của đợt “{ $round }” nằm ngoài thời gian của phong trào ({ $from } đến { $to })
    .hint = Sửa cut_off hoặc runs.
problem-rounds-out-of-order = đợt “{ $round }” chốt ngày { $cut_off }, trước đợt đứng trên nó là “{ $before }” ({ $before_cut_off })
    .hint = Xếp các đợt theo thứ tự ngày chốt.
problem-decided-before-cut-off = hạn quyết định { $decide_by } của đợt “{ $round }” trước ngày chốt { $cut_off }
    .hint = Sửa decide_by hoặc cut_off.
problem-due-before-cut-off = hạn nộp hồ sơ { $due } của đợt “{ $round }” trước ngày chốt { $cut_off }
    .hint = Sửa due hoặc cut_off.

## Cách hiểu và trường hợp

problem-reading-unused = cách hiểu “{ $reading }” không làm thay đổi gì
    .hint = Dùng nó trong một trường hợp (under.{ $reading } = "…") hoặc bỏ đi.
problem-choice-unused = phương án “{ $choice }” của “{ $reading }” cho kết quả hệt như “{ $like }”
    .hint = Thêm trường hợp riêng cho phương án này hoặc bỏ đi.
problem-case-never-fits = trường hợp này không ứng với phương án nào của “{ $reading }”
    .hint = Ghi ít nhất một phương án.
problem-case-missing = { $kind } “{ $id }”: không trường hợp nào của { $key } ứng với { $scene }
    .hint = Thêm một trường hợp cho cảnh đó, hoặc một trường hợp không điều kiện ở cuối.
problem-case-unreachable = { $kind } “{ $id }”: trường hợp này của { $key } không bao giờ được dùng vì trường hợp đứng trên luôn ứng
    .hint = Đưa nó lên trên hoặc bỏ đi.
problem-too-many-combinations = { $kind } “{ $id }”: điều kiện của { $key } có quá nhiều tổ hợp để kiểm tra
    .hint = Giảm số cách hiểu mà quy tắc này phụ thuộc.

## Hình thức khen

problem-award-never-exists = hình thức khen “{ $award }” không có trong đợt nào, dưới cách hiểu nào
    .hint = Sửa điều kiện exists.
problem-award-excludes-itself = “{ $award }” loại trừ chính nó
    .hint = Bỏ tên này khỏi not_with.
problem-not-with-later-award = “{ $award }” bị “{ $later }” loại trừ, mà “{ $later }” xét sau
    .hint = Đưa “{ $later }” lên trên “{ $award }” trong tệp.
problem-recipients-not-competing = “{ $award }” dành cho { $recipients }, mà phong trào chỉ có: { $competitors }
    .hint = Sửa recipients hoặc thêm cấp này vào competitors.
problem-maximum-of-zero = “{ $award }” có số lượng tối đa bằng 0: không ai được chọn
    .hint = Ghi số lượng từ 1 trở lên, hoặc bỏ hình thức khen này.
problem-maximum-without-ranking = “{ $award }” có số lượng tối đa mà không nói ai đứng trước
    .hint = Thêm ranks_by.
problem-maximum-missing = “{ $award }” có số lượng tối đa nhưng không trường hợp nào ứng với { $scene }: khi đó mọi đơn vị đủ điều kiện đều được chọn
    .hint = Thêm một trường hợp với số mà công văn ấn định, ví dụ { $form }; nếu công văn không giới hạn thì ghi is = "none".
problem-grades-without-ranking = “{ $award }” chia hạng nhất, nhì, ba… mà không nói ai đứng trước
    .hint = Thêm ranks_by.
problem-grades-and-maximum-differ = các hạng của “{ $award }” cộng lại được { $grades } chỗ, số lượng tối đa là { $maximum }
    .hint = Sửa cho hai số bằng nhau, hoặc bỏ maximum.
problem-grades-out-of-order = hạng “{ $grade }” của “{ $award }” thưởng nhiều hơn hạng “{ $better }” đứng trên
    .hint = Xếp hạng cao lên trước, hoặc sửa tiền thưởng.
problem-requirements-contradict = “{ $award }” đòi hai điều không thể cùng đạt: “{ $one }” (“{ $first }”) và “{ $other }” (“{ $second }”)
    .message-besides = “{ $award }” đòi những điều không thể cùng đạt: “{ $one }” (“{ $first }”), “{ $besides }” và “{ $other }” (“{ $second }”)
    .hint = Sửa một trong các tiêu chí theo điều khoản.
    .hint-scene = Điều này xảy ra khi { $scene }. Sửa một trong các tiêu chí theo điều khoản, hoặc dùng exists ghi rõ khi nào có hình thức khen này.

## Điều có thể và không thể xảy ra

problem-never-holds = không ai đạt được { $kind } “{ $id }”: “{ $formula }” không đúng với bất kỳ số liệu nào
    .message-with = không ai đạt được { $kind } “{ $id }”: “{ $formula }” không thể đúng cùng với “{ $with }”
    .message-least = không ai đạt được { $kind } “{ $id }”: “{ $formula }” không bao giờ đúng vì “{ $of }” không bao giờ dưới { $least }
    .message-most = không ai đạt được { $kind } “{ $id }”: “{ $formula }” không bao giờ đúng vì “{ $of }” không bao giờ vượt { $most }
    .hint = Sửa công thức hoặc các con số trong đó theo điều khoản.
    .hint-scene = Điều này xảy ra khi { $scene }. Sửa công thức hoặc các con số trong đó theo điều khoản, hoặc dùng exists ghi rõ khi nào có hình thức khen này.
problem-always-holds = ai cũng đạt { $kind } “{ $id }”, số liệu thế nào cũng vậy: “{ $formula }”
    .message-least = ai cũng đạt { $kind } “{ $id }”: “{ $formula }” luôn đúng vì “{ $of }” không bao giờ dưới { $least }
    .message-most = ai cũng đạt { $kind } “{ $id }”: “{ $formula }” luôn đúng vì “{ $of }” không bao giờ vượt { $most }
    .hint = Sửa công thức hoặc các con số trong đó theo điều khoản. Nếu chủ ý không đòi điều gì thì chỉ ghi true.

## Thang điểm

problem-band-empty = khoảng của thang “{ $scale }” rỗng: từ { $starts } đến dưới { $ends }
    .hint = Sửa from hoặc below.
problem-bands-out-of-order = khoảng bắt đầu từ { $starts } của thang “{ $scale }” thấp hơn khoảng đứng trên
    .hint = Xếp các khoảng từ thấp lên cao.
problem-bands-gap = thang “{ $scale }” bỏ trống từ { $ends } đến { $starts }
    .hint = Cho khoảng sau bắt đầu đúng chỗ khoảng trước kết thúc.
problem-bands-overlap = thang “{ $scale }” có giá trị nằm trong hai khoảng
    .hint = Cho khoảng sau bắt đầu đúng chỗ khoảng trước kết thúc.
