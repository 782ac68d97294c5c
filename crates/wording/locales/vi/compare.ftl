### So sánh các cách hiểu.

compare-combinations = Đã xét dưới { $count } tổ hợp của { $readings } cách hiểu. ● là được chọn theo cách hiểu mặc định.
compare-exists-in = Có trong { $count }/{ $all } tổ hợp.
compare-same = Kết quả như nhau dưới mọi cách hiểu.
compare-same-where-it-exists = Kết quả như nhau trong cả { $count } tổ hợp có hình thức khen này.
compare-depends = Kết quả phụ thuộc cách hiểu: { $readings }.
compare-unit-always = { $unit }: được chọn trong mọi tổ hợp
compare-unit-always-where-it-exists = { $unit }: được chọn trong cả { $all } tổ hợp có hình thức khen này
compare-unit = { $unit }: được chọn trong { $selected }/{ $all } tổ hợp
compare-unit-tied = { $unit }: được chọn trong { $selected }/{ $all } tổ hợp, bằng nhau ở suất cuối trong { $tied }
compare-unit-grade = { $grade } trong { $count }/{ $all }
compare-selections = Các danh sách có thể:
compare-selection = { $units } ({ $count } tổ hợp)
compare-nobody = không có đơn vị nào
compare-more = và { $count } danh sách khác (xem --format json)
