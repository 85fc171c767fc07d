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

// --- drafts: what the server has not taken stays in this tab, for whoever typed it

const KEPT = "muara.draft.";
const isTick = (field) => field.type === "checkbox" || field.type === "radio";
const fieldsOf = (form) => [...form.querySelectorAll("textarea, select, input:not([type=hidden])")].filter((field) => field.name && field.name !== "canned");
const typedIn = (form) => JSON.stringify(fieldsOf(form).map((field) => [field.name, field.value, Boolean(field.checked)]));

function putBack(form, typed) {
  for (const [name, value, isTicked] of JSON.parse(typed)) {
    for (const field of fieldsOf(form).filter((one) => one.name === name)) {
      if (!isTick(field)) field.value = value;
      else if (field.value === value) field.checked = isTicked;
    }
  }
}

if (caseBox) {
  const isOfColleague = (name) => name.split(":").pop() !== caseBox.dataset.operator;
  const done = `${KEPT}${caseBox.dataset.case}/drafts/${caseBox.dataset.done}:`;
  for (const name of Object.keys(sessionStorage)) {
    if (name.startsWith(KEPT) && (isOfColleague(name) || name.startsWith(done))) sessionStorage.removeItem(name);
  }
}

const body = (form, submitter) => {
  const fields = new FormData(form, submitter);
  fields.delete("canned");
  return new URLSearchParams(fields);
};

for (const form of caseBox ? caseBox.querySelectorAll("form[data-draft]") : []) {
  const where = `${caseBox.dataset.case}/drafts/${form.dataset.draft}`;
  const place = `${KEPT}${where}:${caseBox.dataset.operator}`;
  const said = form.querySelector("[data-saved]");
  const tell = (words, isSaved) => {
    said.classList.toggle("quiet", isSaved);
    said.role = isSaved ? null : "alert";
    said.textContent = words;
  };
  let timer = 0;
  let isDirty = false;
  let sending = null;

  const save = async () => {
    isDirty = false;
    sending = new AbortController();
    try {
      const answer = await fetch(where, { method: "POST", headers: asked, body: body(form), signal: sending.signal });
      if (!answer.ok) { keepHere(answer.status === 401 ? said.dataset.ended : said.dataset.unsaved); return; }
      sessionStorage.removeItem(place);
      const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", timeZone: caseBox.dataset.zone });
      tell(said.dataset.saved.replace("{time}", time), true);
      showHolder(await answer.text());
    } catch {
      if (!sending.signal.aborted) keepHere(said.dataset.unsaved);
    }
  };
  const keepHere = (why) => {
    isDirty = true; // it goes with the next touch, or with leaving the page
    sessionStorage.setItem(place, typedIn(form));
    tell(why, false);
  };
  const later = () => {
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(save, 1000);
  };
  form.addEventListener("input", (event) => { if (event.target.name !== "canned") later(); });
  form.addEventListener("submit", (event) => {
    isDirty = false;
    clearTimeout(timer);
    if (sending) sending.abort();
    // Until the page says that it is done: the session may have ended.
    if (event.submitter?.formAction.endsWith("/drop")) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, typedIn(form));
  });
  window.addEventListener("pagehide", () => {
    if (isDirty) navigator.sendBeacon(where, body(form));
  });

  const kept = sessionStorage.getItem(place);
  if (kept && kept !== typedIn(form)) {
    putBack(form, kept);
    form.closest("details").open = true;
    later();
  }

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
