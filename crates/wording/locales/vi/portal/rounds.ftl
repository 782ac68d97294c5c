### Đợt xét và phong trào: cách hiểu, bản sửa, khóa, đính chính.

portal-round-is-locked = Đợt xét đã khóa: không nhận thêm số liệu nếu chưa được mở lại.
