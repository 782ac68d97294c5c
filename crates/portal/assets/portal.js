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
  let waiting = null;
  let asked = 0;
  const show = async (whole) => {
    const number = ++asked;
    const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
    if (whole) return location.assign(address);
    const answer = await fetch(address).catch(() => null);
    if (!answer?.ok || number !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.getElementById("result").replaceWith(page.getElementById("result"));
    const link = document.querySelector("#result a[href*='?']");
    if (link) history.replaceState(null, "", link.href);
  };
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show(event.target.hasAttribute("data-whole")), 250);
  });
}
