// A bookmark's text: fills in SP4N-LAPOR!'s form from what key 9 copied. It never sends anything.
(async () => {
  const selectors = "SELECTORS";
  let said = null;
  const read = (words) => {
    try { said = JSON.parse(words); } catch { said = null; }
    return said !== null && typeof said === "object";
  };
  let copied = "";
  try { copied = await navigator.clipboard.readText(); } catch { /* not allowed: it is pasted */ }
  if (!read(copied) && !read(prompt("Muara: tempel (Ctrl+V)") || "")) return;
  const choose = (list, words) => {
    const wanted = [...list.options].find((one) => one.text.trim().toLowerCase() === words.toLowerCase());
    if (wanted) wanted.selected = true;
    return Boolean(wanted);
  };
  const missing = [];
  for (const [name, selector] of Object.entries(selectors)) {
    if (!(name in said)) continue;
    const field = document.querySelector(selector);
    let isFilled = Boolean(field);
    if (!field) isFilled = false;
    else if (field.type === "checkbox") field.checked = Boolean(said[name]);
    else if (field.tagName === "SELECT") isFilled = choose(field, said[name]);
    else if (field.type === "date") field.value = said[name].split("/").reverse().join("-");
    else field.value = said[name];
    if (!isFilled) { missing.push(name); continue; }
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  }
  if (missing.length) alert(`Muara: belum terisi: ${missing.join(", ")}`);
})();
