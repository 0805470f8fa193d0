"""Keeping children and families out of what is written: names, homes and dates of birth are noticed in text."""
