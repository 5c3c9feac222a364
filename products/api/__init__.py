"""The catalogue for other programs at `/api/v1/`: only reading, along the NL API Design Rules."""
