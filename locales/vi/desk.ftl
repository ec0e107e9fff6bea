# Bàn trực.
desk-title = Bàn trực
