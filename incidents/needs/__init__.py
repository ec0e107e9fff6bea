"""Which permits a crew lacks for where it is sent, zone by zone and member by member."""
