### Con người: tài khoản, mã một lần, đăng nhập, quyền.
