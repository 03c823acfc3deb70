/* Words in the language of the screen, and the making of elements. The language changes without
   a network: every text of the app is on the device in all three. */
"use strict";
(() => {
  const app = (window.drempelOffline ??= {});
  let all = {};
  app.language = document.documentElement.lang;

  const said = (labels) => labels[app.language] ?? labels.en ?? "";
  const text = (key, values = {}) =>
    said(all[key] ?? {}).replace(/%\((\w+)\)s/g, (whole, name) => values[name] ?? whole);

  /* A choice made here holds until another one is made on the pages of the product. */
  const KEY = "drempel.language", page = document.documentElement.lang;
  const load = async () => {
    try {
      const [then, chosen] = (localStorage.getItem(KEY) ?? "").split(" ");
      if (then === page && chosen) app.language = chosen;
    } catch { /* the language of the page then */ }
    all = await (await fetch(new URL("words.json", app.base))).json();
  };

  const speak = (language) => {
    app.language = language;
    try { localStorage.setItem(KEY, `${page} ${language}`); } catch { /* for this time only */ }
  };

  /* element("p", {class: "hint"}, "text", other) – texts are never read as markup. */
  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else if (value === true) made.setAttribute(name, "");
      else if (value !== false && value != null) made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child != null && child !== false));
    return made;
  };

  const day = (iso) => (iso ? iso.split("-").reverse().join(".") : "");
  const hour = (moment) =>
    new Date(moment).toLocaleTimeString(app.language, { hour: "2-digit", minute: "2-digit" });

  /* The words of a code, of one of the lists of the association. */
  const coded = (list, code) => {
    const lists = app.kinds?.lists ?? {};
    const entry = [...(lists[list] ?? []), ...(lists.null_reason ?? [])].find((one) => one.code === code);
    return entry ? said(entry.labels) : code;
  };

  /* A written value as a reader sees it. */
  const shown = (field, value) => {
    if (!value) return text("empty");
    if (field?.type === "code") return coded(field.list, value);
    if (field?.type === "boolean") return text(value === "yes" ? "yes" : "no");
    return field?.type === "date" ? day(value) : value;
  };

  app.words = { load, speak, said, text, element, day, hour, coded, shown };
})();
