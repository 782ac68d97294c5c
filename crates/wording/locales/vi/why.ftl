### Giải thích vì sao một đơn vị đứng ở đâu: từng tiêu chí, từng con số, từng điều khoản.

why-title = { $unit } · { $award } · { $round }, số liệu đến hết { $cut_off }
why-basis = Căn cứ { $document }: { $clauses }.

why-head-outcome = KẾT QUẢ
why-head-criteria = TỪNG TIÊU CHÍ
why-head-ranking = XẾP HẠNG
why-head-takes = CẦN THÊM GÌ

why-outcome-disqualified = Không xét: có quyết định loại khỏi diện xét khen thưởng.
why-outcome-not_eligible = Không đủ điều kiện.
why-outcome-blocked = Tạm dừng xét, chờ hội đồng quyết định.
why-outcome-undetermined = Chưa xác định: còn thiếu số liệu hoặc xác nhận, đơn vị vẫn có thể đủ điều kiện.
why-outcome-already_awarded = Đủ điều kiện, nhưng không nhận thêm vì đã được khen ở hình thức khác.
why-outcome-eligible = Đủ điều kiện.

why-group = Xét trong { $group }.
why-no-group = Xét cùng các đơn vị { $group }.
why-disqualified = Ghi nhận loại khỏi diện xét: { $period } ({ $place }).
why-blocked = Ghi nhận đang thanh tra, kỷ luật hoặc khiếu nại chưa giải quyết xong: { $period } ({ $place }).
why-kept-by = Thành tích này đã được khen: { $award }. Suất chuyển cho đơn vị kế tiếp.
why-rank = Xếp thứ { $rank } trong { $eligible } đơn vị đủ điều kiện; { $competing } đơn vị dự xét.
why-selected = Được đề nghị khen thưởng (tối đa { $quota }); chưa chắc chắn, số liệu còn thiếu có thể làm thay đổi.
why-selected-waits = Được đề nghị khen thưởng (tối đa { $quota }); chưa chắc chắn, số liệu hoặc xác nhận còn thiếu có thể làm thay đổi: { $units }.
why-selected-settled = Được đề nghị khen thưởng (tối đa { $quota }); không còn số liệu nào phải chờ.
why-selected-certain = Được đề nghị khen thưởng (tối đa { $quota }); chắc chắn, dù số liệu còn thiếu ra sao.
why-selected-certain-graded = Được đề nghị khen thưởng (tối đa { $quota }); chắc chắn được khen dù số liệu còn thiếu ra sao, riêng hạng khen vẫn có thể thay đổi.
why-grade = Hạng khen: { $grade }.
why-grade-open = Hạng khen chưa phân định: bằng nhau ở ranh giới hai hạng, hội đồng quyết định.
why-tied = Bằng nhau ở suất cuối cùng (tối đa { $quota }): hội đồng quyết định.
why-not-selected = Không trong số được đề nghị (tối đa { $quota }).
why-no-maximum = không giới hạn
why-individuals = Được chọn tối đa { $count } cá nhân.
why-prize = Tiền thưởng tập thể: { $sum }.

why-criterion = { $mark } { $number }. { $criterion } ({ $clauses }): { $outcome }.
why-attested = Do { $by } xác nhận. Minh chứng: { $evidence }.
why-undefined = Tỷ lệ không xác định (mẫu số bằng 0 hoặc âm), nên xét theo:
why-reading = Theo cách hiểu { $reading } = { $choice }: { $says }.
why-figure = { $what } ({ $period }): { $value } — { $place }
why-figure-summed = { $what } ({ $period }): { $value } — cộng từ { $count } đơn vị dự xét
why-figure-missing = { $what } ({ $period }): chưa có số liệu
why-figure-unattested = { $what } ({ $period }): chưa có xác nhận
why-figure-absent-no = { $what } ({ $period }): không có ghi nhận, coi là không
why-figure-assumed = { $what } ({ $period }): chưa có xác nhận, tạm coi là có theo yêu cầu khi chạy
why-missing-below = { $count } đơn vị cấp dưới chưa có số liệu { $figures }: { $units }
why-missing-more = và { $count } đơn vị nữa
why-from-formula = kết quả công thức lưu sẵn trong tệp
why-late = nộp muộn

why-condition = { $left } { $op } { $right }: { $truth }
why-holds = đúng
why-fails = sai
why-unknown = chưa rõ
why-is-undefined = không xác định
why-exactly = chính xác
why-not-known = chưa có
why-not-defined = không xác định
why-yes = có
why-no = không
why-council = để hội đồng quyết định
why-op-and = và
why-op-or = hoặc
why-op-not = không
why-function-min = số nhỏ nhất
why-function-max = số lớn nhất
why-function-if = nếu
why-function-first_known = số đã có đầu tiên
why-function-every = mọi năm
why-fold-sum = tổng của { $count } đơn vị cấp { $level }
why-fold-mean = trung bình của { $count } đơn vị cấp { $level }
why-fold-count = số đơn vị đạt trong { $count } đơn vị cấp { $level }
why-fold-share = tỷ lệ đơn vị đạt trong { $count } đơn vị cấp { $level }

