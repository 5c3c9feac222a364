"""What the portal costs, measured in one run and told as ratios: `make bench`, or `python -m tests.bench --size small`.

Each piece runs in a process of its own and writes its part of docs/performance.md when it is done.
"""
