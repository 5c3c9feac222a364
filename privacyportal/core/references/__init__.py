"""What a text refers to: articles of law, guidelines, and words that the glossary explains.

The tables themselves are kept by apps above this one, which add themselves to `known.SOURCES`.
"""
