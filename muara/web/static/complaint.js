// One complaint: the map and the viewer of pictures.
"use strict";

// --- the map: no tiles are fetched from anywhere, only a grid, the points and a scale

const box = document.querySelector("[data-map]");

function fetchMap() {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = `${box.dataset.map}.css`;
  const script = document.createElement("script");
  script.src = `${box.dataset.map}.js`;
  script.addEventListener("load", drawMap);
  document.head.append(style, script);
}

if (box) {
  // The map weighs more than all the rest: it comes when one gets near it.
  const near = new IntersectionObserver((seen) => {
    if (!seen.some((each) => each.isIntersecting)) return;
    near.disconnect();
    fetchMap();
  }, { rootMargin: "300px" });
  near.observe(box.parentElement);
}

function drawMap() {
  box.hidden = false;
  const points = JSON.parse(box.dataset.points);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, {
    attributionControl: false,
    keyboard: false,
    scrollWheelZoom: false,
    zoomControl: false,
    zoomAnimation: !still,
    fadeAnimation: false,
    maxZoom: 18,
    minZoom: 4,
  });
  const Grid = L.GridLayer.extend({
    createTile() {
      const tile = document.createElement("div");
      tile.className = "grid-tile";
      return tile;
    },
  });
  new Grid({ tileSize: 48 }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  for (const point of points) L.circleMarker(point, { radius: 8, weight: 2.5, fillOpacity: 1 }).addTo(map);
  map.fitBounds(L.latLngBounds(points), { maxZoom: 16, padding: [40, 40] });
}

// --- the viewer

const viewer = document.querySelector("dialog.viewer");
const links = [...document.querySelectorAll("a[data-viewer]")];
if (viewer && links.length) {
  const image = document.createElement("img");
  const frame = document.createElement("div");
  frame.className = "frame-of";
  frame.append(image);
  viewer.prepend(frame);
  const toggle = viewer.querySelector("[data-toggle]");
  const mask = viewer.querySelector("a[data-mask]");
  const [toOriginal, toMasked] = [toggle.textContent, toggle.dataset.toggle];
  let at = 0;
  let turned = 0;
  let zoom = 1;
  let isOriginal = false;
  const pose = () => {
    image.style.rotate = `${turned}deg`;
    image.style.width = `${100 * zoom}%`;
    image.style.height = `${100 * zoom}%`;
  };
  const load = () => {
    const source = isOriginal ? links[at].dataset.original : links[at].href;
    image.src = source;
    viewer.querySelector("[data-whole]").href = source;
    toggle.textContent = isOriginal ? toMasked : toOriginal;
  };
  const show = (index) => {
    at = (index + links.length) % links.length;
    [turned, zoom, isOriginal] = [0, 1, false];
    image.alt = `${viewer.dataset.picture} ${at + 1}/${links.length}`;
    toggle.hidden = !links[at].dataset.original;
    mask.hidden = !links[at].dataset.mask;
    mask.href = links[at].dataset.mask || "/";
    pose();
    load();
  };
  const turn = () => { turned = (turned + 90) % 360; pose(); };
  const enlarge = (by) => { zoom = Math.min(Math.max(zoom + by / 2, 1), 5); pose(); };
  toggle.addEventListener("click", () => { isOriginal = !isOriginal; load(); });
  viewer.querySelector("[data-turn]").addEventListener("click", turn);
  for (const button of viewer.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => enlarge(Number(button.dataset.zoom)));
  }
  links.forEach((link, index) => link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(index);
    viewer.showModal();
  }));
  for (const button of viewer.querySelectorAll("[data-step]")) {
    button.hidden = links.length < 2;
    button.addEventListener("click", () => show(at + Number(button.dataset.step)));
  }
  viewer.querySelector("[data-close]").addEventListener("click", () => viewer.close());
  viewer.addEventListener("click", (event) => { if (event.target === viewer || event.target === frame) viewer.close(); });
  viewer.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") show(at - 1);
    if (event.key === "ArrowRight") show(at + 1);
    if (document.getElementById("keys").dataset.on !== "true") return;
    if (event.key === "r") turn();
    if (event.key === "+") enlarge(1);
    if (event.key === "-") enlarge(-1);
  });
}
