// Entering reports into SP4N-LAPOR!: ticks open the fields, digits copy them, what is pasted is the number.
// On a report's own page there are but the button that copies all of it, and its words.
"use strict";
{
  const ticks = document.querySelector("[data-ticks]");
  const needed = ticks ? [...ticks.querySelectorAll("input[type=checkbox]")] : [];
  // All that has to be ticked is: the page with the fields comes.
  ticks?.addEventListener("change", () => {
    if (needed.every((one) => one.checked || !one.required)) ticks.requestSubmit();
  });

  const buttons = [...document.querySelectorAll("button[data-copy]")];
  const told = document.getElementById("copied");

  const select = (field) => {
    const fold = field.closest("details");
    if (fold) fold.open = true;
    field.select();
  };

  const copy = async (button) => {
    const field = document.getElementById(button.dataset.copy);
    const name = document.querySelector(`label[for="${field.id}"]`).textContent.trim();
    let isCopied = true;
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(field.value).catch(() => { isCopied = false; });
    } else {
      // Over plain HTTP browsers offer no clipboard; the old command still works on a selection.
      select(field);
      isCopied = document.execCommand("copy");
      if (isCopied) button.focus();
    }
    for (const one of buttons) one.removeAttribute("data-copied");
    if (isCopied) button.setAttribute("data-copied", "");
    else select(field);
    told.textContent = (isCopied ? told.dataset.copied : told.dataset.byHand).replace("{field}", name);
  };
  for (const button of buttons) button.addEventListener("click", () => copy(button));

  const pasted = document.querySelector("[data-paste]");
  if (pasted) {
    const read = document.getElementById("read");
    const hint = read.textContent;
    pasted.addEventListener("input", () => {
      const found = [...new Set(pasted.value.replace(/(\d)\.(?=\d{3})/g, "$1").match(/\d{5,12}/g) || [])];
      if (!pasted.value.trim()) read.textContent = hint;
      else if (found.length) read.textContent = read.dataset.read.replace("{number}", found.at(-1));
      else read.textContent = read.dataset.unread;
    });

    const isTyping = (target) => target.closest("input:not([type=checkbox], [readonly]), textarea:not([readonly]), select");

    // Whatever is pasted anywhere but into a field is the number: nothing else can be meant.
    document.addEventListener("paste", (event) => {
      if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      pasted.value = event.clipboardData.getData("text").trim().slice(0, pasted.maxLength);
      pasted.dispatchEvent(new Event("input", { bubbles: true }));
      pasted.focus();
    });

    // As for all keys of one character: off where the operator turned them off, and never while typing.
    // Heard before keys.js hears them, for which digits may mean something else on other pages.
    if (document.getElementById("keys").dataset.on === "true") {
      document.addEventListener("keydown", (event) => {
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
        if (document.querySelector("dialog[open]")) return;
        const button = buttons.find((one) => one.dataset.key === event.key);
        if (!button && event.key !== "0") return;
        event.preventDefault();
        event.stopPropagation();
        if (button) {
          button.focus();
          copy(button);
        } else {
          pasted.focus();
          pasted.select();
        }
      }, { capture: true });
    }
  }

  document.documentElement.classList.add("has-copies");
}
