"""What of a Word file does not come along, or comes in another form; each is counted, and people get a sentence."""

from enum import StrEnum


class Lost(StrEnum):
    COMMENTS = "comments"
    TAKEN = "taken"  # tracked changes
    REFUSED = "refused"
    HIDDEN = "hidden"
    BOXES = "boxes"
    OBJECTS = "objects"
    CHARTS = "charts"
    SHAPES = "shapes"
    CONTENTS = "contents"
    MARGINS = "margins"  # headers and footers
    NUMBERS = "headings_numbered"
    LEVELS = "levels"
    LETTERS = "letters"
    HEADLESS = "headless"  # tables without a header row
    CELLS = "cells"
    LINES = "lines"
    TABLES = "tables"
    FORMULAS = "formulas"
    RAISED = "raised"
    LINKS = "links"
    PLACES = "places"  # links within the document
    IMAGES = "images"
    LARGE = "large"  # images, too large
    OUTSIDE = "outside"  # images on another computer
    MANY = "many"  # images, too many to draw
    NAMELESS = "nameless"  # images without a description
