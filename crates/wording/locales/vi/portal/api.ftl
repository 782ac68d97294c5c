### Giao diện lập trình.
