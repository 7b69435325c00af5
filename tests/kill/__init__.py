"""The program killed at random moments while it works: ``python -m tests.kill --runs 1000``.

Each run copies a small company, starts a process that works on it, ends that process with SIGKILL at a
seeded moment, and then looks at what is left: the file opens, its checks are green, everything that had
been promised is there, and nothing is half done.
"""
