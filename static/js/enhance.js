// Everything works without this file; it only shortens a path that already works.
"use strict";

const all = (name, act) => document.querySelectorAll(`[${name}]`).forEach(act);

// What an act led to gets the focus, once the browser has gone to the place in the address; the error summary at once
// (browsers without autofocus on a div).
addEventListener("load", () => setTimeout(() => document.querySelector("[data-takes-focus]")?.focus()));
all("data-error-summary", (summary) => summary.focus());

// How many characters are left: <textarea data-count="10000">, counted as the server counts (core/typed.py): one for each
// sign and each Enter, none for what it takes out. Said aloud when typing pauses.
const SPACE = "[^\\S\ufeff]+";
const counted = (control) => {
  const text = control.value.replace(/\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]/g, "\n")
    .replace(/(?![\t\n])[\p{Cc}\p{Cs}\p{NChar}\u202a-\u202e\u2066-\u2069]/gu, "").normalize("NFC")
    .replace(new RegExp(`^${SPACE}|${SPACE}$`, "g"), "");
  return [...(control.matches("input, [data-line]") ? text.replace(new RegExp(SPACE, "g"), " ") : text)].length;
};
const characters = (number) => `${number.toLocaleString("nl-NL")} teken${number === 1 ? "" : "s"}`;
all("data-count", (control) => {
  const line = document.createElement("p");
  const most = Number(control.dataset.count);
  let pause;
  line.className = "field__count meta";
  line.setAttribute("aria-live", "polite");
  (control.closest(".markdownx") || control).after(line);
  const count = () => {
    const left = most - counted(control);
    line.textContent = left < 0 ? `${characters(-left)} te veel.` : `Nog ${characters(left)}.`;
  };
  control.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(count, 400);
  });
  count();
});

// Show or hide a password: <button type="button" data-shows="id_password" hidden>Toon wachtwoord</button>.
all("data-shows", (button) => {
  const control = document.getElementById(button.dataset.shows);
  button.hidden = false;
  button.addEventListener("click", () => {
    const isShown = control.type === "text";
    control.type = isShown ? "password" : "text";
    button.textContent = isShown ? "Toon wachtwoord" : "Verberg wachtwoord";
  });
});

// <form data-unsaved>: ask before text is left behind; with "typed" also what the page came with.
// <form data-once>: a double click sends once.
let isUnsaved = false;
all("data-unsaved", (form) => {
  isUnsaved ||= form.dataset.unsaved === "typed";
  form.addEventListener("input", () => { isUnsaved = true; });
  form.addEventListener("submit", () => { isUnsaved = false; });
});
addEventListener("beforeunload", (event) => { if (isUnsaved) event.preventDefault(); });

all("data-once", (form) => {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
});
addEventListener("pageshow", () => all("data-sent", (form) => { delete form.dataset.sent; }));

// <button type="button" data-print hidden> and <button type="button" data-copy-address hidden>.
all("data-print", (button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});
all("data-copy-address", (button) => {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href);
    button.textContent = "Het adres is gekopieerd.";
  });
});

// Titles while typing: <input data-suggest="/zoeken/suggesties/">. The browser shows and reads out the list itself.
all("data-suggest", (input) => {
  const list = document.createElement("datalist");
  let pause;
  list.id = `${input.id}-suggesties`;
  input.after(list);
  input.setAttribute("list", list.id);
  const suggest = async () => {
    const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(input.value)}`);
    const [, titles] = answer.ok ? await answer.json() : [0, []];
    list.replaceChildren(...titles.map((title) => new Option(title, title)));
  };
  input.addEventListener("input", () => {
    clearTimeout(pause);
    if (input.value.trim().length > 1) pause = setTimeout(suggest, 200);
  });
});

// Count a search, and a click on a result, per month and without a person: <ol data-counts="..." data-token="...">.
all("data-counts", (list) => {
  const send = (click) => navigator.sendBeacon(
    list.dataset.counts, new URLSearchParams({ token: list.dataset.token, click }));
  send("");
  list.addEventListener("click", (event) => { if (event.target.closest("a")) send("1"); }, { once: true });
});

// <form data-read>: what is on the screen counts as read; without script its button does the same.
all("data-read", async (form) => {
  const answer = await fetch(form.action, {
    method: "POST", body: new FormData(form), headers: { Accept: "application/json" },
  });
  form.hidden = answer.ok;
});
