/* The screens of the app: what waits, a form, two values to choose from. A round of sending
   redraws the state of things and the lists, never a form. */
"use strict";
(() => {
  const app = (window.drempelOffline ??= {});
  const { store, words, form, sync } = app;
  const { element, said, text, hour, shown } = words;
  const MINUTE = 60_000, SOON = 10_000, RECENT = 6, LONGEST = 6 * 3600;
  const place = (id) => document.getElementById(id);
  let screen = { name: "home" }, notice = null, like = null, drafting;

  const route = () => decodeURIComponent(location.hash.slice(1));
  const go = (where = "") => {
    if (route() === where) draw();
    else location.hash = where;
  };
  /* What can be started: each kind, and behind it what is a kind with some values given. */
  const presets = () => app.kinds.kinds.flatMap((kind) => [
    { key: kind.code, kind, values: {}, label: said(kind.labels) },
    ...app.kinds.presets.filter((one) => one.kind === kind.code)
      .map((one) => ({ ...one, kind, label: text(one.key) })),
  ]);
  const kindOf = (code) => app.kinds?.kinds.find((kind) => kind.code === code);
  const fieldOf = (kind, name) => kind?.fields.find((field) => field.name === name);
  const today = () => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return app.kinds.day || `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  /* --- where things stand: redrawn at any moment --- */

  const standing = (mine, isWaiting) => {
    if (app.state.progress) return text("sending", app.state.progress);
    if (!navigator.onLine) return text("offline");
    if (app.state.isSignedOut) return "";
    if (app.state.isAway) return text(isWaiting ? "trying" : "offline");
    return mine || app.state.isBusy ? "" : text("sent");
  };
  const doorLink = () => element("a", { class: "button", href: document.body.dataset.door }, text("sign_in"));
  const band = (kind, words_, ...more) =>
    element("div", { class: `band ${kind}` }, element("span", {}, words_), ...more);

  const report = async () => {
    const rows = await store.rows();
    const own = rows.filter((row) => row.owner === app.key?.owner), mine = own.length;
    const others = rows.length - mine, parts = [], isWaiting = own.some((row) => row.state === "waiting");
    if (app.key) {
      const line = element("p", { class: "standing" });
      if (mine) line.append(element("strong", {}, text("kept", { count: mine })), " ");
      line.append(standing(mine, isWaiting));
      if (line.textContent) parts.push(line);
      if (app.state.isSignedOut && navigator.onLine) parts.push(band("info", text("signed_out"), doorLink()));
      else if (isWaiting && navigator.onLine && !app.state.isBusy && screen.name === "home") {
        parts.push(element("button", { type: "button", class: "button quiet", id: "send", onclick: sync.round }, text("send")));
      }
      if (others) parts.push(element("p", { class: "hint" }, text("others", { count: others })));
    } else if (others) {
      parts.push(band("info", text("locked_kept", { count: others })));
    }
    const had = document.activeElement?.id;
    place("app-status").replaceChildren(...parts);
    if (had === "send") (place("send") ?? place("app-title")).focus();
    if (screen.name === "home" && app.key && app.kinds) await lists();
  };
  /* One after the other: a slow drawing never lands on top of a newer one. */
  let reporting = Promise.resolve();
  app.report = () => (reporting = reporting.then(report, report));

  /* --- home --- */

  const subject = (kind, values) => shown(fieldOf(kind, kind.title), values[kind.title]);
  const line = (kind, values, when, { tag, why, acts }) => element("li", {},
    element("span", { class: "task" }, `${said(kind.labels)} – ${subject(kind, values)}`,
      element("span", { class: "hint" }, when),
      why?.length > 0 && element("span", { class: "error" }, text("refused"), " ", why.join(" "))),
    element("span", { class: "row" }, tag, ...acts));
  const changeLink = (id, what) => element("a", { href: `#change-${id}` }, text("change"),
    element("span", { class: "unseen" }, ` – ${what}`));

  const waitingLine = (entry) => {
    const kind = kindOf(entry.kind);
    if (!kind) return null;
    const isRefused = entry.state === "refused", all = { ...entry.all, ...entry.values };
    const why = (entry.faults ?? []).map((fault) => {
      const field = fieldOf(kind, fault.field);
      return field ? text("of_field", { label: said(field.labels), text: said(fault.words) }) : said(fault.words);
    });
    const remove = element("button", { type: "button", class: "button link", onclick: async () => {
      if (!window.confirm(text("remove_sure"))) return;
      await store.dropEntry(entry.change);
      await app.report();
      place("app-title").focus();
    } }, text("remove"), element("span", { class: "unseen" }, ` – ${subject(kind, all)}`));
    return line(kind, all, hour(entry.at), {
      tag: element("span", { class: `tag ${isRefused ? "late" : "wait"}` }, text(isRefused ? "tag_refused" : "tag_waiting")),
      why: isRefused ? why : [],
      acts: [changeLink(entry.change, subject(kind, all)), isRefused || entry.tries === 0 ? remove : null].filter(Boolean),
    });
  };
  const recentLine = (record) => {
    const kind = kindOf(record.kind);
    return kind && line(kind, record.values, words.day(record.values[kind.day]), {
      acts: [changeLink(record.uid, subject(kind, record.values))],
    });
  };
  const section = (title, found) => found.length > 0 && element("section", { class: "stack tight" },
    element("h2", {}, title), element("ul", { class: "tasks" }, ...found));

  const lists = async () => {
    const entries = await store.entries(app.key);
    const pending = new Set(entries.map((entry) => entry.uid));
    const recent = (app.data?.records ?? []).filter((record) => !pending.has(record.uid));
    const undecided = app.data?.conflicts?.length ?? 0;
    place("app-lists")?.replaceChildren(...[
      undecided > 0 && band("late", text("decide", { count: undecided }),
        element("a", { class: "button quiet", href: "#decide" }, text("choose"))),
      section(text("waiting"), entries.map(waitingLine).filter(Boolean)),
      section(text("recent"), recent.map(recentLine).filter(Boolean)),
    ].filter(Boolean));
  };

  const home = () => {
    const parts = [];
    if (notice) {
      parts.push(element("div", { class: "band done", role: "status" }, element("span", {}, text("saved", { time: notice.time })),
        like && element("a", { class: "button quiet", href: `#${like.key}`, id: "again" }, text("again"))));
    }
    parts.push(element("h2", { class: "unseen" }, text("new")), element("div", { class: "tiles" },
      ...presets().map((one) => element("a", { class: "tile", href: `#${one.key}` }, one.label))),
    element("div", { id: "app-lists", class: "stack" }));
    return { title: text("title"), parts };
  };

  /* --- a form --- */

  const clock = { spent: 0, since: 0 };
  const tick = () => {
    if (clock.since) clock.spent += Date.now() - clock.since;
    clock.since = document.hidden ? 0 : Date.now();
  };

  const fresh = (preset) => {
    const { kind } = preset, used = app.used?.[kind.code] ?? {}, values = {};
    for (const field of kind.fields) {
      if (field.default === "today") values[field.name] = today();
      else if (/^(yes|no|\d+)$/.test(field.default)) values[field.name] = field.default;
    }
    if (kind.lines.includes(used.service_line?.[0])) [values.service_line] = used.service_line;
    const again = like?.key === preset.key && notice ? { ...like.values, [kind.day]: values[kind.day] } : {};
    return { ...values, ...preset.values, ...again };
  };

  const openForm = async (where) => {
    const preset = presets().find((one) => one.key === where);
    if (preset) return { name: "form", key: where, kind: preset.kind, title: preset.label, seen: {}, values: fresh(preset), given: preset.values };
    const id = where.startsWith("change-") ? where.slice(7) : "";
    const entry = (await store.entries(app.key)).find((one) => one.change === id);
    const found = entry ?? app.data?.records.find((one) => one.uid === id);
    const kind = kindOf(found?.kind);
    if (!kind) return { name: "home" };
    const seen = entry ? { ...entry.all, ...entry.values } : found.values;
    return { name: "form", key: where, kind, title: said(kind.labels), uid: found.uid, entry, seen, values: seen, faults: entry?.faults };
  };

  const keepDraft = () => {
    clearTimeout(drafting);
    drafting = setTimeout(async () => {
      const made = document.querySelector("form.record");
      if (made && app.key) await store.keep(app.key, "draft", { key: screen.key, values: form.read(screen.kind, made) });
    }, 300);
  };
  const dropDraft = async () => {
    clearTimeout(drafting);
    if (app.key) await store.keep(app.key, "draft", null);
  };

  const mark = (made, found) => {
    made.querySelectorAll(".error").forEach((one) => one.remove());
    made.querySelectorAll(".wrong").forEach((one) => one.classList.remove("wrong"));
    document.querySelector(".errors")?.remove();
    if (!found.length) return;
    const order = [...made.querySelectorAll("[data-field]")].map((box) => box.dataset.field);
    found.sort((a, b) => order.indexOf(a.field?.name) - order.indexOf(b.field?.name));
    const items = found.map(({ field, words: why }) => {
      const box = field && made.querySelector(`[data-field="${field.name}"]`);
      const input = box?.querySelector("input, select, textarea");
      if (!box) return element("li", {}, element("strong", {}, why));
      box.classList.add("wrong");
      box.querySelector("label, legend, .label").after(element("div", { class: "error", id: `e-${field.name}` }, element("p", {}, `${text("error")} ${why}`)));
      input?.setAttribute("aria-describedby", `e-${field.name}`);
      return element("li", {}, element("a", { href: `#${route()}`, onclick: (event) => {
        event.preventDefault();
        for (let fold = box.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
        input?.focus();
      } }, text("of_field", { label: said(field.labels), text: why })));
    });
    const summary = element("div", { class: "errors", role: "alert", tabindex: "-1" },
      element("h2", {}, text("problem")), element("ul", {}, ...items));
    made.before(summary);
    summary.focus();
  };

  const pick = (values, names) => Object.fromEntries(names.map((name) => [name, values[name] ?? ""]));

  /* Keep what the form says: a new entry, or only the fields that differ from what was seen. */
  const keepEntry = async (values) => {
    tick();
    const stamp = { made_at: new Date().toISOString(), active_seconds: Math.min(Math.round(clock.spent / 1000), LONGEST) };
    const { kind, uid, entry, seen } = screen;
    if (!uid) {
      const filled = pick(values, Object.keys(values).filter((name) => values[name]));
      await store.addEntry(app.key, { kind: kind.code, uid: crypto.randomUUID(), base: {}, values: filled, all: {}, ...stamp });
      return;
    }
    const changed = Object.keys(values).filter((name) => values[name] !== (seen[name] ?? ""));
    if (entry && (changed.length || entry.state === "refused")) {
      const { change, state, tries, at, faults, ...content } = entry;
      const base = Object.keys(content.base).length ? { ...pick(seen, changed), ...content.base } : {};
      const next = { ...content, base, values: { ...content.values, ...pick(values, changed) } };
      if (await store.replaceEntry(app.key, change, next)) return;
    }
    if (!changed.length) return;
    await store.addEntry(app.key, { kind: kind.code, uid, base: pick(seen, changed), values: pick(values, changed), all: seen, ...stamp });
  };

  /* The values chosen now are offered first the next time. */
  const remember = async (kind, values) => {
    const used = (app.used[kind.code] ??= {});
    for (const field of kind.fields) {
      const value = values[field.name];
      if (!value || !["code", "reference"].includes(field.type)) continue;
      used[field.name] = [value, ...(used[field.name] ?? []).filter((one) => one !== value)].slice(0, RECENT);
    }
    await store.keep(app.key, "used", app.used);
  };

  const submit = async (event) => {
    event.preventDefault();
    const made = event.target, values = form.read(screen.kind, made), wrong = form.faults(screen.kind, values);
    mark(made, wrong);
    if (wrong.length || made.dataset.sent) return;
    made.dataset.sent = "yes";
    try {
      await keepEntry(values);
      await remember(screen.kind, values);
      await dropDraft();
    } catch {
      delete made.dataset.sent;
      mark(made, [{ words: text("failed") }]);
      return;
    }
    like = screen.uid ? null : { key: screen.key, values };
    notice = { time: hour(Date.now()) };
    await app.report();
    go();
    sync.round();
  };

  /* After a tap the next question comes into view; a choice by keyboard moves nothing. */
  const follow = (event) => {
    const box = event.detail > 0 && event.target.matches("input[type=radio]") && event.target.closest("fieldset");
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (box) box.nextElementSibling?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  };

  const formScreen = () => {
    clock.spent = 0; clock.since = 0;
    tick();
    const made = element("form", { class: "form record", novalidate: true, onsubmit: submit, oninput: keepDraft, onclick: follow },
      ...form.draw(screen.kind, screen.values, app.used?.[screen.kind.code] ?? {}, screen.given ?? {}),
      element("div", { class: "buttons sticky" }, element("button", { class: "button" }, text("save")),
        element("button", { type: "button", class: "button quiet", onclick: async () => { await dropDraft(); go(); } }, text("cancel"))));
    const found = (screen.faults ?? []).map((fault) => ({ field: fieldOf(screen.kind, fault.field), words: said(fault.words) }));
    return { title: screen.title, parts: [made], after: () => found.length && mark(made, found) };
  };

  /* --- two values --- */

  const decide = async (event, conflict) => {
    event.preventDefault();
    const made = event.target, kept = {};
    for (const field of conflict.fields) kept[field.name] = made.elements[field.name].value;
    const say = (words_) => made.querySelector("[role=status]").replaceChildren(words_);
    if (Object.values(kept).includes("")) return say(text("choose_all"));
    const answer = await sync.choose({ conflict: conflict.conflict, version: conflict.version, kept });
    if (!answer) return say(text("needs_network"));
    if (answer.isStale) say(text("look_again"));
    if (answer.isDone) app.data.conflicts = app.data.conflicts.filter((one) => one !== conflict);
    await sync.round();
    return draw();
  };
  const either = (kind, conflict, one) => {
    const field = fieldOf(kind, one.name);
    const side = (which) => {
      const id = `c-${conflict.conflict}-${one.name}-${which}`;
      return element("label", { class: "choice", for: id }, element("input", { type: "radio", id, name: one.name, value: which }),
        element("span", {}, element("span", { class: "hint" }, text(which)), shown(field, one[which])));
    };
    return element("fieldset", { class: "field" }, element("legend", {}, field ? said(field.labels) : one.name),
      element("p", { class: "hint" }, text("base", { value: shown(field, one.base) })),
      element("div", { class: "taps" }, side("yours"), side("theirs")));
  };
  const decideScreen = () => ({
    title: text("decide", { count: app.data.conflicts.length }),
    parts: [element("p", {}, text("decide_why")), ...app.data.conflicts.map((conflict) => {
      const kind = kindOf(conflict.kind);
      return element("form", { class: "form card", onsubmit: (event) => decide(event, conflict) },
        element("h2", {}, kind ? `${said(kind.labels)} – ${subject(kind, conflict.values)}` : conflict.kind),
        kind && element("p", { class: "hint" }, words.day(conflict.values[kind.day])),
        ...conflict.fields.map((one) => either(kind, conflict, one)),
        element("p", { role: "status" }),
        element("div", { class: "buttons" }, element("button", { class: "button" }, text("keep"))));
    }), element("p", {}, element("a", { href: "#" }, text("cancel")))],
  });

  /* --- drawing --- */

  const locked = () => ({
    title: text("title"),
    parts: [element("p", { class: "lede" }, text(app.state.isForeign ? "foreign" : "locked")),
      !app.state.isForeign && element("p", {}, doorLink())].filter(Boolean),
  });
  const chosen = async (where) => {
    if (!app.key || !app.kinds) return { name: "locked" };
    if (where === "decide" && app.data?.conflicts.length) return { name: "decide" };
    return where ? openForm(where) : { name: "home" };
  };
  const draw = async () => {
    const where = route();
    screen = await chosen(where);
    if (where === "" || screen.name !== "form") clearTimeout(drafting);
    show(true);
    if (screen.name === "form") notice = null;
    await app.report();
  };
  const show = (moves) => {
    const drawn = { home, form: formScreen, decide: decideScreen, locked }[screen.name]();
    document.title = `${drawn.title} – ${text("product")}`;
    document.documentElement.lang = app.language;
    document.querySelector(".brand-name").textContent = text("product");
    place("app-title").textContent = drawn.title;
    place("app-screen").replaceChildren(...drawn.parts);
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === app.language));
    }
    if (moves) { scrollTo(0, 0); place("app-title").focus({ preventScroll: true }); }
    drawn.after?.();
  };

  /* Another language: the same screen, with what was typed. */
  const speak = async (language) => {
    const made = document.querySelector("form.record");
    if (made) screen.values = { ...screen.values, ...form.read(screen.kind, made) };
    if (screen.name === "form") screen.title = presets().find((one) => one.key === screen.key)?.label ?? screen.title;
    words.speak(language);
    if (screen.name === "form") {
      screen.title = presets().find((one) => one.key === screen.key)?.label ?? said(screen.kind.labels);
    }
    show(false);
    await app.report();
  };

  const left = async () => {
    app.key = await store.currentKey();
    if (app.key) return;
    app.data = app.kinds = null;
    app.state.hasKinds = false;
    await draw();
  };

  const begin = async () => {
    app.base = new URL(document.body.dataset.app, location.href);
    app.state = {};
    await words.load();
    if (!store.isFit()) { place("app-screen").replaceChildren(element("p", { class: "lede" }, text("unfit"))); return; }
    app.channel = new BroadcastChannel("drempel-offline");
    app.channel.onmessage = async ({ data }) => {
      if (data === "signed-out") await left();
      else { if (data === "data" && app.key) app.data = (await store.kept(app.key, "data"))?.data ?? app.data; await app.report(); }
    };
    navigator.serviceWorker?.register(new URL("worker.js", app.base), { scope: app.base.pathname });
    await sync.open();
    const draft = app.key && app.kinds && (await store.kept(app.key, "draft"));
    if (draft && !route()) history.replaceState(null, "", `#${draft.key}`);
    await draw();
    if (draft && screen.name === "form" && screen.key === draft.key) { screen.values = { ...screen.values, ...draft.values }; show(false); }
    window.addEventListener("hashchange", draw);
    window.addEventListener("online", () => { app.report(); sync.round(); });
    window.addEventListener("offline", () => app.report());
    window.addEventListener("pageshow", (event) => { if (event.persisted) left(); });
    document.addEventListener("visibilitychange", () => { tick(); if (!document.hidden) sync.round(); });
    for (const button of document.querySelectorAll("[data-language]")) {
      button.addEventListener("click", () => speak(button.dataset.language));
    }
    setInterval(sync.round, MINUTE);
    setInterval(() => { if (app.state.isAway) sync.round(); }, SOON);
    const before = Boolean(app.key && app.kinds);
    await sync.round();
    if (before !== Boolean(app.key && app.kinds)) await draw();
    document.body.dataset.ready = "yes";
  };
  begin();
})();
