"""The HTML we write otherwise than the parser would: tables and footnotes that everyone can use."""

from django.utils.html import format_html

FIT_A_PHONE = 2  # columns
ALIGNMENTS = {"text-align:left": "align-left", "text-align:center": "align-center", "text-align:right": "align-right"}


def table_open(renderer, tokens, place, options, env) -> str:
    """A wide table scrolls in its own box, which the keyboard can reach and a screen reader can name."""
    table = tokens[place].meta
    label = f"{env.get('table_label', 'Tabel')} {table['number']}"
    box = format_html(
        '<div class="table-scroll{}" tabindex="0" role="region" aria-label="{}">',
        " table-scroll--wide" if table["columns"] > FIT_A_PHONE else "",
        f"{label}: {table['heading']}" if table["heading"] else label,
    )
    return box + format_html('<table aria-label="{}">\n', table["heading"] or label)


def table_close(renderer, tokens, place, options, env) -> str:
    return "</table></div>\n"


def cell_open(renderer, tokens, place, options, env) -> str:
    token = tokens[place]
    alignment = ALIGNMENTS.get(token.attrGet("style"))
    scope = "" if token.tag != "th" else ' scope="col"' if token.type == "th_open" else ' scope="row"'
    return f'<{token.tag}{scope} class="{alignment}">' if alignment else f"<{token.tag}{scope}>"


def code_block(renderer, tokens, place, options, env) -> str:
    return format_html("<pre><code>{}</code></pre>\n", tokens[place].content)


def footnote_ref(renderer, tokens, place, options, env) -> str:
    number, prefix = tokens[place].meta["id"] + 1, env.get("id_prefix", "")
    back = f' id="noot.{number}.terug"' if not tokens[place].meta["subId"] else ""
    link = f'<a href="#{prefix}noot.{number}"{back} aria-label="Voetnoot {number}">{number}</a>'
    return f'<sup class="footnote-ref">{link}</sup>'


def footnote_block_open(renderer, tokens, place, options, env) -> str:
    return '<div class="footnotes">\n<ol>\n'


def footnote_block_close(renderer, tokens, place, options, env) -> str:
    return "</ol>\n</div>\n"


def footnote_open(renderer, tokens, place, options, env) -> str:
    return f'<li id="noot.{tokens[place].meta["id"] + 1}">'


def footnote_anchor(renderer, tokens, place, options, env) -> str:
    """One way back, to the first place that refers to the footnote."""
    if tokens[place].meta["subId"]:
        return ""
    number, prefix = tokens[place].meta["id"] + 1, env.get("id_prefix", "")
    return f' <a href="#{prefix}noot.{number}.terug" aria-label="Terug naar voetnoot {number} in de tekst">↩</a>'


RENDER_RULES = {
    "table_open": table_open,
    "table_close": table_close,
    "th_open": cell_open,
    "td_open": cell_open,
    "fence": code_block,
    "code_block": code_block,
    "footnote_ref": footnote_ref,
    "footnote_block_open": footnote_block_open,
    "footnote_block_close": footnote_block_close,
    "footnote_open": footnote_open,
    "footnote_anchor": footnote_anchor,
}
