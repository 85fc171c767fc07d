// The keyboard. What the keys are stands in the dialog `keys` of the page; each does what a control on the page does.
"use strict";
{
  const sheet = document.getElementById("keys");
  const said = document.getElementById("said");
  const isOn = sheet.dataset.on === "true";
  const byKey = new Map();
  const destinations = new Map();
  for (const one of sheet.querySelectorAll("[data-shortcut]")) byKey.set(one.dataset.key, one.dataset.shortcut);
  for (const one of sheet.querySelectorAll("[data-to]")) destinations.set(one.dataset.key, one.dataset.to);

  // Emptied first, so that the same words are announced again.
  const announce = (words) => {
    said.textContent = "";
    setTimeout(() => { said.textContent = words; }, 30);
  };

  // --- what this tab remembers: the list that was looked at last, and the report it was left for

  const kept = {
    read() { try { return JSON.parse(sessionStorage.getItem("muara.list")); } catch { return null; } },
    write(list) { try { sessionStorage.setItem("muara.list", JSON.stringify(list)); } catch { /* private mode */ } },
  };

  // --- the queue

  const queue = document.querySelector("ol.queue[data-address]");
  const rows = queue ? [...queue.querySelectorAll(":scope > .row")] : [];
  const linkOf = (row) => row.querySelector("a.title");
  const numberOf = (link) => link.getAttribute("href").split("/").pop();
  const here = () => rows.find((row) => row.contains(document.activeElement));
  const picks = rows.map((row) => row.querySelector(".pick input")).filter(Boolean);
  const bar = document.getElementById("bulk");

  let left = null;
  if (queue) {
    const before = kept.read();
    const address = queue.dataset.address + location.hash;
    if (before && before.address === address) left = before.at;
    kept.write({ address, older: queue.dataset.older, numbers: rows.map((row) => numberOf(linkOf(row))), at: left });
  }

  const focusRow = (row) => {
    linkOf(row).focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };

  const step = (by) => {
    if (!rows.length) return false;
    const at = rows.indexOf(here());
    if (at >= 0) {
      focusRow(rows[Math.min(rows.length - 1, Math.max(0, at + by))]);
      return true;
    }
    focusRow(rows.find((row) => numberOf(linkOf(row)) === left) || rows[by > 0 ? 0 : rows.length - 1]);
    return true;
  };

  const showPicks = () => {
    const count = picks.filter((pick) => pick.checked).length;
    const words = bar.querySelector("[data-picked]");
    words.textContent = words.dataset.picked.replace("{count}", count);
    bar.classList.toggle("has-picks", count > 0);
    document.querySelector("[data-pick-all]").setAttribute("aria-pressed", String(count === picks.length));
  };

  if (bar) {
    const tellPicks = () => { showPicks(); announce(bar.querySelector("[data-picked]").textContent); };
    const set = (value) => { for (const pick of picks) pick.checked = value; tellPicks(); };
    queue.addEventListener("change", tellPicks);
    document.querySelector("[data-pick-all]").addEventListener("click", (event) => set(event.currentTarget.getAttribute("aria-pressed") !== "true"));
    bar.querySelector("[data-pick-none]").addEventListener("click", () => { set(false); if (rows.length) focusRow(rows[0]); });
    // A browser that goes back keeps what was ticked.
    window.addEventListener("pageshow", showPicks);
    showPicks();
  }

  // --- one complaint

  const formOf = (name) => document.querySelector(`details[data-deed="${name}"]`);

  const openForm = (name) => {
    const details = formOf(name);
    if (!details) return false;
    details.open = true;
    const fields = [...details.querySelectorAll("input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea")];
    const field = fields.find((one) => one.required) || fields[0];
    if (field) field.focus();
    details.scrollIntoView({ block: "nearest" });
    return true;
  };

  const changed = (field) => {
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  };

  const takeSuggestion = () => {
    const form = formOf("verify");
    if (!form) return false;
    form.open = true;
    const taken = [];
    for (const select of form.querySelectorAll("select")) {
      const first = select.dataset.first ? [...select.options].find((one) => one.value === select.dataset.first) : select.querySelector("optgroup[data-first] option");
      if (!first) continue;
      first.selected = true;
      taken.push(first.textContent.trim());
      changed(select);
    }
    announce(taken.length ? sheet.dataset.taken.replace("{what}", taken.join(", ")) : sheet.dataset.nothing);
    return true;
  };

  const choosePrivacy = (value) => {
    const form = formOf("verify");
    const radio = form && form.querySelector(`input[name="privacy"][value="${value}"]`);
    if (!radio) return false;
    form.open = true;
    radio.checked = true;
    changed(radio);
    announce(sheet.dataset.chosen.replace("{what}", radio.closest("label").textContent.trim()));
    return true;
  };

  // Along the list that the report was opened from, in the order in which it stood there.
  const along = document.querySelector("[data-along]");
  const list = along && kept.read();
  if (list && list.numbers) {
    const number = location.pathname.split("/")[2];
    const at = list.numbers.indexOf(number);
    document.querySelector("[data-list-of]").href = list.address;
    if (at >= 0) {
      kept.write({ ...list, at: number });
      const next = along.querySelector('[data-hand="next"]');
      const previous = along.querySelector('[data-hand="previous"]');
      if (at + 1 < list.numbers.length) {
        next.href = `/complaints/${list.numbers[at + 1]}`;
      } else {
        next.href = list.older || list.address;
        next.textContent = list.older ? next.dataset.older : next.dataset.end;
      }
      previous.hidden = at === 0;
      if (at > 0) previous.href = `/complaints/${list.numbers[at - 1]}`;
      along.querySelector("[data-where]").textContent = along.dataset.along.replace("{at}", at + 1).replace("{count}", list.numbers.length);
      along.hidden = false;
    }
  }

  // --- deeds: of those that are picked, of the row that has the focus, of the report that is open

  const deed = (name) => () => {
    if (bar && bar.classList.contains("has-picks")) {
      const button = bar.querySelector(`button[value="${name}"]`);
      if (!button) return false;
      button.click();
      return true;
    }
    if (here()) {
      location.assign(`${linkOf(here()).getAttribute("href")}#${name}`);
      return true;
    }
    return openForm(name);
  };

  const press = (name) => () => {
    const control = [...document.querySelectorAll(`[data-hand="${name}"]`)].find((one) => one.checkVisibility());
    if (!control) return false;
    control.click();
    return true;
  };

  const claim = () => {
    const button = document.querySelector('form[action$="/claim"] button');
    if (button) button.click();
    return Boolean(button);
  };

  const search = () => {
    const field = document.querySelector(".narrowing input[name=q]");
    if (!field) { location.assign("/#search"); return true; }
    field.focus();
    field.select();
    return true;
  };

  let isGoing = null;
  const stopGoing = () => { clearTimeout(isGoing); isGoing = null; };
  const go = () => {
    isGoing = setTimeout(stopGoing, 3000);
    announce(sheet.dataset.going);
    return true;
  };

  const select = () => {
    const row = here();
    const pick = row && row.querySelector(".pick input");
    if (!pick) return false;
    pick.click();
    return true;
  };

  const acts = {
    help: () => { sheet.showModal(); return true; },
    search,
    go,
    down: () => step(1),
    up: () => step(-1),
    open: () => { const row = here(); if (row) linkOf(row).click(); return Boolean(row) || press("open")(); },
    select,
    claim,
    take: takeSuggestion,
    public: () => choosePrivacy("open"),
    secret: () => choosePrivacy("secret"),
  };
  for (const name of ["verify", "assign", "answer", "hand_over", "archive"]) acts[name] = deed(name);

  const isTyping = (target) => Boolean(target.closest && target.closest("input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]"));

  const leaveField = (field) => {
    const summary = field.closest("details[data-deed]")?.querySelector("summary");
    (summary || document.getElementById("main")).focus();
  };

  // From any field of a form, to the button that it is for; Enter alone begins a line there.
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const button = event.target.matches("input, select, textarea") && event.target.form?.querySelector("button.main:enabled");
    if (!button) return;
    event.preventDefault();
    event.target.form.requestSubmit(button);
  });

  const isArrow = (event) => rows.length && here() && (event.key === "ArrowDown" || event.key === "ArrowUp");

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open], :popover-open")) return;
    if (isTyping(event.target)) {
      if (event.key === "Escape" && event.target.closest("#main")) leaveField(event.target);
      return;
    }
    if (!isOn) return;
    if (isArrow(event)) { event.preventDefault(); step(event.key === "ArrowDown" ? 1 : -1); return; }
    if (event.key.length !== 1) return;
    const key = event.key.toLowerCase();
    if (isGoing) {
      stopGoing();
      event.preventDefault();
      if (destinations.has(key)) location.assign(destinations.get(key));
      else announce(sheet.dataset.none);
      return;
    }
    const name = byKey.get(key);
    const act = name && (acts[name] || press(name));
    if (!act) return;
    event.preventDefault();
    if (!act()) announce(sheet.dataset.none);
  });

  // --- the controls that do the same

  for (const link of document.querySelectorAll('a[data-hand="help"]')) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      sheet.showModal();
    });
  }
  sheet.querySelector("[data-close]").addEventListener("click", () => sheet.close());
  sheet.addEventListener("click", (event) => { if (event.target === sheet) sheet.close(); });
  for (const button of document.querySelectorAll('button[data-hand="take"]')) button.addEventListener("click", takeSuggestion);

  if (isOn) {
    for (const [key, name] of byKey) {
      const control = formOf(name)?.querySelector("summary") || document.querySelector(`[data-hand="${name}"]`);
      if (control) control.setAttribute("aria-keyshortcuts", key);
    }
  }

  document.documentElement.classList.add("has-keys");

  // A key in the queue led here to one of the forms, or to the search.
  const wanted = location.hash.slice(1);
  if (wanted === "search") search();
  else if (/^[a-z_]+$/.test(wanted)) openForm(wanted);
}
