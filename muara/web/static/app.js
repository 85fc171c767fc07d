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

// On narrow screens the navigation scrolls sideways: the entry of this page shall be in sight.
const here = document.querySelector(".side nav [aria-current]");
if (here && window.matchMedia("(max-width: 820px)").matches) {
  here.scrollIntoView({ inline: "center", block: "nearest" });
}
