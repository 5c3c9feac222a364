// In the admin: a link to a line of the text puts the cursor there in the field itself.
const field = document.getElementById("id_source");
for (const link of document.querySelectorAll("[data-line]")) {
  link.addEventListener("click", (event) => {
    const lines = field.value.split("\n");
    const number = Math.min(Number(link.dataset.line), lines.length);
    const start = lines.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
    event.preventDefault();
    field.focus();
    field.setSelectionRange(start, start + lines[number - 1].length);
    field.scrollTop = (field.scrollHeight / lines.length) * Math.max(0, number - 4);
  });
}
