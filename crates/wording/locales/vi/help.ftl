### Trợ giúp của các lệnh.

help-about = Xét thi đua của Bảo hiểm xã hội Việt Nam, chính xác đến từng phân số
help-after =
    MOVEMENT là mã một phong trào có sẵn (xem lệnh movements) hoặc đường dẫn của một tệp phong trào.
    Mã thoát: 0 xong; 1 đầu vào sai hoặc thiếu; 2 dòng lệnh sai.

help-command-movements = Liệt kê các phong trào có sẵn
help-command-check = Đọc và kiểm tra một phong trào, chạy các ví dụ mẫu của nó
help-command-template = Lập biểu mẫu để đơn vị điền số liệu
help-command-evaluate = Xét một đợt
help-command-explain = Diễn giải trọn vẹn kết quả của một đơn vị
help-command-compare-readings = Xét dưới mọi tổ hợp cách hiểu và cho biết kết quả nào không đổi
help-command-fragility = Thay đổi nhỏ nhất làm đổi người được chọn
help-command-verify = Xét lại theo một biên nhận, không cần mạng
help-command-demo = Việc chính trên số liệu minh họa
help-command-serve = Mở trang web của hệ thống
help-command-journal = Kiểm tra nhật ký, hoặc in mốc đối chiếu để giữ ở nơi khác
help-command-backup = Sao lưu mọi thứ trong khi trang web vẫn chạy
help-command-restore = Dựng lại từ một bản sao lưu
help-command-help = Trợ giúp của một lệnh

help-arg-lang = Ngôn ngữ: vi (mặc định) hoặc en; cũng đặt được bằng THIDUA_LANG
help-arg-problems = Cách báo lỗi ra stderr: text (mặc định) hoặc json
help-arg-help = In trợ giúp này
help-arg-version = In số phiên bản

help-arg-movement = Mã một phong trào có sẵn hoặc đường dẫn của một tệp phong trào
help-arg-round = Đợt xét, ví dụ 2022-q2
help-arg-figures = Tệp số liệu .csv hoặc .xlsx; “-” là CSV từ đầu vào chuẩn; dùng được nhiều lần
help-arg-units = Danh sách đơn vị dự xét (CSV, cột unit); không có thì mọi đơn vị đúng cấp có số liệu đều dự xét
help-arg-readings = Chọn một cách hiểu, ví dụ comparable=exact; dùng được nhiều lần
help-arg-assume_attested = Coi mọi xác nhận còn thiếu là đã có; kết quả sẽ ghi rõ điều này
help-arg-numbers = Chữ trong bảng tính viết số theo kiểu nào: vi (1.234,5) hoặc en (1,234.5); không nói thì số đọc được hai cách là lỗi
help-arg-due = Ngày cuối nhận số liệu; số liệu nhận sau ngày này được đánh dấu
help-arg-format = Dạng kết quả: { $values }; mặc định là giá trị đầu
help-arg-output = Ghi ra tệp này thay vì in ra màn hình
help-arg-award = Mã hình thức khen, ví dụ health
help-arg-unit = Mã đơn vị, ví dụ 24
help-arg-receipt = Tệp biên nhận

