// What pages gain by scripts; everything also works without.
"use strict";

document.documentElement.classList.add("js");

for (const select of document.querySelectorAll("select[data-submit]")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}

// What was typed and not sent stays on a phone, or in a tab, until its owner signs out.
for (const form of document.querySelectorAll('form[action="/sign-out"]')) {
  form.addEventListener("submit", () => {
    for (const store of [localStorage, sessionStorage]) {
      for (const name of Object.keys(store)) {
        if (name.startsWith("muara.draft.")) store.removeItem(name);
      }
    }
  });
}

// A button whose deed is refused, or whose server is away, says so beside itself.
for (const kind of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(kind, ({ detail: { elt } }) => {
    const words = elt.closest("[data-failed]")?.dataset.failed;
    if (!words) return;
    const line = elt.querySelector(".notice") || elt.appendChild(document.createElement("p"));
    line.className = "notice bad";
    line.role = "alert";
    line.textContent = words;
  });
}

// On narrow screens the navigation scrolls sideways: the entry of this page shall be in sight.
const here = document.querySelector(".side nav [aria-current]");
if (here && window.matchMedia("(max-width: 820px)").matches) {
  here.scrollIntoView({ inline: "center", block: "nearest" });
}
