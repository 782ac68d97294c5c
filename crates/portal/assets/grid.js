// The grid: a form of figures that is used like a spreadsheet. The form works without it; here cells are moved between, pasted
// into as a block, undone, and saved as they are typed. What is not saved yet is kept in the browser until it is.
"use strict";

for (const form of document.querySelectorAll("form[data-grid]")) {
  const says = (id, count) => (form.dataset[`says${id}`] ?? "").replace("#", count);
  const key = `thidua/${form.dataset.account}${form.dataset.grid}`;
  const state = form.querySelector("[data-grid-state]");
  const rows = [...form.querySelectorAll("table tbody tr")]
    .map((row) => [...row.querySelectorAll("[name^='figure.']")])
    .filter((row) => row.length > 0);
  const fields = new Map(rows.flat().map((field) => [field.name, field]));
  const seenOf = (field) => form.elements.namedItem(`was.${field.name}`);
  form.querySelector("[data-grid-keys]")?.removeAttribute("hidden");

  // What is typed and not saved, by the name of its field: what was typed, and what was seen there before.
  const unsaved = new Map();
  // What colleagues typed into the same cells meanwhile.
  const conflicts = new Map();
  let sending = null;
  let waiting = null;
  let patience = 2000;
  let stopped = false;
  let isOffline = false;

  const store = () => {
    try {
      if (unsaved.size === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify([...unsaved]));
    } catch {
      // A browser that keeps nothing: what is typed is in the page.
    }
  };
  const stored = () => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "[]");
    } catch {
      return [];
    }
  };
  const tell = (text, kind) => {
    if (state.textContent !== text) state.textContent = text;
    state.className = `grid-state ${kind}`;
  };
  const show = () => {
    if (stopped) return;
    if (conflicts.size > 0) tell(says("Conflict", conflicts.size), "conflict");
    else if (unsaved.size > 0) tell(isOffline ? says("Offline", unsaved.size) : says("Unsaved", unsaved.size), isOffline ? "offline" : "");
    else tell(says("Saved", 0), "saved");
  };

  // A cell is marked with its sentence, and the mark goes with what was wrong.
  const mark = (field, sentence) => {
    const cell = field.closest("td");
    cell.querySelector(".error")?.remove();
    field.closest("tr").classList.toggle("wrong", Boolean(sentence));
    if (!sentence) {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
      return;
    }
    const error = document.createElement("span");
    error.className = "error";
    error.id = `${field.name}-error`;
    error.textContent = sentence;
    field.after(error);
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", error.id);
  };

  // What a colleague typed stands beside what was typed here: one of both is chosen.
  const clash = (field, theirs) => {
    settle(field);
    conflicts.set(field.name, theirs);
    const box = document.createElement("span");
    box.className = "clash";
    const line = document.createElement("span");
    line.textContent = `${says("Theirs", 0)} ${[theirs.by, theirs.at].filter(Boolean).join(", ")}: `;
    const value = document.createElement("strong");
    value.textContent = theirs.text === "" ? "–" : theirs.text;
    line.append(value);
    const button = (text, chosen) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "button quiet-button small";
      made.textContent = text;
      made.addEventListener("click", () => {
        settle(field);
        seenOf(field).value = theirs.text;
        chosen();
        store();
        show();
        field.focus();
      });
      return made;
    };
    box.append(
      line,
      button(says("Take", 0), () => {
        field.value = theirs.text;
        last.set(field.name, field.value);
        unsaved.delete(field.name);
      }),
      button(says("Keep", 0), () => {
        unsaved.set(field.name, { text: field.value, was: theirs.text });
        soon(0);
      }),
    );
    field.closest("td").append(box);
  };
  const settle = (field) => {
    conflicts.delete(field.name);
    field.closest("td").querySelector(".clash")?.remove();
  };

  // Saving: a little after the last key, one request at a time.
  const soon = (delay) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void save(), delay);
  };
  const save = () => {
    if (sending) return sending;
    sending = send().finally(() => {
      sending = null;
    });
    return sending;
  };
  const send = async () => {
    clearTimeout(waiting);
    const block = [...unsaved].filter(([name]) => !conflicts.has(name));
    if (block.length === 0 || stopped) return show();
    tell(says("Saving", 0), "");
    const body = new URLSearchParams({ language: form.elements.language.value });
    for (const [name, { text, was }] of block) {
      body.set(name, text);
      body.set(`was.${name}`, was);
    }
    let answer = null;
    let told = null;
    try {
      answer = await fetch(form.dataset.grid, { method: "POST", body, redirect: "error" });
      told = await answer.json();
    } catch {
      answer = null;
    }
    if (!answer || answer.status >= 500 || answer.status === 409) {
      isOffline = true;
      show();
      patience = Math.min(patience * 2, 30000);
      return soon(patience);
    }
    isOffline = false;
    patience = 2000;
    if (!answer.ok) {
      // Signed out, or the submission went on: what was typed stays here and in the browser.
      if (answer.status !== 401) stopped = true;
      else soon(15000);
      return tell(`${told.says} ${says("Unsaved", unsaved.size)}`, "offline");
    }
    form.elements.stamp.value = told.stamp;
    let wrong = 0;
    for (const [name, kept] of Object.entries(told.saved)) {
      const field = fields.get(name);
      const sent = block.find(([other]) => other === name)?.[1].text;
      seenOf(field).value = kept.text;
      if (field.value === sent) {
        unsaved.delete(name);
        if (document.activeElement !== field) field.value = kept.text;
        last.set(name, field.value);
        mark(field, kept.wrong);
      } else {
        // Typed on meanwhile: what was just saved is what is seen there now.
        unsaved.set(name, { text: field.value, was: kept.text });
      }
      if (kept.wrong) wrong += 1;
    }
    for (const [name, theirs] of Object.entries(told.conflicts)) clash(fields.get(name), theirs);
    store();
    show();
    if (wrong > 0 && conflicts.size === 0) tell(`${says("Saved", 0)} ${says("Wrong", wrong)}`, "offline");
    if ([...unsaved.keys()].some((name) => !conflicts.has(name))) soon(800);
  };

  // What was typed: kept in the browser at once, saved soon.
  const typed = (field) => {
    if (conflicts.has(field.name)) {
      unsaved.set(field.name, { text: field.value, was: seenOf(field).value });
      return store();
    }
    if (field.value.trim() === seenOf(field).value.trim()) unsaved.delete(field.name);
    else unsaved.set(field.name, { text: field.value, was: seenOf(field).value });
    store();
    show();
    soon(800);
  };

  // Undo: steps of many cells, the last first. What a cell held when it was last left or saved is its step.
  const last = new Map([...fields].map(([name, field]) => [name, field.value]));
  const past = [];
  const future = [];
  const step = (changes) => {
    if (changes.length === 0) return;
    past.push(changes);
    future.length = 0;
  };
  const commit = (field) => {
    const before = last.get(field.name);
    if (before === field.value) return;
    step([{ field, before, after: field.value }]);
    last.set(field.name, field.value);
  };
  const put = (field, text) => {
    field.value = text;
    last.set(field.name, field.value);
    typed(field);
  };
  const turn = (from, to, side) => {
    const changes = from.pop();
    if (!changes) return;
    to.push(changes);
    for (const change of changes) put(change.field, change[side]);
    go(changes[0].field);
    tell(says("Undone", 0), "");
  };

  // Moving.
  const place = (field) => {
    const row = rows.findIndex((cells) => cells.includes(field));
    return [row, row < 0 ? -1 : rows[row].indexOf(field)];
  };
  const go = (field) => {
    if (!field) return false;
    field.focus();
    field.select?.();
    return true;
  };
  const move = (field, down, right) => {
    const [row, column] = place(field);
    const cells = rows[row + down];
    return cells !== undefined && go(cells[Math.min(column + right, cells.length - 1)]);
  };
  const isAtEdge = (field, atEnd) => {
    if (field.selectionStart !== field.selectionEnd) return field.selectionStart === 0 && field.selectionEnd === field.value.length;
    return field.selectionStart === (atEnd ? field.value.length : 0);
  };
  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!fields.has(field.name)) return;
    const command = event.ctrlKey || event.metaKey;
    const letter = event.key.toLowerCase();
    if (command && !event.altKey && (letter === "z" || letter === "y")) {
      commit(field);
      if (letter === "y" || event.shiftKey) turn(future, past, "after");
      else turn(past, future, "before");
      return event.preventDefault();
    }
    if (event.isComposing || command || event.altKey) return;
    const isChoice = field.tagName === "SELECT";
    const [row, column] = place(field);
    if (event.key === "Enter") {
      commit(field);
      move(field, event.shiftKey ? -1 : 1, 0);
      return event.preventDefault();
    }
    if (event.key === "Escape" && field.value !== last.get(field.name)) {
      field.value = last.get(field.name);
      typed(field);
      return event.preventDefault();
    }
    if (event.shiftKey || isChoice) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      commit(field);
      if (move(field, event.key === "ArrowDown" ? 1 : -1, 0)) event.preventDefault();
    } else if (event.key === "ArrowRight" && rows[row].length > column + 1 && isAtEdge(field, true)) {
      commit(field);
      go(rows[row][column + 1]);
      event.preventDefault();
    } else if (event.key === "ArrowLeft" && column > 0 && isAtEdge(field, false)) {
      commit(field);
      go(rows[row][column - 1]);
      event.preventDefault();
    }
  });

  // Pasting: a block of cells as spreadsheets put it on the clipboard, tabs between cells and lines between rows.
  const table = (text) => {
    const out = [[""]];
    let quoted = false;
    const clean = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
    for (let i = 0; i < clean.length; i++) {
      const char = clean[i];
      const cells = out[out.length - 1];
      if (quoted) {
        if (char !== '"') cells[cells.length - 1] += char;
        else if (clean[i + 1] === '"') cells[cells.length - 1] += clean[++i];
        else quoted = false;
      } else if (char === '"' && cells[cells.length - 1] === "") quoted = true;
      else if (char === "\t") cells.push("");
      else if (char === "\n") out.push([""]);
      else cells[cells.length - 1] += char;
    }
    return out;
  };
  const asChoice = (field, text) => {
    const wanted = text.trim().toLocaleLowerCase();
    const found = [...field.options].find((option) => [option.value, option.text.trim().toLocaleLowerCase()].includes(wanted));
    return found?.value;
  };
  form.addEventListener("paste", (event) => {
    const field = event.target;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const block = table(text);
    const isOne = block.length === 1 && block[0].length === 1;
    if (!fields.has(field.name) || (isOne && field.tagName !== "SELECT")) return;
    event.preventDefault();
    commit(field);
    const [row, column] = place(field);
    const changes = [];
    let beyond = 0;
    block.forEach((cells, down) => {
      cells.forEach((cell, right) => {
        const target = rows[row + down]?.[column + right];
        const value = target?.tagName === "SELECT" ? asChoice(target, cell) : cell.trim();
        if (target === undefined || value === undefined) {
          if (cell.trim() !== "") beyond += 1;
          return;
        }
        if (target.value !== value) changes.push({ field: target, before: target.value, after: value });
      });
    });
    step(changes);
    for (const change of changes) put(change.field, change.after);
    const told = [says("Pasted", changes.length)];
    if (beyond > 0) told.push(says("Beyond", beyond));
    tell(told.join(" "), beyond > 0 ? "offline" : "");
    soon(beyond > 0 ? 4000 : 400);
  });

  form.addEventListener("focusin", (event) => {
    if (fields.has(event.target.name)) event.target.select?.();
  });
  form.addEventListener("input", (event) => {
    if (fields.has(event.target.name)) typed(event.target);
  });
  form.addEventListener("change", (event) => {
    const field = event.target;
    if (!fields.has(field.name)) return;
    commit(field);
    soon(0);
  });
  addEventListener("online", () => soon(0));
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && unsaved.size > 0) soon(0);
  });

  // A button sends what the page shows: all that is typed is saved first, so that the stamp is that of what is seen.
  let isSending = false;
  form.addEventListener("submit", (event) => {
    if (isSending || stopped || (unsaved.size === 0 && !sending)) return;
    event.preventDefault();
    const button = event.submitter;
    void (async () => {
      for (let i = 0; i < 3 && (unsaved.size > 0 || sending); i++) await save();
      if (unsaved.size > 0 && conflicts.size > 0) return show();
      isSending = true;
      form.requestSubmit(button);
      isSending = false;
    })();
  });

  // What an earlier visit could not save is put back, unless somebody typed something else there meanwhile.
  for (const [name, { text, was }] of stored()) {
    const field = fields.get(name);
    if (!field || field.value.trim() === text.trim()) continue;
    const stands = seenOf(field).value;
    field.value = text;
    last.set(name, text);
    unsaved.set(name, { text, was });
    if (stands.trim() !== was.trim()) clash(field, { text: stands, by: "", at: "" });
  }
  store();
  if (unsaved.size > 0) {
    show();
    soon(0);
  }
}
