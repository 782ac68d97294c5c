### Vận hành: sức khỏe, số đo, lệnh vận hành.
