// What pages gain by scripts; everything also works without.
"use strict";

document.documentElement.classList.add("js");

for (const select of document.querySelectorAll("select[data-submit]")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}

// On narrow screens the navigation scrolls sideways: the entry of this page shall be in sight.
const here = document.querySelector(".side nav [aria-current]");
if (here && window.matchMedia("(max-width: 820px)").matches) {
  here.scrollIntoView({ inline: "center", block: "nearest" });
}
