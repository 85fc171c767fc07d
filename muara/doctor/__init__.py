"""What is well and what is not: probes, each with its findings, and the words for them.

A probe is a function from what it looks at to findings. Whoever adds one returns a finding for
every subject that it looked at, also where all is well: that ends the subject's alarm.
"""
