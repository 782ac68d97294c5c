### Độ mong manh: điều nhỏ nhất làm đổi người được chọn.

fragility-now = Đang được chọn: { $units }.
fragility-no-figure = { $search ->
    [stepwise] Trong các mức đã thử, không
   *[exact] Không
 } thay đổi một số liệu đơn lẻ nào làm đổi danh sách.
fragility-stepwise = Công thức ở đây nhân hoặc cộng dồn số liệu nên các mức thay đổi được thử theo bước lớn dần: có thể có mức nhỏ hơn các mức trên cũng đủ, hoặc có mức đủ mà chưa được thử.
fragility-no-reading = Không cách hiểu nào tự nó làm đổi danh sách.
fragility-more = Nếu { $what } ({ $period }) của { $unit } tăng { $by }, từ { $from } lên { $to }: { $then }
fragility-less = Nếu { $what } ({ $period }) của { $unit } giảm { $by }, từ { $from } xuống { $to }: { $then }
fragility-reading = Nếu hiểu { $reading } = { $choice }: { $then }
fragility-then = được chọn: { $units }.
fragility-then-tied = được chọn: { $units }; bằng nhau ở suất cuối: { $tied }.
fragility-no-award = không có hình thức khen này.
