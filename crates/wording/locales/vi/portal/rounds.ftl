### Đợt xét và phong trào: cách hiểu, bản sửa, khóa, đính chính.
