// Small comforts on top of pages that work without them.
"use strict";

// A province on the map and its row in the table light up together.
for (const map of document.querySelectorAll(".map")) {
  const row = (code) => document.querySelector(`tr[data-unit="${CSS.escape(code)}"]`);
  const lit = (event, on) => {
    const link = event.target.closest("[data-unit]");
    if (link) row(link.dataset.unit)?.classList.toggle("lit", on);
  };
  map.addEventListener("pointerover", (event) => lit(event, true));
  map.addEventListener("pointerout", (event) => lit(event, false));
  map.addEventListener("focusin", (event) => lit(event, true));
  map.addEventListener("focusout", (event) => lit(event, false));
}

// Tables that ask for it are sorted by a click on a heading; the first order comes back with the third click.
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
const decimal = document.documentElement.lang === "vi" ? "," : ".";
const asNumber = (text) => {
  const digits = [...text.trim()].filter((c) => /[0-9-]/.test(c) || c === decimal).join("");
  return digits === "" ? null : Number(digits.replace(decimal, "."));
};
for (const table of document.querySelectorAll("table[data-sortable]")) {
  const body = table.tBodies[0];
  const first = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const was = head.getAttribute("aria-sort");
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      const next = was === null ? "ascending" : was === "ascending" ? "descending" : null;
      if (next === null) return body.append(...first);
      head.setAttribute("aria-sort", next);
      const turn = next === "ascending" ? 1 : -1;
      const isNumber = head.classList.contains("number");
      const text = (row) => row.cells[column].textContent.trim();
      const rows = [...first].sort((a, b) => {
        if (!isNumber) return turn * collator.compare(text(a), text(b));
        const [x, y] = [asNumber(text(a)), asNumber(text(b))];
        // What is not known comes last either way.
        if (x === null || y === null) return (x === null) - (y === null);
        return turn * (x - y);
      });
      body.append(...rows);
    });
  });
}

// A form that shows at once what would come of it: the page is asked for again, and its result takes the old one's place.
for (const form of document.querySelectorAll("form[data-live]")) {
  const told = document.getElementById("told");
  let waiting = null;
  let asked = 0;
  const addressNow = () => `${form.action}?${new URLSearchParams(new FormData(form))}`;
  const show = async () => {
    const number = ++asked;
    const result = document.getElementById("result");
    result.setAttribute("aria-busy", "true");
    const answer = await fetch(addressNow()).catch(() => null);
    if (number !== asked) return;
    if (!answer?.ok) return result.removeAttribute("aria-busy");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (number !== asked) return;
    result.replaceWith(page.getElementById("result"));
    // The fields say for themselves what was wrong with them, and what they were; what is typed stays as it is typed.
    for (const field of form.querySelectorAll(".field")) {
      const input = field.querySelector("input, select");
      const fresh = input && page.getElementById(input.id);
      if (!fresh) continue;
      field.className = fresh.closest(".field").className;
      field.querySelectorAll(".error, .was").forEach((old) => old.remove());
      fresh.closest(".field").querySelectorAll(".error, .was").forEach((said) => field.append(said));
      for (const name of ["aria-invalid", "aria-describedby"]) {
        if (fresh.hasAttribute(name)) input.setAttribute(name, fresh.getAttribute(name));
        else input.removeAttribute(name);
      }
    }
    if (told) told.textContent = told.dataset.done;
    const link = document.querySelector("#result a[data-share]");
    const unchanged = `${form.action}?unit=${encodeURIComponent(form.elements.unit.value)}`;
    history.replaceState(null, "", link ? link.href : unchanged);
  };
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (event.target.hasAttribute("data-whole")) return location.assign(addressNow());
    waiting = setTimeout(show, 200);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    show();
  });
}

// What takes longer than a moment says so: a link that is looked up, a file that is sent.
const working = (words) => {
  const box = document.createElement("p");
  box.className = "working";
  box.setAttribute("role", "status");
  box.append(words, document.createElement("progress"));
  return setTimeout(() => document.body.append(box), 400);
};
for (const slow of document.querySelectorAll("[data-slow]")) {
  const kind = slow.tagName === "FORM" ? "submit" : "click";
  slow.addEventListener(kind, (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    working(slow.dataset.slow);
  });
}
for (const form of document.querySelectorAll("form[enctype='multipart/form-data']")) {
  form.addEventListener("submit", () => working(document.body.dataset.working));
}
// Whoever comes back by the browser's own way finds no such words.
window.addEventListener("pageshow", () => document.querySelectorAll(".working").forEach((box) => box.remove()));
