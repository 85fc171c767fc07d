"use strict";

const { platform, citizen, views } = JSON.parse(document.getElementById("start").textContent);
const view = views[platform];
const byId = (id) => document.getElementById(id);
const lines = byId("lines");
const text = byId("text");
const CONTENT_LABELS = {
  image: "Foto", photo: "Foto", album: "Album", location: "Lokasi", voice: "Pesan suara",
  audio: "Pesan suara", sticker: "Stiker", video: "Video", document: "Dokumen",
  contact: "Kontak", button: "Tombol", poll: "Jajak pendapat",
};
const SURFACE_LABELS = Object.fromEntries(view.surfaces.map((item) => [item.name, item.label]));
let shown = "";
let known = new Map();
let pending = null; // what the next message refers to: {kind: "edit" | "reply", line}

function surface() {
  return document.querySelector("[name=surface]:checked").value;
}

function allowed(name) {
  return view.surfaces.find((item) => item.name === name)?.allows ?? [];
}

async function call(method, path, body) {
  const response = await fetch(`/_simulator/${path}`, {
    method,
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `status ${response.status}`);
  return answer;
}

function tell(problem) {
  byId("problem").hidden = !problem;
  byId("problem").textContent = problem ?? "";
}

async function send(content) {
  const message = { platform, citizen, surface: surface(), text: text.value.trim(), ...content };
  if (pending?.kind === "edit") message.edit_of = pending.line.external_id;
  if (pending?.kind === "reply") {
    message.reply_to = pending.line.external_id;
    message.surface = answeringSurface(pending.line.surface);
  }
  try {
    await call("POST", "messages", message);
    text.value = "";
    refer(null);
    tell(null);
  } catch (error) {
    tell(`Tidak terkirim: ${error.message}`);
  }
  await refresh();
}

/* Whoever answers a public post writes a comment below it. */
function answeringSurface(name) {
  return name === "direct" || name === "group" ? name : "comment";
}

function refer(next) {
  pending = next;
  byId("context").hidden = !next;
  if (!next) return;
  const verb = next.kind === "edit" ? "Mengubah" : "Membalas";
  byId("context").querySelector("span").textContent = `${verb}: ${next.line.text || "lampiran"}`;
  if (next.kind === "edit") text.value = next.line.text;
  text.focus();
}

function element(name, className, words) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (words) made.textContent = words;
  return made;
}

function action(label, work) {
  const button = element("button", "", label);
  button.type = "button";
  button.addEventListener("click", work);
  return button;
}

function words(line) {
  if (line.deleted) return "Pesan dihapus";
  const label = line.kind === "text" ? "" : `[${CONTENT_LABELS[line.kind] ?? line.kind}]`;
  return [label, line.text].filter(Boolean).join(" ");
}

function show(line, place, all) {
  const item = element("li", `line${line.sent ? " sent" : ""}${line.deleted ? " deleted" : ""}`);
  item.append(element("span", "hidden", line.sent ? "Anda: " : "Layanan: "));
  const quoted = known.get(line.in_reply_to);
  if (quoted) item.append(element("p", "quote", quoted.text || "lampiran"));
  item.append(element("p", "words", words(line)));
  item.append(choices(line, all.slice(place + 1)), foot(line));
  return item;
}

function choices(line, later) {
  const row = element("div", "choices");
  for (const button of line.buttons) {
    if (isGone(button, later)) continue;
    row.append(action(button.title, () => press(button, line)));
  }
  return row;
}

/* Messenger takes quick replies away with the next line; a keyboard goes with the next answer. */
function isGone(button, later) {
  if (["graph", "instagram"].includes(platform)) return later.some((next) => next.surface === "direct");
  return button.sends !== undefined && later.some((next) => next.sent);
}

function press(button, line) {
  if (button.sends === "place") {
    ask(byId("location-dialog"), () => send({ ...place(), text: "", surface: "direct" }));
  } else if (button.sends === "words") {
    send({ text: button.title, surface: "direct" });
  } else {
    send({
      text: button.title, button: button.payload, reply_to: line.external_id, surface: "direct",
    });
  }
}

