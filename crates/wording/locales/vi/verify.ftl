### Kiểm tra biên nhận.

verify-whole = Biên nhận nguyên vẹn: { $movement }, đợt { $round }; xét lại ra đúng từng byte. Lập bởi { $engine }, kiểm tra bằng { $now }.
verify-seal = Dấu niêm: { $seal }
