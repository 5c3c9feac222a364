// What Word, Excel, Google Docs, LibreOffice, a mail or a website puts on the clipboard, as Markdown.
// `new PastedHtml(html).markdown()` keeps the meaning; what Markdown cannot hold is counted in `lost`. Needs pasted_words.js.
"use strict";

const GONE = `style, script, meta, link, title, template, del, [style*="mso-hide:all"], [style*="display:none"],
  [style*="mso-element:comment"], [style*="mso-element:footnote-list"] > hr, [hidden], .msocomanchor, .MsoCommentReference, p[class^="MsoToc"]`;
const OTHER = "iframe, video, audio, object, embed, svg, canvas, math, m\\:omath";
const BLOCK = `address, article, aside, blockquote, center, dd, div, dl, dt, figure, figcaption, footer, form, h1, h2, h3,
  h4, h5, h6, header, hr, li, main, nav, ol, p, pre, section, table, ul, [role="heading"]`;
const HEADING = "h1, h2, h3, h4, h5, h6, [role=heading], .MsoTitle";
const TITLE = "h1, .MsoTitle, [role=heading][aria-level='1']";
const NUMBER = /^[[(]?([\divxlc]{1,6}|\*+)[\])]?$/i;
const LETTERS = /list-style-type:(lower|upper)-(alpha|latin|roman)/;
const ORDINAL = /^(e|de|ste|st|nd|rd|th)$/i;

class PastedHtml {
  constructor(html, firstNote = 1) {
    this.body = new DOMParser().parseFromString(html, "text/html").body;
    this.lost = {};
    this.notes = new Map();
    this.firstNote = firstNote;
    this.clean();
    this.shift = this.body.querySelector(TITLE) ? 1 : 0;
  }

  markdown() {
    return joined(this.blocks(this.body));
  }

  lose(what, number = 1) {
    if (number) this.lost[what] = (this.lost[what] || 0) + number;
  }

  count(what, selector) {
    this.lose(what, this.body.querySelectorAll(selector).length);
  }

  clean() {
    for (const node of this.body.querySelectorAll("[style]")) {
      node.setAttribute("style", node.getAttribute("style").replace(/\s*:\s*/g, ":"));
    }
    this.count("deleted", "del");
    this.count("comments", ".MsoCommentReference, .msocomanchor");
    this.count("contents", 'p[class="MsoToc1"]');
    this.count("parts", OTHER);
    for (const node of this.body.querySelectorAll(`${GONE}, ${OTHER}`)) node.remove();
    for (const link of this.body.querySelectorAll('a[href*="#"]')) this.findNote(link);
  }

  // A footnote is a mark that leads to a place further on; the link back is not needed.
  findNote(mark) {
    const name = CSS.escape(mark.getAttribute("href").split("#").pop());
    if (!name || !NUMBER.test(mark.textContent.trim())) return;
    if ([...this.notes.keys()].some((note) => note.contains(mark))) { mark.remove(); return; }
    const place = this.body.querySelector(`[id="${name}"], a[name="${name}"]`);
    if (!place) { this.lose("notes"); return; }
    const note = [place.closest("li, div[id]"), place.closest("p, div")].find((block) => block && !block.contains(mark));
    if (!note || mark.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_PRECEDING) return;
    if (!this.notes.has(note)) this.notes.set(note, this.firstNote + this.notes.size);
    const reference = document.createElement("var");
    reference.dataset.note = `[^${this.notes.get(note)}]`;
    mark.replaceWith(reference);
  }

  blocks(parent) {
    const out = [];
    let run = "", items = [];
    const endItems = () => { if (items.length) out.push(this.wordList(items)); items = []; };
    const end = () => { out.push(...this.paragraphs(run)); run = ""; };
    for (const node of parent.childNodes) {
      const isElement = node.nodeType === Node.ELEMENT_NODE;
      if (isElement && /mso-list:l?\d|mso-list:\w+ level/.test(node.getAttribute("style"))) { end(); items.push(node); continue; }
      if (isElement || node.textContent.trim()) endItems();
      if (isElement && (node.matches(BLOCK) || node.querySelector(BLOCK))) { end(); out.push(...this.block(node)); }
      else run += this.inline(node);
    }
    end();
    endItems();
    return out;
  }

