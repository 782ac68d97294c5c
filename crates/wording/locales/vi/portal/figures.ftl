### Số liệu: lưới nhập, sổ tính, đối chiếu, xác minh, nhắc việc.