why-key = { $number }. { $measure }: { $value } ({ $order }; { $clauses })
why-descending = cao hơn xếp trước
why-ascending = thấp hơn xếp trước
why-compared-as = So sánh ở mức { $value }
why-part = { $measure }: hạng { $rank }
why-part-last = { $measure }: không có tỷ lệ nên tính hạng { $counted }, xếp cuối{ $by ->
    [reading] {" "}(cách hiểu { $readings })
   *[rule] {""}
 }
why-part-last-no-mean = { $measure }: không có tỷ lệ, cũng không có hạng khác để lấy trung bình, nên tính hạng { $counted }, xếp cuối{ $by ->
    [reading] {" "}(cách hiểu { $readings })
   *[rule] {""}
 }
why-part-mean = { $measure }: không có tỷ lệ nên tính hạng { $counted }, trung bình các hạng khác của đơn vị{ $by ->
    [reading] {" "}(cách hiểu { $readings })
   *[rule] {""}
 }
why-no-rank = không có
why-above = Đứng ngay trên: { $unit }, thứ { $rank }; phân định ở bước { $step } ({ $measure }): { $other }, so với { $own } của đơn vị này.
why-above-undecided = Đứng ngay trên: { $unit }, thứ { $rank }.
why-below = Đứng ngay dưới: { $unit }, thứ { $rank }; phân định ở bước { $step } ({ $measure }): { $other }, so với { $own } của đơn vị này.
why-below-undecided = Đứng ngay dưới: { $unit }, thứ { $rank }.
why-equals = Bằng nhau sau mọi bước: { $units }.

why-waits-for = “{ $criterion }” còn chờ: { $figures }.
why-waits-for-attestation = “{ $criterion }” chờ { $by } xác nhận ({ $period }).
why-waits-for-below = “{ $criterion }” còn chờ số liệu của { $count } đơn vị cấp dưới, đã nêu ở tiêu chí này.
why-waits-for-council = “{ $criterion }” chờ hội đồng quyết định.
why-no-way = “{ $criterion }”: { $search ->
    [stepwise] trong các mức đã thử, thay đổi
   *[exact] thay đổi
 } một số liệu riêng lẻ nào của đơn vị, tính đến ngày chốt, cũng chưa đủ để đạt.
why-to-meet = Để đạt “{ $criterion }”, cần: { $ways }.
why-or = ; hoặc{" "}
why-enough = Được như vậy là đơn vị vào danh sách đề nghị khen thưởng.
why-elsewhere = Được như vậy thì đơn vị đã được khen ở hình thức khác, { $award }, nên không nhận thêm hình thức này.
why-instead = Nếu { $way }, đơn vị được khen ở hình thức khác nên không nhận thêm hình thức này.
why-no-single-figure = Trong các số liệu mà hình thức khen này dùng để xếp hạng, không một số liệu riêng lẻ nào của đơn vị, { $search ->
    [stepwise] ở các mức đã thử
   *[exact] dù tốt hơn bao nhiêu
 }, đủ để vào danh sách đề nghị khen thưởng; cần cải thiện đồng thời nhiều chỉ tiêu.
why-no-single-figure-then = Đạt được như vậy rồi, trong các số liệu mà hình thức khen này dùng để xếp hạng vẫn không một số liệu riêng lẻ nào, { $search ->
    [stepwise] ở các mức đã thử
   *[exact] dù tốt hơn bao nhiêu
 }, đủ để đơn vị vào danh sách đề nghị khen thưởng; cần cải thiện đồng thời nhiều chỉ tiêu.
why-stepwise = Công thức ở đây nhân hoặc cộng dồn số liệu nên các mức thay đổi được thử theo bước lớn dần: có thể có mức nhỏ hơn cũng đủ, hoặc có mức đủ mà chưa được thử.
why-to-be-selected = Để vào danh sách đề nghị khen thưởng, cần một trong các thay đổi sau:
why-to-be-selected-then = Đạt được như vậy rồi, để vào danh sách đề nghị khen thưởng, cần thêm một trong các thay đổi sau:
why-more = { $what } ({ $period }) tăng thêm { $by } (từ { $from } lên { $to })
why-less = { $what } ({ $period }) giảm đi { $by } (từ { $from } xuống { $to })

why-reason-selected = Được đề nghị khen: xếp thứ { $rank } trong { $eligible } đơn vị đủ điều kiện (tối đa { $quota }).
why-reason-tied = Chưa phân định: bằng nhau ở suất cuối (tối đa { $quota }), hội đồng quyết định.
why-reason-behind = Chưa được đề nghị vì xếp thứ { $rank } trong { $eligible } đơn vị đủ điều kiện, trong khi tối đa chỉ { $quota } đơn vị được khen.
why-reason-awarded = Đủ điều kiện, nhưng thành tích này đã được khen ở hình thức “{ $award }”.
why-reason-missed = Chưa được đề nghị vì không đạt { $count } tiêu chí: { $criteria }.
why-reason-no-rank = Chưa được đề nghị vì không có trị số để xếp hạng.
why-reason-open = Chưa xác định vì { $count } tiêu chí còn chờ số liệu hoặc xác nhận: { $criteria }.
why-reason-open-rank = Chưa xác định vì còn thiếu số liệu để xếp hạng.