help-check-coverage = Liệt kê từng điều khoản và cái gì thực hiện nó
help-evaluate-receipt = Ghi thêm biên nhận: mọi thứ đã dùng để xét cùng mã băm SHA-256
help-evaluate-annotate = Khi bảng tính có lỗi: ghi lại chính bảng tính ấy với từng ô lỗi được đánh dấu
help-template-output = Tệp bảng tính (.xlsx) để ghi
help-verify-receipt = Biên nhận cần kiểm tra
help-demo-output = Thư mục để ghi kết quả; mặc định là thư mục hiện tại
help-demo-portal = Luôn mở trang web để thử, kể cả khi không chạy ở màn hình dòng lệnh
help-demo-no_portal = In kết quả rồi kết thúc, không mở trang web
help-demo-empty = Trang web để thử bắt đầu khi chưa đơn vị nào gửi số liệu
help-demo-listen = Địa chỉ của trang web để thử, chỉ trên máy này; mặc định 127.0.0.1:8080, hoặc cổng trống bất kỳ
help-demo-database = Nơi giữ dữ liệu để thử: một tệp, hoặc postgres://…; phải trống hoặc là của lần thử trước
help-demo-folder = Thư mục của trang web để thử, giữ lại khi kết thúc; mặc định là thư mục tạm, được xóa
help-serve-listen = Địa chỉ và cổng để nghe; mặc định 127.0.0.1:8080; cổng 0 là cổng trống bất kỳ
help-serve-database = Nơi giữ dữ liệu: đường dẫn một tệp, hoặc postgres://…; mặc định là tệp trong --folder
help-serve-folder = Thư mục của cơ sở dữ liệu và tệp tải lên; mặc định thidua-data
help-serve-secure = Trang web được mở qua HTTPS: cookie chỉ đi trên kết nối an toàn
help-serve-proxies = Địa chỉ của proxy đứng trước, nhiều địa chỉ thì cách nhau bằng dấu phẩy; chỉ những proxy ấy được tin khi cho biết ai đang hỏi (X-Forwarded-For)
help-serve-smtp-server = Máy chủ thư để gửi thư nhắc, dạng máy:cổng; mật khẩu lấy từ THIDUA_SMTP_PASSWORD
help-serve-smtp-security = Mã hóa đường truyền tới máy chủ thư: tls (mặc định), starttls, hoặc none cho máy chủ trên cùng máy
help-serve-smtp-user = Tên đăng nhập máy chủ thư, nếu cần
help-serve-smtp-from = Người gửi của các thư, ví dụ “Thi đua <thidua@example.vn>”
help-serve-address = Địa chỉ trang web nhìn từ bên ngoài, cho các liên kết trong thư, ví dụ https://thidua.example.vn
help-arg-proxies = Địa chỉ của proxy đứng trước, nhiều địa chỉ thì cách nhau bằng dấu phẩy; chỉ những proxy ấy được tin khi cho biết ai đang hỏi (X-Forwarded-For)
help-arg-smtp_server = Máy chủ thư để gửi thư nhắc, dạng máy:cổng; mật khẩu lấy từ THIDUA_SMTP_PASSWORD
help-arg-smtp_security = Mã hóa đường truyền tới máy chủ thư: tls (mặc định), starttls, hoặc none cho máy chủ trên cùng máy
help-arg-smtp_user = Tên đăng nhập máy chủ thư, nếu cần
help-arg-smtp_from = Người gửi của các thư, ví dụ “Thi đua <thidua@example.vn>”
help-arg-address = Địa chỉ trang web nhìn từ bên ngoài, cho các liên kết trong thư, ví dụ https://thidua.example.vn
help-template-units = Danh sách đơn vị cần có dòng (CSV, cột unit); không có thì mọi đơn vị dự xét
help-template-figures = Số liệu đã có, điền sẵn vào biểu mẫu
help-serve-invite_administrator = In một lời mời mới cho người quản trị rồi kết thúc; lời mời trước không còn dùng được
help-arg-settings = Tệp cài đặt (TOML), cũng đặt được bằng THIDUA_SETTINGS; xem docs/settings.md
help-arg-listen = Địa chỉ và cổng để nghe; mặc định 127.0.0.1:8080; cổng 0 là cổng trống bất kỳ
help-arg-secure = Trang web được mở qua HTTPS: cookie chỉ đi trên kết nối an toàn
help-arg-metrics = Địa chỉ riêng cho /metrics; không có thì /metrics chỉ mở khi trang web chỉ dùng trên máy này
help-arg-folder = Thư mục của cơ sở dữ liệu và tệp tải lên; mặc định thidua-data
help-arg-database = Nơi giữ dữ liệu: đường dẫn một tệp, hoặc postgres://…; mặc định là tệp trong --folder
help-arg-uploads = Nơi giữ tệp tải lên: một thư mục, hoặc s3://bucket/…; mặc định là thư mục trong --folder
help-arg-s3_endpoint = Địa chỉ của dịch vụ s3://
help-arg-s3_region = Vùng của s3://; mặc định us-east-1
help-arg-workbooks_at_once = Số bảng tính đọc hoặc ghi cùng một lúc; mặc định 2
help-arg-session_hours = Phiên không dùng đến trong chừng này giờ thì kết thúc; mặc định 12
help-arg-session_days = Phiên kết thúc sau chừng này ngày; mặc định 7
help-arg-stop_seconds = Khi được yêu cầu dừng: chờ các yêu cầu đang làm chừng này giây; mặc định 30
help-arg-log = Ghi nhật ký vận hành từ mức nào: error, warn, info (mặc định), debug
help-arg-log_form = Dạng nhật ký vận hành: auto (mặc định), json hoặc text
help-journal-act = verify: kiểm tra từng mục của nhật ký; checkpoint: in điểm cuối của nhật ký
help-journal-checkpoint = Tệp mốc đối chiếu đã giữ ở nơi khác; dùng với verify
help-backup-output = Thư mục mới để ghi bản sao lưu
help-restore-backup = Thư mục của bản sao lưu
help-arg-remind_days = Trước hạn gửi bao nhiêu ngày làm việc thì nhắc đơn vị chưa gửi; mặc định 3
help-arg-sign_on_issuer = Địa chỉ của hệ thống đăng nhập chung (OpenID Connect) được tin khi cho biết ai là ai; cần cả --sign-on-client, biến môi trường THIDUA_SIGN_ON_SECRET và --address
help-arg-sign_on_client = Tên của trang web này ở hệ thống đăng nhập chung
help-arg-sign_on_trusts = Những giá trị acr hoặc amr mà hệ thống đăng nhập chung nói ra khi chính nó đã hỏi yếu tố thứ hai, cách nhau bằng dấu phẩy; không có thì vẫn hỏi mã một lần
