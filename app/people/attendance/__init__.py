"""Attendance: shifts, days the company works, who came when, and what that makes of a month."""
