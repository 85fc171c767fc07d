// Entering reports by hand: screenshots are pasted, nothing typed is lost.
"use strict";

const KEPT = "muara.draft.";

// --- what was typed stays in this tab until it is saved: a session that ended costs no words

function draftOf(form) {
  const fields = {};
  for (const field of form.elements) {
    const isKept = field.name && !["hidden", "file"].includes(field.type);
    if (!isKept || (field.type === "radio" && !field.checked)) continue;
    fields[field.name] = field.type === "checkbox" ? field.checked : field.value;
  }
  fields.key = form.elements.key.value;
  return fields;
}

function restore(form, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements[name];
    if (!field) continue;
    if (field.type === "checkbox") field.checked = value;
    else field.value = value;
  }
}

function isBlank(form) {
  const written = [...form.querySelectorAll("textarea, input[type=url], input:not([type])")];
  return written.every((field) => field.value === "");
}

for (const form of document.querySelectorAll("form[data-entry]")) {
  const place = KEPT + form.dataset.draft;
  for (const name of Object.keys(sessionStorage)) {  // a colleague's, in the same tab
    if (name.startsWith(KEPT) && name.split(":").pop() !== place.split(":").pop()) {
      sessionStorage.removeItem(name);
    }
  }
  const kept = sessionStorage.getItem(place);
  const keep = () => sessionStorage.setItem(place, JSON.stringify(draftOf(form)));
  if (!isBlank(form)) keep();  // typed before this script was there
  else if (kept) restore(form, JSON.parse(kept));
  form.addEventListener("input", keep);
  form.addEventListener("submit", () => {
    for (const button of form.querySelectorAll("button")) button.disabled = true;
  });
  const files = form.querySelector("[data-files]");
  if (!files) continue;
  files.addEventListener("change", () => {
    const isTooLarge = [...files.files].some((file) => file.size > Number(files.dataset.most));
    files.setCustomValidity(isTooLarge ? files.dataset.tooLarge : "");
    files.reportValidity();
  });
  form.addEventListener("paste", (event) => {
    const pasted = [...event.clipboardData.files];
    if (pasted.length === 0) return;
    event.preventDefault();
    const all = new DataTransfer();
    for (const file of [...files.files, ...pasted]) all.items.add(file);
    files.files = all.files;
    files.dispatchEvent(new Event("change"));
  });
}

// Back from another page the button is to be pressed again.
window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("form[data-entry] button")) button.disabled = false;
});

const saved = document.querySelector("[data-saved]");
if (saved) sessionStorage.removeItem(KEPT + saved.dataset.saved);
