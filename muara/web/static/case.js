// The handling of one complaint: drafts are saved while one types, replies at hand are put in, and
// who has the complaint in hand is asked for now and then.
"use strict";

const caseBox = document.querySelector("[data-case]");
const holder = document.getElementById("holder");
const asked = { "hx-request": "true" };

// --- who has it in hand

function showHolder(html) {
  const before = holder.dataset.html || holder.innerHTML;
  if (html.trim() === before.trim() || holder.contains(document.activeElement)) return;
  holder.innerHTML = html;
  holder.dataset.html = html;
}

async function askHolder() {
  if (document.hidden) return;
  try {
    const answer = await fetch(holder.dataset.from, { headers: asked });
    if (answer.ok) showHolder(await answer.text());
  } catch { /* the line is down: ask again later */ }
}

if (holder) {
  setInterval(askHolder, Number(holder.dataset.every || 20) * 1000);
  document.addEventListener("visibilitychange", askHolder);
}

// --- drafts

const body = (form, submitter) => {
  const fields = new FormData(form, submitter);
  fields.delete("canned");
  return new URLSearchParams(fields);
};

for (const form of caseBox ? caseBox.querySelectorAll("form[data-draft]") : []) {
  const where = `${caseBox.dataset.case}/drafts/${form.dataset.draft}`;
  const said = form.querySelector("[data-saved]");
  let timer = 0;
  let isDirty = false;
  let sending = null;

  const save = async () => {
    isDirty = false;
    sending = new AbortController();
    try {
      const answer = await fetch(where, { method: "POST", headers: asked, body: body(form), signal: sending.signal });
      if (!answer.ok) throw new Error("not saved");
      if (said) {
        const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
        said.textContent = said.dataset.saved.replace("{time}", time);
      }
      showHolder(await answer.text());
    } catch {
      isDirty = true; // it goes with the next touch, or with leaving the page
    }
  };
  const later = () => {
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(save, 1000);
  };
  form.addEventListener("input", (event) => { if (event.target.name !== "canned") later(); });
  form.addEventListener("submit", () => {
    isDirty = false;
    clearTimeout(timer);
    if (sending) sending.abort();
  });
  window.addEventListener("pagehide", () => {
    if (isDirty) navigator.sendBeacon(where, body(form));
  });

  // --- replies at hand: into the words, where the cursor is

  const insert = form.querySelector("[data-insert]");
  const chosen = form.querySelector("select[name=canned]");
  if (insert && chosen) {
    insert.addEventListener("click", (event) => {
      const ready = chosen.selectedOptions[0].dataset.words;
      event.preventDefault();
      if (!ready) { chosen.focus(); return; }
      putIn(form.querySelector("textarea"), ready);
      chosen.value = "";
    });
  }
}

function putIn(words, ready) {
  const isFresh = words.value.trim() === "";
  words.focus();
  words.setRangeText(isFresh ? ready : `${ready} `, isFresh ? 0 : words.selectionStart, isFresh ? words.value.length : words.selectionEnd, "end");
  words.dispatchEvent(new Event("input", { bubbles: true }));
}

for (const button of document.querySelectorAll("[data-take]")) {
  button.addEventListener("click", () => {
    const form = document.querySelector("form[data-draft=answer]");
    form.closest("details").open = true;
    putIn(form.querySelector("textarea"), button.dataset.take);
  });
}
