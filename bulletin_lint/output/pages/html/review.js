"use strict";

// The page reads without this script. The script adds: one note chosen at a time, filters, keys, notes in the margin,
// and one file shown at a time. All it knows it reads from the elements and their data attributes; what it remembers is
// which notes of a text somebody has dealt with, in this browser alone.

(() => {
  const GAP = 8;
  const FAR = 160; // how far below its mark, in pixels, a note may stand before those above it are shortened
  const KINDS = ["severity", "group", "rule", "settled"];
  const inMargin = matchMedia("(min-width: 1000px)");
  const help = document.getElementById("keys");
  const overview = document.getElementById("index");

  class Draft {
    constructor(element) {
      this.element = element;
      this.sheet = element.querySelector(".sheet");
      this.panel = element.querySelector(".panel");
      this.notes = [...element.querySelectorAll(".note")];
      this.entries = new Map(this.notes.map((note) => [note.dataset.n, { note, marks: [], references: [] }]));
      this.marks = [...element.querySelectorAll("mark")];
      for (const mark of this.marks) for (const n of mark.dataset.n.split(" ")) this.entries.get(n).marks.push(mark);
      for (const link of element.querySelectorAll(".reference")) this.entries.get(link.dataset.n).references.push(link);
      for (const item of element.querySelectorAll(".list li")) this.entries.get(item.dataset.n).item = item;
      for (const [n, entry] of this.entries) entry.main = mainMark(entry, `${element.id}-m${n}`);
      this.chosen = Object.fromEntries(KINDS.map((kind) => [kind, new Set()]));
      this.block = "";
      this.active = null;
      this.memory = new Memory(`bulletin-lint ${element.dataset.draft}`);
      for (const note of this.notes) this.paintSettled(note, this.memory.has(note.dataset.key));
      if (this.panel) this.equip();
      new ResizeObserver(() => this.arrange()).observe(element.querySelector(".paper") ?? this.sheet);
    }

    // Show what only works with a script, and make it work.
    equip() {
      for (const part of this.panel.querySelectorAll(".bar, .filters")) part.hidden = false;
      for (const button of this.panel.querySelectorAll("[data-filter=rule]")) button.disabled = false;
      this.panel.addEventListener("click", (event) => this.press(event.target.closest("button")));
      for (const button of this.sheet.querySelectorAll(".settle")) button.hidden = false;
      this.panel.querySelector("select").addEventListener("change", (event) => {
        this.block = event.target.value;
        this.filter();
        this.goTo(this.shown()[0]);
      });
      this.count();
      this.sheet.addEventListener("toggle", () => this.place(), true);
    }

    press(button) {
      if (!button) return;
      if (button.dataset.filter) {
        const values = this.chosen[button.dataset.filter];
        if (!values.delete(button.dataset.value)) values.add(button.dataset.value);
        this.filter();
      } else if (button.dataset.step) this.step(Number(button.dataset.step));
      else if (button.matches(".clear")) this.clear();
      else if (button.matches(".keys")) help.showModal();
      else if (button.matches(".toggle")) this.open(!this.panel.classList.contains("open"));
    }

    open(open) {
      this.panel.classList.toggle("open", open);
      this.panel.querySelector(".toggle").setAttribute("aria-expanded", open);
      if (open && this.active) this.showItem();
    }

    clear() {
      for (const values of Object.values(this.chosen)) values.clear();
      this.block = this.panel.querySelector("select").value = "";
      this.filter();
    }

    // Whether a note is to be shown; ``but`` names a kind of choice that is not asked for.
    passes({ dataset }, but) {
      const allowed = (kind) => kind === but || !this.chosen[kind].size || this.chosen[kind].has(dataset[kind]);
      return (but === "block" || isIn(dataset.block, this.block)) && KINDS.every(allowed);
    }

    // Beside each choice, how many notes it would leave with what is chosen of the other kinds; beside a rule, how often
    // it spoke in them.
    count() {
      const left = new Map([...KINDS, "block"].map((kind) => [kind, this.notes.filter((note) => this.passes(note, kind))]));
      for (const button of this.panel.querySelectorAll("[data-filter][aria-pressed]")) {
        const { filter: kind, value, severity } = button.dataset;
        const notes = left.get(kind).filter(({ dataset }) => dataset[kind] === value);
        const spoken = notes.filter(({ dataset }) => dataset.severity === severity);
        const number = severity ? sum(spoken, ({ dataset }) => Number(dataset.count)) : notes.length;
        button.querySelector(".count").textContent = number;
        button.classList.toggle("empty", !number);
      }
      for (const option of this.panel.querySelectorAll("option[data-name]")) {
        const number = left.get("block").filter((note) => isIn(note.dataset.block, option.value)).length;
        option.textContent = `${option.dataset.name}（${number}）`;
      }
    }

    // Scroll to a note and what it is about, without choosing it.
    goTo(note) {
      if (note) (this.entries.get(note.dataset.n).main ?? note).scrollIntoView({ block: "center" });
    }

    // Mark a note as dealt with, or as not.
    settle(note) {
      const settled = note.dataset.settled !== "yes";
      this.paintSettled(note, settled);
      this.panel.querySelector(".unsaved").hidden = this.memory.set(note.dataset.key, settled);
      const next = this.passes(note) ? null : this.after(note);
      this.filter();
      if (next) this.show(next);
    }

    // The note that is shown after this one, or before it if there is none.
    after(note) {
      const at = this.notes.indexOf(note);
      const others = [...this.notes.slice(at + 1), ...this.notes.slice(0, at).reverse()];
      return others.find((other) => !other.hidden);
    }

    paintSettled(note, settled) {
      const { item } = this.entries.get(note.dataset.n);
      for (const element of [note, item]) {
        if (element) element.dataset.settled = settled ? "yes" : "no";
      }
      const button = note.querySelector(".settle");
      button.textContent = settled ? "已处理" : "标为已处理";
      button.setAttribute("aria-pressed", settled);
    }

    filter() {
      for (const { note, references, item } of this.entries.values()) {
        const hidden = !this.passes(note);
        for (const element of [note, item, ...references]) element.hidden = hidden;
      }
      for (const mark of this.marks) mark.classList.toggle("off", !this.visible(mark).length);
      for (const button of this.panel.querySelectorAll("[data-filter][aria-pressed]")) {
        button.setAttribute("aria-pressed", this.chosen[button.dataset.filter].has(button.dataset.value));
      }
      this.panel.querySelector(".clear").hidden = !this.block && KINDS.every((kind) => !this.chosen[kind].size);
      if (this.active && this.entries.get(this.active).note.hidden) this.choose(null);
      this.panel.querySelector(".none").hidden = this.shown().length > 0;
      this.count();
      this.tell();
      this.arrange();
    }

    // The numbers of the notes that a mark stands for and that are not filtered away.
    visible(mark) {
      return mark.dataset.n.split(" ").filter((n) => !this.entries.get(n).note.hidden);
    }

    shown() {
      return this.notes.filter((note) => !note.hidden);
    }

    tell() {
      const shown = this.shown();
      const position = shown.findIndex((note) => note.dataset.n === this.active) + 1;
      const all = this.notes.length;
      const words = shown.length === all ? `${all}条批注` : `${all}条中的${shown.length}条`;
      this.panel.querySelector(".status").value = position ? `第${position}条，共${shown.length}条` : words;
    }

    step(by) {
      const shown = this.shown();
      if (!shown.length) return;
      const current = shown.findIndex((note) => note.dataset.n === this.active);
      const from = current < 0 && by < 0 ? shown.length : current;
      const next = Math.min(shown.length - 1, Math.max(0, from + by));
      this.show(shown[next]);
    }

    // Choose a note, and have it and what it is about in sight.
    show(note) {
      const inList = document.activeElement.closest(".list");
      this.choose(note.dataset.n);
      this.reveal("mark");
      const { item } = this.entries.get(this.active);
      (inList ? item.firstElementChild : note).focus({ preventScroll: true });
      history.replaceState(null, "", `#${note.id}`);
    }

    // Make one note the active one, or none.
    choose(n) {
      if (this.active) this.paint(this.active, false);
      this.active = n;
      if (n) this.paint(n, true);
      if (this.panel) this.tell();
      this.place();
    }

    paint(n, active) {
      const { note, marks, references, item } = this.entries.get(n);
      for (const element of [note, item, ...marks, ...references]) element?.classList.toggle("active", active);
      const why = note.querySelector("details");
      if (why) why.open = active;
      if (active) this.showItem();
    }

    showItem() {
      this.entries.get(this.active).item?.scrollIntoView({ block: "nearest", behavior: "instant" });
    }

    reveal(what) {
      const { note, main } = this.entries.get(this.active);
      if (main && (what === "mark" || inMargin.matches)) main.scrollIntoView({ block: "center" });
      else note.scrollIntoView({ block: "nearest" });
    }

    // A click on marked text: the next of the notes that speak of it.
    touch(mark) {
      const numbers = this.visible(mark);
      if (!numbers.length) return;
      this.choose(numbers[(numbers.indexOf(this.active) + 1) % numbers.length]);
      this.reveal("note");
      history.replaceState(null, "", `#${this.entries.get(this.active).note.id}`);
    }

    // Notes that stand in the margin, in the order of their marks.
    placed() {
      return this.shown().filter((note) => this.entries.get(note.dataset.n).main);
    }

    wanted(notes) {
      const base = this.sheet.getBoundingClientRect().top;
      return notes.map((note) => this.entries.get(note.dataset.n).main.getBoundingClientRect().top - base);
    }

    // Where many notes crowd together, some show no more than what is wrong, so that all stay near what they are about.
    arrange() {
      if (!inMargin.matches) return this.place();
      const notes = this.placed();
      const measured = (short) => {
        for (const note of notes) note.classList.toggle("short", short);
        return notes.map((note) => note.offsetHeight + GAP);
      };
      const whole = measured(false);
      const fits = whatFits(this.wanted(notes), whole, measured(true));
      notes.forEach((note, index) => note.classList.toggle("short", !fits[index]));
      this.place();
    }

    // The active note stands beside its mark, the others as near to theirs as there is room.
    place() {
      const notes = this.placed();
      if (!inMargin.matches) {
        for (const note of notes) note.style.top = "";
        this.sheet.style.minHeight = "";
        return;
      }
      const heights = notes.map((note) => note.offsetHeight + GAP);
      const pivot = notes.findIndex((note) => note.dataset.n === this.active);
      const tops = stack(this.wanted(notes), heights, Math.max(0, pivot));
      notes.forEach((note, index) => {
        note.style.top = `${tops[index]}px`;
        note.classList.toggle("out", tops[index] < 0);
      });
      const last = notes.length - 1;
      this.sheet.style.minHeight = last < 0 ? "" : `${tops[last] + heights[last]}px`;
    }
  }

  // What was dealt with in a text. The browser may have no memory, or not let us use it: then it holds for this page.
  class Memory {
    constructor(name) {
      this.name = name;
      this.keys = new Set();
      try {
        const kept = JSON.parse(localStorage.getItem(name) ?? "[]");
        if (Array.isArray(kept)) this.keys = new Set(kept);
      } catch {}
    }

    has(key) {
      return this.keys.has(key);
    }

    // Whether it will be remembered.
    set(key, settled) {
      if (settled) this.keys.add(key);
      else this.keys.delete(key);
      try {
        if (this.keys.size) localStorage.setItem(this.name, JSON.stringify([...this.keys]));
        else localStorage.removeItem(this.name);
        return true;
      } catch {
        return false;
      }
    }
  }

  const sum = (elements, number) => elements.reduce((total, element) => total + number(element), 0);

  function isIn(block, chosen) {
    return !chosen || block === chosen || block.startsWith(`${chosen}.`);
  }

  // Of the marks of a note, the one before the number that the note leads back to.
  function mainMark({ marks, references }, id) {
    const number = references.find((reference) => reference.id === id);
    return [...marks].reverse().find((mark) => mark.compareDocumentPosition(number) & Node.DOCUMENT_POSITION_FOLLOWING);
  }

  // Places for boxes in a column that do not overlap; that of `pivot` is the one it wants.
  function stack(wanted, heights, pivot) {
    const tops = [...wanted];
    for (let i = pivot - 1; i >= 0; i--) tops[i] = Math.min(wanted[i], tops[i + 1] - heights[i]);
    for (let i = pivot + 1; i < tops.length; i++) tops[i] = Math.max(wanted[i], tops[i - 1] + heights[i - 1]);
    return tops;
  }

  // Which boxes of the column can have their whole height without pushing one below them too far.
  function whatFits(wanted, whole, short) {
    const tops = stack(wanted, short, 0);
    const heights = [...short];
    return whole.map((height, index) => {
      const pushed = [];
      let bottom = tops[index] + height;
      for (let i = index + 1; i < tops.length && bottom > tops[i]; bottom += heights[i++]) pushed.push(bottom);
      if (pushed.some((top, i) => top - wanted[index + 1 + i] > FAR)) return false;
      pushed.forEach((top, i) => (tops[index + 1 + i] = top));
      heights[index] = height;
      return true;
    });
  }

  const drafts = [...document.querySelectorAll(".draft")].map((element) => new Draft(element));
  const draftOf = (element) => drafts.find((draft) => draft.element === element?.closest(".draft"));
  const current = () => drafts.find((draft) => !draft.element.hidden);

  // Follow an address: a file, a note, or a place in the text.
  function go(id) {
    const target = document.getElementById(id);
    const draft = draftOf(target) ?? (overview ? undefined : drafts[0]);
    for (const other of drafts) other.element.hidden = other !== draft;
    if (overview) overview.hidden = Boolean(draft);
    if (!draft) return;
    draft.arrange();
    const n = target?.dataset.n;
    if (!n) return void (overview && scrollTo({ top: 0, behavior: "instant" }));
    if (target.hidden) draft.clear();
    draft.choose(n);
    draft.reveal(target.matches(".note") ? "note" : "mark");
    target.focus({ preventScroll: true });
  }

  const address = () => decodeURIComponent(location.hash.slice(1));

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const draft = draftOf(event.target);
    if (link) {
      draft?.panel?.contains(link) && draft.open(false);
      if (link.hash === location.hash) {
        event.preventDefault();
        go(address());
      }
    } else if (draft && event.target.closest(".settle")) draft.settle(event.target.closest(".note"));
    else if (draft && event.target.closest("mark")) draft.touch(event.target.closest("mark"));
    else if (draft && event.target.closest(".note") && !event.target.closest("summary") && getSelection().isCollapsed) {
      draft.choose(event.target.closest(".note").dataset.n);
      draft.reveal("note");
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, dialog")) return;
    const draft = current();
    const within = event.target.closest(".list, .note");
    if (event.key === "?") help.showModal();
    else if (!draft?.panel) return;
    else if (event.key === "j" || (event.key === "ArrowDown" && within)) draft.step(1);
    else if (event.key === "k" || (event.key === "ArrowUp" && within)) draft.step(-1);
    else if (event.key === "x" && draft.active) draft.settle(draft.entries.get(draft.active).note);
    else if (event.key === "Enter" && draft.active && !event.target.closest("a, button, summary")) {
      const why = draft.entries.get(draft.active).note.querySelector("details");
      if (why) why.open = !why.open;
    } else if (event.key === "Escape") {
      if (draft.panel.classList.contains("open")) draft.open(false);
      else draft.choose(null);
    } else return;
    event.preventDefault();
  });

  help.querySelector("button").addEventListener("click", () => help.close());
  addEventListener("hashchange", () => go(address()));
  inMargin.addEventListener("change", () => current()?.arrange());
  document.documentElement.classList.add("js");
  go(address());
})();
