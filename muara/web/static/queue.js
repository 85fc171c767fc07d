// The queue stays as it is while somebody reads it; what is new is announced above it.
"use strict";

const news = document.getElementById("news");

function showNews(line) {
  if (news.textContent.trim() === line) return;
  news.replaceChildren();
  if (!line) return;
  const link = document.createElement("a");
  link.href = news.dataset.here;
  link.textContent = line;
  const paragraph = document.createElement("p");
  paragraph.className = "news";
  paragraph.append(link);
  news.append(paragraph);
}

function showCounts(counts) {
  for (const [code, words] of Object.entries(counts)) {
    const entry = document.querySelector(`[data-list="${code}"]`);
    const count = entry && entry.querySelector("[data-count]");
    if (!count) continue;
    count.textContent = words;
    count.classList.toggle("zero", words === "0");
    if (entry.hidden && words !== "0") entry.hidden = false;
  }
}

function lookNow() {
  news.dispatchEvent(new Event("look"));
}

if (news) {
  let stream = null;
  let asking = null;

  const ask = () => { asking = asking || setInterval(lookNow, 10000); };
  const stopAsking = () => { clearInterval(asking); asking = null; };

  const listen = () => {
    if (!("EventSource" in window)) { ask(); return; }
    stream = new EventSource(news.dataset.events);
    stream.addEventListener("open", stopAsking);
    stream.addEventListener("queue", (event) => {
      const told = JSON.parse(event.data);
      showNews(told.line);
      showCounts(told.counts);
    });
    stream.addEventListener("ended", () => {
      // Signed out, or the server starts anew: asking once leads to the sign-in or goes on.
      stream.close();
      lookNow();
      ask();
    });
    // Refused or cut off for good; while it connects again by itself there is nothing to do.
    stream.addEventListener("error", () => { if (stream.readyState === EventSource.CLOSED) ask(); });
  };

  // A browser keeps few connections to one server: pages that nobody looks at let go of theirs.
  const hush = () => { if (stream) stream.close(); stopAsking(); };
  document.addEventListener("visibilitychange", () => {
    hush();
    if (!document.hidden) listen();
  });
  window.addEventListener("pagehide", hush);
  if (!document.hidden) listen();
}
