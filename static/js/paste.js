// Paste from Word, a website or a mail: headings, lists, links and tables come in as Markdown, the styling stays out.
// What does not come along is said below the field. Without this file the browser pastes plain text, which the server
// cleans. Needs pasted_html.js, and the sentences of products/left_behind.py on the page.
"use strict";

const MOST_LINES = 400;
const { NUMBERS, PASTED } = JSON.parse(document.getElementById("left-behind").textContent);
const worded = ([one, more], number) => (number === 1 ? one : more.replace("{}", NUMBERS[number] || number));
const report = (lost) => Object.entries(lost)
  .map(([what, number]) => worded(PASTED[what], number).replace(/^./u, (first) => first.toUpperCase())).join(" ");

// Blocks stand on lines of their own; a few words go in where the cursor is.
function fitted(text, before, after) {
  if (!/\n|^((#{2,6}|-|\d+\.|\||>) |!\[)/.test(text)) return text;
  const gap = (line) => (!line ? "" : /\n$/.test(line) ? "\n" : "\n\n");
  const above = /(^|\n\n)$/.test(before) ? "" : gap(before);
  const below = /^(\n\n|\n?$)/.test(after) ? "" : gap([...after].reverse().join(""));
  return above + text + below;
}

// A browser takes what is typed on end back in one step; moving the cursor ends it.
function endStep(area) {
  const { selectionStart, selectionEnd } = area;
  area.setSelectionRange(0, 0);
  area.setSelectionRange(selectionStart, selectionEnd);
}

// As if it was typed, so that Ctrl+Z takes it back. A browser types line by line: too slow for a whole document.
function type(area, text) {
  area.focus();
  endStep(area);
  if (text.split("\n").length > MOST_LINES || !document.execCommand("insertText", false, text)) put(area, text);
  else endStep(area);
}

// At once; the browser does not know how to take this back, so we do.
function put(area, text) {
  const { value, selectionStart, selectionEnd } = area;
  const change = (act) => { act(); area.dispatchEvent(new Event("input", { bubbles: true })); };
  change(() => area.setRangeText(text, selectionStart, selectionEnd, "end"));
  const after = area.value, listening = new AbortController();
  const takeBack = (event) => {
    const isUndo = event.inputType === "historyUndo" || ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === "z");
    if (!isUndo || area.value !== after) return;
    event.preventDefault();
    listening.abort();
    change(() => { area.value = value; area.setSelectionRange(selectionStart, selectionEnd); });
  };
  for (const name of ["keydown", "beforeinput"]) area.addEventListener(name, takeBack, { signal: listening.signal });
}

document.querySelectorAll("[data-paste-markdown]").forEach((area) => {
  const line = document.createElement("p");
  line.className = "field__count";
  line.setAttribute("role", "status");
  (area.closest(".markdownx") || area).after(line);
  area.addEventListener("paste", (event) => {
    const html = event.clipboardData.getData("text/html");
    const { value, selectionStart, selectionEnd } = area;
    const notes = [...value.matchAll(/\[\^(\d+)\]/g)].map((found) => Number(found[1]));
    const pasted = new PastedHtml(html, Math.max(0, ...notes) + 1);
    const text = pasted.markdown();
    const isFile = !text && event.clipboardData.files.length;
    line.textContent = isFile ? "" : report(pasted.lost);
    if (!text) return; // plain text goes the browser's way, a picture is uploaded
    event.preventDefault();
    event.stopImmediatePropagation(); // Excel sends a picture of its cells along
    type(area, fitted(text, value.slice(0, selectionStart), value.slice(selectionEnd)));
  }, { capture: true });
});
