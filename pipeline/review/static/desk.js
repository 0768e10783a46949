// Keys, and cards without a new page. Without this script everything is links and buttons.
"use strict";
(() => {
  const side = document.getElementById("side");
  const fields = "input, select, textarea, [contenteditable]";
  const said = document.getElementById("said");
  let chord = false;

  const card = () => document.getElementById("card");
  const current = () => (card() && card().dataset.fact) || "";
  const marks = (id) => document.querySelectorAll(`[data-f="${CSS.escape(id)}"]`);

  // every fact of the page once, in the order of the text
  const ids = [];
  if (side) {
    const known = new Set();
    for (const mark of document.querySelectorAll("[data-f]")) {
      if (!known.has(mark.dataset.f)) { known.add(mark.dataset.f); ids.push(mark.dataset.f); }
    }
  }

  function tell(words, bad) {
    if (!said) return;
    said.textContent = words || "";
    said.classList.toggle("bad", Boolean(bad));
  }

  function put(html) {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    const fresh = parsed.getElementById("card");
    if (!fresh) return null;
    card().replaceWith(document.adoptNode(fresh));
    side.scrollTop = 0;
    const { fact, state, progress, facts, said: words, bad } = fresh.dataset;
    for (const mark of marks(fact)) {
      mark.classList.remove("open", "accepted", "rejected", "edited", "re-ask");
      mark.classList.add(state);
      const shown = mark.closest("article") && mark.closest("article").querySelector(".state");
      if (shown) { shown.className = `state ${state}`; shown.textContent = state; }
    }
    if (document.getElementById("decided")) {
      document.getElementById("decided").textContent = Number(progress).toLocaleString("en");
      document.getElementById("bar").value = progress;
      document.getElementById("bar").max = facts;
    }
    if (words) tell(words, bad);
    return fresh;
  }

  function point(id, scroll) {
    for (const mark of document.querySelectorAll(".m.here")) mark.classList.remove("here");
    const found = marks(id);
    for (const mark of found) mark.classList.add("here");
    if (found[0] && scroll) found[0].scrollIntoView({ block: "center" });
  }

  function search() {
    const query = new URLSearchParams(location.search);
    query.delete("fact");
    return query;
  }

  let asked = 0;
  async function show(id, scroll = true) {
    const turn = ++asked;
    point(id, scroll);
    const query = search();
    query.set("where", location.pathname === "/facts" ? "facts" : "source");
    if (location.pathname.startsWith("/sources/")) query.set("source", decodeURIComponent(location.pathname.slice(9)));
    const answer = await fetch(`/facts/${id}/card?${query}`, { headers: { "X-Desk-Fragment": "1" } });
    if (turn !== asked) return;
    if (answer.redirected || !answer.ok) { location.reload(); return; }
    put(await answer.text());
    query.delete("where");
    if (location.pathname !== "/facts") query.delete("source");
    query.set("fact", id);
    history.replaceState(null, "", `?${query}#f-${id}`);
  }

  function step(by, open) {
    let at = ids.indexOf(current());
    if (at < 0) at = by > 0 ? -1 : ids.length;
    for (let next = at + by; next >= 0 && next < ids.length; next += by) {
      const mark = marks(ids[next])[0];
      if (!open || mark.classList.contains("open") || mark.classList.contains("re-ask")) return show(ids[next]);
    }
    tell(open ? "No open fact that way." : "That was the last one on this page.");
    return undefined;
  }

  // one decision after the other, in the order in which the keys were pressed
  let line = Promise.resolve();
  function send(form, button) {
    const action = form.getAttribute("action");  // form.action would be the button of that name
    const body = new URLSearchParams(new FormData(form));
    if (button && button.name) body.set(button.name, button.value);
    const decided = form.matches("[data-decide]");
    line = line.then(async () => {
      const answer = await fetch(action, { method: "POST", body, headers: { "X-Desk-Fragment": "1" } });
      const away = answer.headers.get("X-Desk-Location");
      if (away) { location.href = away; return; }
      const html = await answer.text();
      const fresh = answer.ok || answer.status === 422 ? put(html) : null;
      if (!fresh) {
        const parsed = new DOMParser().parseFromString(html, "text/html");
        const why = parsed.querySelector("main .sheet p");
        tell(`${why ? why.textContent : "That did not work."} Nothing was changed.`, true);
        return;
      }
      if (answer.status === 422) { const field = fresh.querySelector(".edit input:not([type=hidden])"); if (field) field.focus(); return; }
      if (decided) { await step(1, false); } else { point(fresh.dataset.fact, action === "/undo"); }
    }).catch(() => tell("The desk does not answer. Nothing was changed.", true));
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!side || !form.closest("#card")) return;
    event.preventDefault();
    send(form, event.submitter);
  });

  document.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    const help = event.target.closest("[data-help]");
    if (help) { event.preventDefault(); document.getElementById("keys").showModal(); return; }
    const mark = side && event.target.closest("[data-f]");
    if (mark) { event.preventDefault(); show(mark.dataset.f, false); return; }
    const go = side && event.target.closest("[data-go]");
    if (go && marks(go.dataset.go).length) { event.preventDefault(); show(go.dataset.go); }
  });

  const rows = [...document.querySelectorAll("[data-row]")];
  function row(by) {
    const at = rows.indexOf(document.activeElement);
    const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
    if (next) next.focus();
  }

  function press(selector) { const found = card() && card().querySelector(selector); if (found) found.click(); }
  function unfold(selector) {
    const found = card() && card().querySelector(selector);
    if (!found) return;
    found.open = true;
    const field = found.querySelector("input:not([type=hidden]), select, textarea");
    if (field) { field.focus(); if (field.select) field.select(); }
  }
  const places = { s: "/", q: "/facts?status=open&order=uncertain", e: "/entities", d: "/dates", h: "/events", c: "/chronicle", r: "/second" };
  const keys = {
    j: () => (side ? step(1, false) : row(1)), k: () => (side ? step(-1, false) : row(-1)),
    J: () => step(1, true), K: () => step(-1, true),
    a: () => press("[value=accept]"), r: () => press("[value=reject]"), u: () => press("[data-undo] button"),
    e: () => unfold(".edit"), n: () => unfold(".note"), o: () => press("[data-open]"), l: () => press("[data-line]"),
    f: () => { const field = document.querySelector(".filters input"); if (field) field.focus(); },
    "/": () => document.getElementById("find").focus(),
    "?": () => document.getElementById("keys").showModal(),
    g: () => { chord = true; },
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches(fields) && !event.target.matches("[type=checkbox]");
    if (event.key === "Escape" && typing) { event.target.blur(); return; }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
      event.preventDefault();
      event.target.form.requestSubmit(event.target.form.querySelector("button"));
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (chord) { chord = false; if (places[event.key]) { event.preventDefault(); location.href = places[event.key]; } return; }
    if (keys[event.key]) {
      event.preventDefault();
      // whoever types ahead means the card that the keys before will bring
      if ("jkJKaru".includes(event.key)) line = line.then(keys[event.key]); else keys[event.key]();
    }
  });

  if (side && current()) point(current(), !location.hash.startsWith("#L") && location.hash.startsWith("#f-"));
})();
