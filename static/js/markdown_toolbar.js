// Buttons above the text box of an editor, and a picture chosen from a list of files. All is typed into the text, so that
// Ctrl+Z takes it back. Needs paste.js: `type` and `fitted`.
"use strict";

const OF_MARKDOWNX = ["Tab"]; // its keys shut the keyboard in (WCAG 2.1.2), or change the text without a way back
const WITH_CTRL = ["d", "[", "]"];
const EMPTY_TABLE = "| Kop 1 | Kop 2 |\n| --- | --- |\n| cel | cel |";

// Type `text` over what lies between `start` and `end`, and select `part` of it.
function replace(area, [start, end], text, part = "") {
  area.focus();
  area.setSelectionRange(start, end);
  type(area, text);
  const at = area.selectionEnd - text.length + (part ? text.indexOf(part) : text.length);
  area.setSelectionRange(at, at + part.length);
}

// Around the selected words, or around an example; once more takes the signs away.
function around(area, before, after, example, part) {
  const { value, selectionStart: start, selectionEnd: end } = area;
  const words = value.slice(start, end).trim() || example;
  if (value.slice(0, start).endsWith(before) && value.slice(end).startsWith(after)) {
    replace(area, [start - before.length, end + after.length], words, words);
  } else replace(area, [start, end], before + words + after, part || words);
}

// At the begin of each selected line; once more takes it away.
function inFront(area, mark, example) {
  const { value, selectionStart, selectionEnd } = area;
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const next = value.indexOf("\n", Math.max(selectionEnd - (selectionEnd > selectionStart), start));
  const end = next < 0 ? value.length : next;
  const lines = (value.slice(start, end) || example).split("\n");
  const isMarked = lines.every((line, place) => line.startsWith(mark(place)));
  const bare = (line, place) => (isMarked ? line.slice(mark(place).length) : line.replace(/^(#{2,6}|-|\d+\.) /, ""));
  const text = lines.map((line, place) => (isMarked ? "" : mark(place)) + bare(line, place)).join("\n");
  replace(area, [start, end], text, value.slice(start, end) ? "" : example);
}

function insertBlock(area, text, part) {
  const { value, selectionStart, selectionEnd } = area;
  const block = fitted(text, value.slice(0, selectionStart), value.slice(selectionEnd));
  replace(area, [selectionStart, selectionEnd], block, part);
}

const ACTS = {
  bold: (area) => around(area, "**", "**", "belangrijk"),
  heading: (area) => inFront(area, () => "## ", "Kop"),
  subheading: (area) => inFront(area, () => "### ", "Tussenkop"),
  list: (area) => inFront(area, () => "- ", "Eerste punt"),
  steps: (area) => inFront(area, (place) => `${place + 1}. `, "Eerste stap"),
  link: (area) => around(area, "[", "](https://)", "titel van de pagina", "https://"),
  table: (area) => insertBlock(area, EMPTY_TABLE, "Kop 1"),
  language: (area) => around(area, "[", "]{lang=en}", "data protection officer"),
};

async function upload(area, file, say) {
  const body = new FormData();
  body.append("image", file);
  body.append("csrfmiddlewaretoken", area.form.elements.csrfmiddlewaretoken.value);
  say("De afbeelding komt eraan.");
  const answer = await fetch(area.dataset.markdownxUploadUrlsPath, { method: "POST", body })
    .then((response) => response.json()).catch(() => ({}));
  if (!answer.image_code) { say(answer.image?.[0] || "De afbeelding is niet toegevoegd. Probeer het opnieuw."); return; }
  insertBlock(area, answer.image_code, "beschrijf hier de afbeelding");
  say("De afbeelding staat in de tekst. Typ nu wat erop te zien is: dat staat al geselecteerd.");
}

document.querySelectorAll("[data-markdown-tools]").forEach((tools) => {
  const area = document.getElementById(tools.dataset.markdownTools), box = area.parentElement;
  const status = tools.parentElement.querySelector("[data-markdown-status]");
  const input = document.querySelector(`[data-picture-for="${area.id}"]`);
  const say = (sentence) => { status.textContent = sentence; };
  const take = (event, files) => {
    if (!files?.length) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // markdownx writes without a way back
    [...files].reduce((before, file) => before.then(() => upload(area, file, say)), Promise.resolve());
  };
  tools.hidden = false;
  tools.addEventListener("click", (event) => ACTS[event.target.dataset.markdown]?.(area));
  tools.querySelector("[data-markdown=picture]").hidden = !input;
  tools.querySelector("[data-markdown=picture]").addEventListener("click", () => input.click());
  input?.addEventListener("change", (event) => {
    take(event, [...input.files]);
    input.value = "";
  });
  box.addEventListener("keydown", (event) => {
    const isTheirs = OF_MARKDOWNX.includes(event.key) || ((event.ctrlKey || event.metaKey) && WITH_CTRL.includes(event.key));
    if (isTheirs) event.stopPropagation();
  }, { capture: true });
  area.addEventListener("paste", (event) => take(event, event.clipboardData?.files));
  area.addEventListener("drop", (event) => take(event, event.dataTransfer?.files), { capture: true });
});
