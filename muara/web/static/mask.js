// Masks drawn over a picture: by the pointer, or by the keyboard once a mask has the focus. The
// number fields hold what is sent; the rectangles only show them.
"use strict";

const stage = document.querySelector("[data-stage]");
const rows = document.querySelector("[data-rows]");
const EDGES = ["left", "top", "width", "height"];
const STEP = 1;

const field = (row, edge) => row.querySelector(`input[name=${edge}]`);
const read = (row) => EDGES.map((edge) => parseFloat(field(row, edge).value));
const isEmpty = (row) => read(row).some(Number.isNaN);
const bound = (value, least, most) => Math.min(Math.max(value, least), most);

function write(row, [left, top, width, height]) {
  const w = bound(width, 0.5, 100);
  const h = bound(height, 0.5, 100);
  const values = [bound(left, 0, 100 - w), bound(top, 0, 100 - h), w, h];
  EDGES.forEach((edge, index) => { field(row, edge).value = values[index].toFixed(1); });
  draw();
}

function draw() {
  const all = [...rows.querySelectorAll("[data-region]")];
  all.forEach((row, index) => {
    let box = row.box;
    if (isEmpty(row)) {
      if (box) { box.remove(); row.box = null; }
      return;
    }
    if (!box) {
      box = row.box = document.createElement("div");
      box.className = "region";
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.addEventListener("keydown", (event) => move(event, row));
      stage.append(box);
    }
    box.setAttribute("aria-label", stage.dataset.label.replace("{number}", index + 1));
    EDGES.forEach((edge, at) => { box.style[edge] = `${read(row)[at]}%`; });
  });
}

function move(event, row) {
  const by = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
  const [left, top, width, height] = read(row);
  if (by && event.shiftKey) write(row, [left, top, width + by[0], height + by[1]]);
  else if (by) write(row, [left + by[0], top + by[1], width, height]);
  else if (event.key === "Delete" || event.key === "Backspace") clear(row);
  else return;
  event.preventDefault();
}

function clear(row) {
  EDGES.forEach((edge) => { field(row, edge).value = ""; });
  draw();
  document.querySelector("[data-add]").focus();
}

function freeRow() {
  const all = [...rows.querySelectorAll("[data-region]")];
  const free = all.find(isEmpty);
  if (free) return free;
  const copy = all[0].cloneNode(true);
  copy.querySelector("legend").textContent = stage.dataset.label.replace("{number}", all.length + 1);
  EDGES.forEach((edge) => { field(copy, edge).value = ""; });
  rows.append(copy);
  return copy;
}

document.querySelector("[data-add]").addEventListener("click", () => {
  const row = freeRow();
  write(row, [40, 40, 20, 20]);
  row.box.focus();
});
rows.addEventListener("click", (event) => {
  if (event.target.matches("[data-clear]")) clear(event.target.closest("[data-region]"));
});
rows.addEventListener("input", draw);

let from = null;
let drawn = null;
const place = (event) => {
  const area = stage.getBoundingClientRect();
  return [
    bound(100 * (event.clientX - area.left) / area.width, 0, 100),
    bound(100 * (event.clientY - area.top) / area.height, 0, 100),
  ];
};
stage.addEventListener("pointerdown", (event) => {
  if (event.target.closest(".region")) return;
  event.preventDefault();
  stage.setPointerCapture(event.pointerId);
  from = place(event);
  drawn = null;
});
stage.addEventListener("pointermove", (event) => {
  if (!from) return;
  const to = place(event);
  const size = [Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])];
  if (!drawn && Math.max(...size) < 1) return;
  drawn = drawn || freeRow();
  write(drawn, [Math.min(from[0], to[0]), Math.min(from[1], to[1]), ...size]);
});
stage.addEventListener("pointerup", () => { from = null; });
draw();
