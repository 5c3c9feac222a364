"""Moving through pages in a real browser without racing it."""


def press(locator):
    """Click what leads to another page, and be on that page: a click by itself may return before the browser left."""
    with locator.page.expect_navigation():
        locator.click()
