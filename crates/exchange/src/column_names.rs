//! What people call the columns of long tables, beside the names of the format, in bare letters.

/// The columns of a table of figures: unit, indicator, period, value, received.
pub(crate) const OF_FIGURES: [&[&str]; 5] = [
    &["unit", "don vi", "ma don vi", "ma"],
    &["indicator", "chi tieu", "ma chi tieu"],
    &["period", "ky", "ky so lieu", "thoi diem", "thoi ky"],
    &["value", "gia tri", "so lieu"],
    &["received", "ngay nhan"],
];

/// The columns of a list of units: unit, level, name, parent, region, cluster.
pub(crate) const OF_UNITS: [&[&str]; 6] = [
    &["unit", "don vi", "ma don vi", "ma"],
    &["level", "cap"],
    &["name", "ten", "ten don vi"],
    &["parent", "don vi cap tren", "ma don vi cap tren", "cap tren"],
    &["region", "vung"],
    &["cluster", "cum", "khoi", "cum thi dua", "khoi thi dua", "cum, khoi thi dua"],
];
