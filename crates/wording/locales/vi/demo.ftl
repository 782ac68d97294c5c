### Việc chính trên số liệu minh họa.

demo-illustrative = SỐ LIỆU MINH HỌA: sinh ra từ một hạt giống, không phải số liệu thật của tỉnh nào.
demo-explained = Vì sao, lấy đơn vị đứng ngay sau suất cuối cùng làm ví dụ:
demo-figures = Số liệu đã dùng: { $file }
demo-result = Bảng kết quả: { $file }

demo-portal-how = Mở thử trang web với mọi vai trò: thidua demo --portal
demo-portal-at = Thử trang web tại { $address }
demo-portal-filled = Hai tỉnh chưa gửi số liệu; các tỉnh khác đã gửi và đã được thẩm định. Trang này chỉ đường cho bạn đưa đợt xét đến công bố.
demo-portal-empty = Chưa đơn vị nào gửi số liệu. Trang này chỉ đường cho bạn đưa đợt xét đến công bố.
demo-portal-end = Mọi người và mọi số liệu đều là minh họa, chỉ mở trên máy này. Bấm Ctrl-C để dừng.
demo-person = Ai
demo-login = Thư điện tử
demo-password = Mật khẩu
