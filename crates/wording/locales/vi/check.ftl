### Kiểm tra một phong trào.

check-sound = { $movement } ({ $document }): không có lỗi. { $clauses } điều khoản, { $rounds } đợt xét, { $awards } hình thức khen; { $examples } ví dụ mẫu đều ra đúng kết quả.
check-sound-without-examples = { $movement } ({ $document }): không có lỗi. { $clauses } điều khoản, { $rounds } đợt xét, { $awards } hình thức khen; không có ví dụ mẫu nào trong thư mục cases.
check-nothing = không có gì
check-share = Đã có chỗ thực hiện: { $share } số điều khoản đòi hỏi việc gì đó.