  block(node) {
    const note = this.notes.get(node);
    if (note) { this.notes.delete(node); return [`[^${note}]: ${indented(joined(this.blocks(node)), 4)}`]; }
    if (node.matches(HEADING)) return this.heading(node);
    if (node.matches("ul, ol")) return [this.list(node)];
    if (node.matches("table")) return this.table(node);
    if (node.matches("a[href]")) return this.paragraphs(this.link(node, this.blocks(node).join(" ").replace(/^#+ /gm, "")));
    if (node.matches("hr")) return ["---"];
    if (node.matches("pre")) return this.code(node);
    if (node.matches("blockquote") || /border-left:\s*solid|border-left-style:solid/.test(node.getAttribute("style"))) {
      return [joined(this.blocks(node)).replace(/^/gm, "> ").replace(/^> $/gm, ">")].filter((text) => text !== ">");
    }
    if (node.matches("dd")) return [`: ${indented(joined(this.blocks(node)), 2)}`];
    if (/MsoListParagraph/.test(node.className)) return [this.typedItem(node)].filter(Boolean);
    return this.blocks(node);
  }

  paragraphs(run) {
    const text = run.replace(/\*{4}|~{4}|(?<!\\)__/g, "").replace(/ *\n */g, "\n").replace(/ {2,}/g, " ").trim();
    return text.split(/\n{2,}/).filter(Boolean).map((part) => part.split("\n").map(escapedStart).join("  \n"));
  }

  heading(node) {
    const level = node.matches(".MsoTitle") ? 1 : Number(node.getAttribute("aria-level") || node.tagName[1]) || 2;
    const text = oneLine(this.within(node).replaceAll("**", "")).trim();
    return text ? [`${"#".repeat(Math.min(6, Math.max(2, level + this.shift)))} ${text}`] : [];
  }

  list(node) {
    const items = [];
    let number = node.start || 1;
    if (/^[ai]$/i.test(node.getAttribute("type") || "") || LETTERS.test(node.outerHTML.split("</li>")[0])) this.lose("letters");
    for (const child of node.children) {
      if (child.value && child.value !== number) { number = child.value; if (items.length) this.lose("numbers"); }
      const mark = node.tagName === "OL" ? `${number}. ` : "- ";
      if (child.matches("ul, ol") && items.length) items.push(" ".repeat(mark.length) + indented(this.list(child), mark.length));
      else {
        const parts = this.blocks(child);
        const text = parts.slice(1).reduce((all, part) => all + (isList(part) ? "\n" : "\n\n") + part, parts[0] || "");
        items.push(mark + indented(text, mark.length));
        number += 1;
      }
    }
    return items.join("\n");
  }

  // Word writes a list as paragraphs: the level stands in the style, the bullet or number is text.
  wordList(items) {
    const levels = items.map((item) => Number(/level(\d+)/.exec(item.getAttribute("style"))?.[1] || 1));
    const top = Math.min(...levels), widths = [], numbers = [];
    return items.map((item, place) => {
      const level = levels[place] - top;
      const sign = item.querySelector('[style*="mso-list:Ignore"]');
      const mark = oneLine(sign?.textContent || "").trim();
      sign?.remove();
      widths.length = numbers.length = level + 1;
      numbers[level] = Number(/(\d+)\D*$/.exec(mark)?.[1]) || (numbers[level] || 0) + 1;
      const isNumber = /^\(?([a-z]|[ivxl]+|[\d.]+\d?)[.)]$/i.test(mark);
      if (isNumber && !/^\(?\d+[.)]$/.test(mark)) this.lose("letters");
      const own = isNumber ? `${numbers[level]}. ` : "- ";
      widths[level] = own.length;
      const indent = Array.from(widths.slice(0, level), (width) => width || 2).reduce((sum, width) => sum + width, 0);
      return " ".repeat(indent) + own + indented(joined(this.blocks(item)), indent + own.length);
    }).join("\n");
  }

  // The same without its styles: the bullet or number is the first text.
  typedItem(node) {
    const text = joined(this.blocks(node));
    const number = /^(\d+)\\?[.)]\s*/.exec(text);
    if (number) return `${number[1]}. ${text.slice(number[0].length)}`;
    return /^[·•▪o§\uf0b7-]\s/.test(text) ? `- ${text.replace(/^.\s+/, "")}` : text;
  }

  table(node) {
    const cells = [...node.rows].flatMap((row) => [...row.cells]);
    if (cells.length === 1 || node.getAttribute("role") === "presentation") return cells.flatMap((cell) => this.blocks(cell));
    if (node.parentElement.closest("td, th")) {
      this.lose("tables");
      return [cells.map((cell) => this.cell(cell)).filter(Boolean).join(" ")];
    }
    const rows = this.grid(node).filter((row) => row.some(Boolean));
    const width = Math.max(0, ...rows.map((row) => row.findLastIndex(Boolean) + 1));
    const lines = rows.map((row) => `| ${Array.from({ length: width }, (_, place) => row[place] || "").join(" | ")} |`);
    lines.splice(1, 0, `|${" --- |".repeat(width)}`);
    return [...(node.caption ? this.blocks(node.caption) : []), ...(rows.length ? [lines.join("\n")] : [])];
  }

  // A cell over more rows is true for each of them; one over more columns says so once.
  grid(node) {
    const grid = Array.from(node.rows, () => []);
    [...node.rows].forEach((row, y) => {
      for (const cell of row.cells) {
        const text = this.cell(cell), x = Array.from({ length: grid[y].length + 1 }, (_, place) => grid[y][place]).indexOf(undefined);
        const across = Math.min(cell.colSpan, 100), down = Math.min(cell.rowSpan || grid.length, grid.length - y);
        if (across * down > 1) this.lose("cells");
        for (let place = 0; place < across * down; place += 1) {
          grid[y + Math.floor(place / across)][x + (place % across)] = place % across ? "" : text;
        }
      }
    });
    return grid;
  }

  cell(cell) {
    const parts = this.blocks(cell);
    if (parts.length > 1 || /\n/.test(parts[0])) this.lose("lines");
    const lines = parts.join("\n").split("\n").map((line) => line.trim().replace(/^- /, "• ").replace(/^(#+|>) /, ""));
    return oneLine(lines.join(" ")).trim().replace(/(?<!\\)\|/g, "\\|");
  }

  code(node) {
    const text = node.textContent.replace(/\n+$/, "");
    const fence = "`".repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map((found) => found[0].length + 1)));
    return text.trim() ? [`${fence}\n${text}\n${fence}`] : [];
  }

  within(node) {
    return [...node.childNodes].map((child) => this.inline(child)).join("");
  }

  inline(node) {
    if (node.nodeType === Node.TEXT_NODE) return escaped(oneLine(node.textContent));
    if (node.nodeType !== Node.ELEMENT_NODE) return "";
    if (node.dataset?.note) return node.dataset.note;
    if (node.tagName === "BR") return "\n";
    if (node.tagName === "IMG") return this.image(node);
    if (/^(CODE|KBD|SAMP|TT)$/.test(node.tagName)) return `\`${oneLine(node.textContent).replaceAll("`", "'")}\``;
    const text = this.within(node), style = node.getAttribute("style") || "";
    if (node.tagName === "A" && node.hasAttribute("href")) return this.link(node, text);
    if (node.tagName === "SUP" || /vertical-align:super/.test(style)) return this.small(text, "SUP");
    if (node.tagName === "SUB" || /vertical-align:sub/.test(style)) return this.small(text, "SUB");
    return this.marked(node, style, text);
  }

  marked(node, style, text) {
    const isBold = /^(B|STRONG)$/.test(node.tagName) ? !/font-weight:(normal|[1-4]00)/.test(style) : /font-weight:(bold|[6-9]00)/.test(style);
    const isSlanted = /^(I|EM|CITE|DFN)$/.test(node.tagName) ? !/font-style:normal/.test(style) : /font-style:italic/.test(style);
    const isStruck = /^(S|STRIKE)$/.test(node.tagName) || /text-decoration[^:;]*:[^;]*line-through/.test(style);
    const marks = [isStruck && "~~", isSlanted && "_", isBold && "**"].filter((mark) => mark && !text.includes(mark));
    return marks.reduce((inner, mark) => inner.replace(/^(\s*)(.*\S)(\s*)$/s, `$1${mark}$2${mark}$3`), text);
  }

  small(text, kind) {
    if (!text.trim() || text.includes("[^") || NUMBER.test(text.trim()) && kind === "SUP" && /\D/.test(text)) return text;
    const signs = [...text.trim()].map((sign) => SMALL[kind][sign]);
    if (signs.every(Boolean)) return signs.join("");
    if (!ORDINAL.test(text.trim())) this.lose("raised");
    return text;
  }

  image(node) {
    const source = node.getAttribute("src") || "", own = source.replace(location.origin, "");
    const alternative = oneLine(node.alt || "").trim();
    if (/^\/media\/images\/[\w.]+$/.test(own)) return `![${escaped(alternative)}](${own})`;
    if (/^\p{Extended_Pictographic}/u.test(alternative) && alternative.length < 9) return alternative;
    if (node.getAttribute("width") !== "1") this.lose("images");
    return "";
  }

  link(node, text) {
    const href = node.getAttribute("href").trim(), words = oneLine(text);
    if (!words.trim() || href.startsWith("#")) return text;
    const address = realAddress(href);
    if (!address) this.lose("links");
    return address ? words.replace(words.trim(), () => `[${words.trim()}](${address})`) : text;
  }
}
