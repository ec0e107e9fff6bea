# Trang chốt kiểm soát.
post-title = Chốt kiểm soát
