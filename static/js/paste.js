// Paste from Word, a website or a mail: headings, lists, links and tables come in as Markdown, the styling stays out.
// Without this file the browser pastes plain text, which the server cleans.
"use strict";

const INLINE = { B: "**", STRONG: "**", I: "_", EM: "_" };

const words = (node) => node.textContent.replace(/[\s\u00a0]+/g, " ");

function inline(node) {
  if (node.nodeType === Node.TEXT_NODE) return words(node);
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches("style, script, meta")) return "";
  if (node.tagName === "BR") return "\n";
  const text = [...node.childNodes].map(inline).join("");
  const mark = INLINE[node.tagName];
  if (mark && text.trim()) return `${mark}${text.trim()}${mark}${/\s$/.test(text) ? " " : ""}`;
  const address = node.tagName === "A" && node.getAttribute("href");
  return address && /^(https?:|mailto:|tel:|\/)/.test(address) ? `[${text.trim()}](${address})` : text;
}

function list(node, depth) {
  return [...node.children].map((item, place) => {
    const mark = node.tagName === "OL" ? `${place + 1}. ` : "- ";
    const own = [...item.childNodes].filter((child) => !/^(UL|OL)$/.test(child.nodeName)).map(inline).join("").trim();
    const nested = [...item.children].filter((child) => /^(UL|OL)$/.test(child.tagName)).map((child) => list(child, depth + 1));
    return ["   ".repeat(depth) + mark + own, ...nested].join("\n");
  }).join("\n");
}

function table(node) {
  const rows = [...node.rows].map((row) => `| ${[...row.cells].map((cell) => inline(cell).trim().replace(/\|/g, "\\|").replace(/\n+/g, " ")).join(" | ")} |`);
  const line = `|${" --- |".repeat(node.rows[0]?.cells.length || 0)}`;
  return [rows[0], line, ...rows.slice(1)].join("\n");
}

// Word writes a list as paragraphs: class MsoListParagraph, with the bullet or number as the first text.
function wordListItem(node) {
  if (!/MsoListParagraph/.test(node.className)) return "";
  const text = inline(node).trim();
  const number = /^(\d+)[.)]\s*/.exec(text);
  return number ? `${number[1]}. ${text.slice(number[0].length)}` : `- ${text.replace(/^[·•▪o§\uf0b7-]\s+/, "")}`;
}

function blocks(node) {
  return [...node.childNodes].flatMap((child) => {
    if (child.nodeType !== Node.ELEMENT_NODE) return words(child).trim() ? [words(child).trim()] : [];
    if (/^H[1-6]$/.test(child.tagName)) return [`${"#".repeat(Math.max(2, Number(child.tagName[1])))} ${inline(child).trim()}`];
    if (/^(UL|OL)$/.test(child.tagName)) return [list(child, 0)];
    if (child.tagName === "TABLE") return [table(child)];
    if (/^(DIV|SECTION|ARTICLE|BODY|MAIN|BLOCKQUOTE)$/.test(child.tagName)) return blocks(child);
    return [wordListItem(child) || inline(child).trim()];
  }).filter(Boolean);
}

function asMarkdown(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  return blocks(page.body).reduce((text, block) => {
    const isList = (line) => /^\s*(-|\d+\.) /.test(line);
    const together = text && isList(block) && isList(text.split("\n").pop());
    return text ? text + (together ? "\n" : "\n\n") + block : block;
  }, "");
}

document.querySelectorAll("[data-paste-markdown]").forEach((area) => {
  area.addEventListener("paste", (event) => {
    const html = event.clipboardData.getData("text/html");
    if (!html || event.clipboardData.files.length) return;
    event.preventDefault();
    area.setRangeText(asMarkdown(html), area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
});
