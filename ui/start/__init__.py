"""The window before a visit is open: recent visits, a new one, joining one."""
