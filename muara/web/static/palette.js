// Ctrl+K: to any page of the navigation, any list, any report by its number, any deed of the open report.
"use strict";
{
  const palette = document.getElementById("palette");
  const field = palette.querySelector("input");
  const box = palette.querySelector("ul");
  const told = palette.querySelector("[aria-live]");
  let entries = [];
  let shown = [];
  let at = 0;

  // What the page offers anyway, and so only what this operator may do.
  const collect = () => {
    const deeds = [...document.querySelectorAll("details[data-deed] > summary")].map((summary) => ({
      words: summary.textContent.trim(),
      run: () => {
        summary.parentElement.open = true;
        const inside = summary.parentElement.querySelector("input:not([type=hidden], [type=radio]), select, textarea, button");
        (inside || summary).focus();
      },
    }));
    const along = [...document.querySelectorAll(".along a, button[data-hand=undo]")].filter((one) => one.checkVisibility()).map((one) => ({ words: one.textContent.trim(), run: () => one.click() }));
    const pages = [...document.querySelectorAll(".side nav li:not([hidden]) a, .side .self a:not([data-hand])")].map((link) => ({
      words: (link.querySelector("span") || link).textContent.trim(),
      run: () => location.assign(link.href),
    }));
    return [...deeds, ...along, ...pages];
  };

  const choose = (index) => {
    at = shown.length ? (index + shown.length) % shown.length : 0;
    [...box.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    const chosen = box.children[at];
    if (chosen) {
      field.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  };

  const show = () => {
    const typed = field.value.trim();
    const parts = typed.toLowerCase().split(/\s+/).filter(Boolean);
    shown = entries.filter((entry) => parts.every((part) => entry.words.toLowerCase().includes(part)));
    if (typed) {
      const isNumber = /^[a-z]{2,5}[-\s]?[0-9a-z]{2,}[-\s]?[0-9a-z]*$/i.test(typed) && /\d/.test(typed);
      const found = { words: palette.dataset[isNumber ? "number" : "words"].replace("{typed}", typed), run: () => location.assign(`/?q=${encodeURIComponent(typed)}`) };
      if (isNumber) shown.unshift(found); else shown.push(found);
    }
    box.replaceChildren(...shown.map((entry, place) => {
      const option = document.createElement("li");
      option.id = `palette-${place}`;
      option.setAttribute("role", "option");
      option.textContent = entry.words;
      option.addEventListener("click", () => run(entry));
      return option;
    }));
    told.textContent = palette.dataset.count.replace("{count}", shown.length);
    choose(0);
  };

  const run = (entry) => {
    palette.close();
    if (entry) entry.run();
  };

  const open = () => {
    entries = collect();
    field.value = "";
    palette.showModal();
    show();
    field.focus();
  };

  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") { event.preventDefault(); choose(at + 1); }
    if (event.key === "ArrowUp") { event.preventDefault(); choose(at - 1); }
    if (event.key === "Enter") { event.preventDefault(); run(shown[at]); }
  });
  palette.addEventListener("click", (event) => { if (event.target === palette) palette.close(); });
  for (const button of document.querySelectorAll('[data-hand="palette"]')) button.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    if (palette.open) palette.close();
    else if (!document.querySelector("dialog[open]")) open();
  });
}
