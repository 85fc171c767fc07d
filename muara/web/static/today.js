// Hari ini: what was typed stays on this phone until it is sent; without network it is sent later.
"use strict";

const KEPT = "muara.draft.";
const AGAIN_AFTER = 15_000;
const PATIENCE = 120_000;
const LONGEST_SIDE = 2048;
const WORTH_SHRINKING = 400_000;
const OF_THE_PAGE = ["next", "assignment", "version"];

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
    if (field && !OF_THE_PAGE.includes(name)) field.value = value;
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

// Where it leads, done or not; or why it was refused. Throws without network.
async function post(action, body) {
  const response = await fetch(action, {
    method: "POST", body, headers: { "hx-request": "true" }, signal: AbortSignal.timeout(PATIENCE),
  });
  if (response.status >= 500) throw new Error("no answer");
  const where = response.headers.get("hx-redirect");
  if (response.status === 204) return { where, isDone: true };
  if (response.status === 401) return { where, isHeldUp: true };  // to sign in, or for a second factor
  if (response.status === 404) return { why: board.dataset.gone };
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return { why: page.querySelector("[data-trouble]")?.textContent.trim() ?? words.tooLarge, page };
}

// The case as it is by now, above what was typed and the pictures that were chosen.
function showAnew(form, page) {
  const number = (of) => of?.querySelector("[name=tracking_id]")?.value;
  const acts = page?.querySelector(".acts");
  if (!acts || number(acts) !== number(form)) return;
  document.querySelector(".in-hand").replaceWith(page.querySelector(".in-hand"));
  const version = acts.querySelector("[name=version]").value;
  for (const field of document.querySelectorAll(".acts [name=version]")) field.value = version;
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
    else {
      showAnew(form, found.page);
      keep(form, found.isHeldUp);
    }
    if (found.where) location.assign(found.where);
    else tell(form, found.why, "refused");
  } catch {
    if (!kept(placeOf(form))?.isUnsent) return;  // it is being written on
    unsent.add(form);
    tell(form, words.unsent, "unsent");
  } finally {
    sending.delete(form);
  }
}

function announce(text, isBad = false) {
  const line = document.createElement("p");
  line.className = isBad ? "notice bad" : "notice";
  line.textContent = text;
  document.querySelector("[data-news]").append(line);
}

// What was left unsent by a page that is closed by now; pictures died with it and are asked for.
async function sendLeft() {
  let isStale = false;
  let isRefused = false;
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
      if (result.isHeldUp) return;
      if (result.isDone) {
        localStorage.removeItem(place);
        isStale ||= forms.some((form) => placeOf(form) === place);
        announce(board.dataset.resent);
      } else {
        localStorage.setItem(place, JSON.stringify({ ...found, isUnsent: false }));
        isRefused = true;
        announce(board.dataset.refused.replace("{number}", found.fields.tracking_id).replace("{why}", result.why), true);
      }
    } catch {
      return;
    }
  }
  if (isStale && !isRefused) location.assign("/today");  // what was refused is to be read first
}

// What is written on is a draft again: it waits for its button.
function write(form) {
  if (unsent.delete(form)) tell(form, words.savedHere, "kept");
  keep(form);
}

// A ready-made reply takes the place of another one; what was typed stays above it.
for (const list of document.querySelectorAll("[data-start]")) {
  list.addEventListener("change", () => {
    if (!list.value) return;
    const field = list.form.elements.text;
    const readyMade = [field.defaultValue, ...[...list.options].map((option) => option.value)];
    const isUntouched = readyMade.includes(field.value);
    field.value = isUntouched ? list.value : `${field.value.trimEnd()}\n${list.value}`;
    write(list.form);
  });
}

for (const form of forms) {
  restore(form);
  form.addEventListener("input", () => write(form));
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