function foot(line) {
  const row = element("div", "foot");
  const can = allowed(line.surface);
  const time = { hour: "2-digit", minute: "2-digit" };
  const notes = [
    view.surfaces.length > 1 && (SURFACE_LABELS[line.surface] ?? line.surface),
    line.edited && "diubah",
    new Date(line.at).toLocaleTimeString("id-ID", time),
  ];
  row.append(...notes.filter(Boolean).map((note) => element("span", "", note)));
  if (line.deleted) return row;
  if (can.includes("reply")) row.append(action("Balas", () => refer({ kind: "reply", line })));
  if (line.sent && can.includes("edit") && line.kind === "text") {
    row.append(action("Ubah", () => refer({ kind: "edit", line })));
  }
  if (line.sent && can.includes("delete")) {
    row.append(action("Hapus", () => send({ text: "", delete: line.external_id })));
  }
  return row;
}

async function refresh() {
  const path = `phones/${platform}/${encodeURIComponent(citizen)}`;
  const answer = await call("GET", path);
  const next = JSON.stringify(answer.lines);
  if (next === shown) return;
  shown = next;
  known = new Map(answer.lines.map((line) => [line.external_id, line]));
  const atEnd = lines.scrollHeight - lines.scrollTop - lines.clientHeight < 80;
  lines.replaceChildren(...answer.lines.map(show));
  if (atEnd) lines.scrollTop = lines.scrollHeight;
}

async function refreshStatus() {
  const [status, people] = await Promise.all([call("GET", "status"), call("GET", "people")]);
  const running = status.citizens_running;
  byId("crowd-state").textContent = running
    ? `${people.people.length} warga sedang menulis`
    : "Tidak ada yang menulis sendiri";
  byId("crowd-button").textContent = running ? "Hentikan" : "Mulai";
  byId("crowd").dataset.running = running;
  byId("people").replaceChildren(...people.people.slice(-100).map((person) => {
    const option = element("option", "", person.name);
    option.value = person.key;
    return option;
  }));
}

function adaptToSurface() {
  const chosen = view.surfaces.find((item) => item.name === surface());
  text.placeholder = chosen.hint;
  for (const button of document.querySelectorAll("[data-tool]")) {
    button.hidden = !chosen.allows.includes(button.dataset.tool);
  }
}

function ask(dialog, work) {
  dialog.returnValue = "cancel";
  dialog.addEventListener("close", () => dialog.returnValue === "send" && work(), { once: true });
  dialog.showModal();
}

async function photo() {
  const [file] = byId("file").files;
  byId("file").value = "";
  if (!file) return { photo: true, scene: byId("scene").value };
  const reader = new FileReader();
  await new Promise((resolve, reject) => {
    reader.onload = resolve;
    reader.onerror = reject;
    reader.readAsDataURL(file);
  });
  return { photo: reader.result };
}

function place() {
  return {
    location: {
      latitude: Number(byId("latitude").value),
      longitude: Number(byId("longitude").value),
      name: byId("place").value.trim(),
    },
  };
}

const TOOLS = {
  photo: () => ask(byId("photo-dialog"), async () => send(await photo())),
  album: () => send({ album: 3, scene: byId("scene").value }),
  location: () => ask(byId("location-dialog"), () => send(place())),
  voice: () => send({ voice: true, text: "" }),
  sticker: () => send({ sticker: true, text: "" }),
};

for (const button of document.querySelectorAll("[data-tool]")) {
  button.addEventListener("click", () => TOOLS[button.dataset.tool]());
}
for (const choice of document.querySelectorAll("[name=surface]")) {
  choice.addEventListener("change", adaptToSurface);
}
byId("context-cancel").addEventListener("click", () => {
  text.value = "";
  refer(null);
});
byId("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  if (text.value.trim()) send({});
});
text.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  byId("composer").requestSubmit();
});
byId("crowd").addEventListener("submit", async (event) => {
  event.preventDefault();
  const running = byId("crowd").dataset.running === "true";
  const rate = { rate_per_minute: Number(byId("rate").value), listen: true };
  await call(running ? "DELETE" : "POST", "citizens", running ? undefined : rate);
  await refreshStatus();
});

/* One round after the other, so that a slow server is not asked twice at once. */
async function repeat(work, milliseconds) {
  try {
    await work();
  } catch (error) {
    tell(`Simulator tidak menjawab: ${error.message}`);
  }
  setTimeout(() => repeat(work, milliseconds), milliseconds);
}

byId("side").open = !matchMedia("(max-width: 760px)").matches;
adaptToSurface();
repeat(refresh, 1000);
repeat(refreshStatus, 3000);
