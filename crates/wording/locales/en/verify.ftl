### A receipt verified.

verify-whole = The receipt is whole: { $movement }, round { $round }; judged again it comes to the same bytes. Made by { $engine }, verified by { $now }.
verify-seal = Seal: { $seal }
