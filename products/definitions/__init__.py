"""What every tool of the portal has whose definition is a YAML text: the text, its editions, and what editors do with it.

A tool is a keuzehulp, a model, a register. Its room says in one `rooms.Room` what is its own.
"""
