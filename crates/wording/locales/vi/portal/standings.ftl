### Bảng xếp hạng, bản đồ, lịch sử, mô phỏng.
