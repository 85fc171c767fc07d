// Hari ini: what was typed stays on this phone until it is sent; without network it is sent later.
"use strict";

const KEPT = "muara.draft.";
const AGAIN_AFTER = 15_000;
const PATIENCE = 120_000;
const LONGEST_SIDE = 2048;
const WORTH_SHRINKING = 400_000;

const board = document.querySelector(".today");
const words = document.querySelector(".acts")?.dataset ?? {};
const forms = [...document.querySelectorAll("form[data-keep]")];
const unsent = new Set();
const sending = new Set();

const placeOf = (form) => KEPT + form.dataset.keep;
const isOwn = (place) => place.split(":").pop() === board.dataset.operator;

function kept(place) {
  try {
    return JSON.parse(localStorage.getItem(place));
  } catch {
    return null;
  }
}

function tell(form, text, state) {
  const line = form.querySelector("[data-kept]");
  line.dataset.state = state;
  line.textContent = text;
}

// --- keeping

function keep(form, isUnsent = false) {
  const fields = {};
  for (const field of form.elements) {
    if (field.name && field.type !== "file" && field.name !== "csrf") fields[field.name] = field.value;
  }
  const hasFiles = filesOf(form).length > 0;
  localStorage.setItem(placeOf(form), JSON.stringify({ action: form.getAttribute("action"), fields, isUnsent, hasFiles }));
}

function restore(form) {
  const found = kept(placeOf(form));
  if (!found) return;
  for (const [name, value] of Object.entries(found.fields)) {
    const field = form.elements[name];
    if (field && name !== "next" && name !== "assignment") field.value = value;
  }
  form.closest("details").open = true;
  const isAgain = found.isUnsent && found.hasFiles;
  tell(form, isAgain ? words.again : words.savedHere, isAgain ? "unsent" : "kept");
}

// --- pictures: smaller on the way, a slow line carries them

function filesOf(form) {
  return [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
}

async function shrunk(file) {
  if (file.size < WORTH_SHRINKING) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => { canvas.toBlob(resolve, "image/jpeg", 0.85); });
    return blob && blob.size < file.size ? new File([blob], "foto.jpg", { type: "image/jpeg" }) : file;
  } catch {
    return file;  // the server says what is no picture
  }
}

async function bodyOf(form) {
  const body = new FormData(form);
  const files = filesOf(form);
  body.delete("pictures");
  for (const file of files) body.append("pictures", await shrunk(file));
  return body;
}

// --- sending

// Where it leads: an address, null when it was refused; throws without network.
async function post(action, body) {
  const response = await fetch(action, {
    method: "POST", body, headers: { "hx-request": "true" }, signal: AbortSignal.timeout(PATIENCE),
  });
  if (response.status >= 500) throw new Error("no answer");
  if (response.redirected) return { where: response.url, isDone: false };  // the session has ended
  if (response.ok) return { where: response.headers.get("hx-redirect"), isDone: true };
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return { why: page.querySelector("main .notice.bad, main p")?.textContent.trim() ?? words.tooLarge };
}

async function send(form) {
  if (sending.has(form)) return;
  sending.add(form);
  keep(form, true);
  tell(form, words.sending, "kept");
  try {
    const found = await post(form.getAttribute("action"), await bodyOf(form));
    unsent.delete(form);
    if (found.isDone) localStorage.removeItem(placeOf(form));
    else keep(form);
    if (found.where) location.assign(found.where);
    else tell(form, found.why, "refused");
  } catch {
    unsent.add(form);
    tell(form, words.unsent, "unsent");
  } finally {
    sending.delete(form);
  }
}

// What was left unsent by a page that is closed by now; pictures died with it and are asked for.
async function sendLeft() {
  for (const place of Object.keys(localStorage).filter((name) => name.startsWith(KEPT))) {
    if (!isOwn(place)) {  // somebody else's, on the same phone
      localStorage.removeItem(place);
      continue;
    }
    const found = kept(place);
    if (!found?.isUnsent || found.hasFiles) continue;
    const body = new FormData();
    for (const [name, value] of Object.entries(found.fields)) body.append(name, value);
    body.append("csrf", board.dataset.csrf);
    try {
      const result = await post(found.action, body);
      if (result.isDone) {
        localStorage.removeItem(place);
        if (forms.some((form) => placeOf(form) === place)) location.assign("/today");
        else document.querySelector("[data-news]").textContent = board.dataset.resent;
      } else {
        localStorage.setItem(place, JSON.stringify({ ...found, isUnsent: false }));
      }
    } catch {
      return;
    }
  }
}

// A ready-made reply takes the place of another one; what was typed stays above it.
for (const list of document.querySelectorAll("[data-start]")) {
  list.addEventListener("change", () => {
    if (!list.value) return;
    const field = list.form.elements.text;
    const readyMade = [field.defaultValue, ...[...list.options].map((option) => option.value)];
    const isUntouched = readyMade.includes(field.value);
    field.value = isUntouched ? list.value : `${field.value.trimEnd()}\n${list.value}`;
    keep(list.form);
  });
}

for (const form of forms) {
  restore(form);
  form.addEventListener("input", () => keep(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form);
  });
  const chosen = form.querySelector("[data-chosen]");
  for (const input of form.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", () => {
      const isTooLarge = [...input.files].some((file) => file.size > Number(input.dataset.most));
      input.setCustomValidity(isTooLarge ? words.tooLarge : "");
      chosen.textContent = filesOf(form).map((file) => file.name).join(", ");
    });
  }
}

const again = () => { for (const form of unsent) send(form); };
window.addEventListener("online", () => { again(); if (!unsent.size) sendLeft(); });
setInterval(again, AGAIN_AFTER);
sendLeft();
