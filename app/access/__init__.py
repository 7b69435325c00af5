"""Who is at the desk and what they may do: users, roles, permissions and the session."""
