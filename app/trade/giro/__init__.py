"""Giro: money promised by a post-dated cheque, which waits on an account of its own.

A receipt or payment by giro settles its documents at once. The bank clears the giro on or after the day it
falls due, or lets it bounce: then the receipt is void from that day and what it settled is open again.
"""
