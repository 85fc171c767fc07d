// What the citizens' pages gain by scripts; everything also works without.
"use strict";

document.documentElement.classList.add("js");
const one = (sign, within = document) => within.querySelector(sign);

// --- forms are sent once, with photos that a slow line can carry

for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    const button = event.submitter || one("button:not([type=button])", form);
    if (button.getAttribute("aria-disabled")) { event.preventDefault(); return; }
    button.setAttribute("aria-disabled", "true");
    button.setAttribute("aria-live", "polite");
    button.textContent = form.dataset.sending;
  });
}
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

const LONGEST_SIDE = 1920;
async function smaller(file) {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < 400_000) return file;
  try {
    const picture = await createImageBitmap(file);
    const share = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * share);
    canvas.height = Math.round(picture.height * share);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.82));
    if (!drawn || drawn.size >= file.size) return file;
    return new File([drawn], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" });
  } catch { return file; } // the server takes it as it is
}
for (const input of document.querySelectorAll("input[data-photos]")) {
  input.addEventListener("change", async () => {
    const chosen = [...input.files];
    const drawn = await Promise.all(chosen.map(smaller));
    if (chosen.length !== input.files.length || chosen.some((file, at) => file !== input.files[at])) return;
    const all = new DataTransfer();
    for (const file of drawn) all.items.add(file);
    input.files = all.files;
  });
}

const faults = one(".faults[tabindex]");
if (faults) faults.focus();

// --- the number and the code

for (const button of document.querySelectorAll("[data-copy]")) {
  const words = one("span", button);
  const before = words.textContent;
  button.addEventListener("click", async () => {
    const text = ["number", "code"].map((id) => document.getElementById(id).textContent).join("\n");
    try {
      await navigator.clipboard.writeText(text);
    } catch { // over plain HTTP browsers offer no clipboard
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      button.focus();
    }
    words.textContent = button.dataset.done;
    setTimeout(() => { words.textContent = before; }, 4000);
  });
}
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());

// --- the place: where one stands, or a point on a map, which has pictures only where the government has its own

const point = one("[data-point]");
if (point) {
  const [latitude, longitude] = ["latitude", "longitude"].map((name) => one(`[name=${name}]`, point));
  const said = one("[data-said]", point);
  const box = one(".map", point);
  const unpoint = one("[data-unpoint]", point);
  const toggle = one("[data-map]", point);
  const landmarks = JSON.parse(point.dataset.landmarks);
  let map = null;
  let pin = null;

  const show = () => {
    const isSet = latitude.value !== "";
    unpoint.hidden = !isSet;
    said.textContent = isSet ? said.dataset.pointed.replace("{point}", `${latitude.value}, ${longitude.value}`) : "";
    if (!map) return;
    if (pin) pin.remove();
    pin = isSet ? L.circleMarker([latitude.value, longitude.value], { radius: 10, weight: 3, fillOpacity: 1 }).addTo(map) : null;
  };
  const set = (lat, lng) => {
    latitude.value = lat.toFixed(6);
    longitude.value = lng.toFixed(6);
    show();
  };
  one("[data-locate]", point).addEventListener("click", () => {
    const failed = () => { said.textContent = said.dataset.failed; };
    if (!navigator.geolocation) { failed(); return; }
    said.textContent = said.dataset.looking;
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      set(coords.latitude, coords.longitude);
      if (map) map.setView([coords.latitude, coords.longitude], 16);
    }, failed, { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 });
  });
  unpoint.addEventListener("click", () => { latitude.value = longitude.value = ""; show(); toggle.focus(); });
  toggle.addEventListener("click", () => {
    box.hidden = !box.hidden;
    toggle.setAttribute("aria-expanded", String(!box.hidden));
    if (box.hidden || map) return;
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = `${point.dataset.leaflet}.css`;
    const script = document.createElement("script");
    script.src = `${point.dataset.leaflet}.js`;
    script.addEventListener("load", draw);
    document.head.append(style, script);
  });

  function draw() {
    const { tiles, credit } = point.dataset;
    map = L.map(box, { attributionControl: credit !== "", scrollWheelZoom: false, zoomAnimation: false, fadeAnimation: false, minZoom: 4, maxZoom: 18 });
    const Grid = L.GridLayer.extend({
      createTile() {
        const tile = document.createElement("div");
        tile.className = "grid-tile";
        return tile;
      },
    });
    new Grid({ tileSize: 48 }).addTo(map);
    const plain = document.createElement("i");
    plain.textContent = credit;
    if (tiles) L.tileLayer(tiles, { attribution: plain.innerHTML }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    for (const [lat, lng, name] of landmarks) {
      L.circleMarker([lat, lng], { radius: 4, weight: 1, interactive: false, className: "landmark" }).addTo(map).bindTooltip(name, { permanent: true, direction: "right" });
    }
    const at = landmarks.map(([lat, lng]) => [lat, lng]);
    if (latitude.value) map.setView([latitude.value, longitude.value], 16);
    else if (at.length) map.fitBounds(L.latLngBounds(at), { maxZoom: 14, padding: [40, 40] });
    else map.setView([-2.5, 118], 4);
    map.on("click", ({ latlng }) => set(latlng.lat, latlng.lng));
    // Without a pointer: move by the arrows, and set the point in the middle by Enter.
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      const { lat, lng } = map.getCenter();
      set(lat, lng);
    });
    show();
    box.focus();
  }
  show();
}
