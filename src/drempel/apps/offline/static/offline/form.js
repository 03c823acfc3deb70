/* Draws the form of a kind from its description, reads it, and says what is missing. */
"use strict";
(() => {
  const app = (window.drempelOffline ??= {});
  const { element, said, text, day, coded } = app.words;
  const FEW = 8, FIRST = 6;
  const WHOLE = /^\d{1,9}$/, NUMBER = /^\d{1,8}([.,]\d{1,2})?$/;

  const labelled = (field) => [
    said(field.labels),
    !field.optional ? null : element("span", { class: "optional" }, ` (${text("optional")})`),
  ];
  const wrap = (field, id, ...controls) => element("div", { class: "field", "data-field": field.name },
    element("label", { for: id }, ...labelled(field)), ...controls);

  /* Last used first, then the order of the list. */
  const ranked = (field, last) => {
    const codes = field.codes ?? (app.kinds.lists[field.list] ?? []).map((one) => one.code);
    const recent = last.filter((code) => codes.includes(code));
    return [...new Set([...recent, ...codes])];
  };

  const tap = (field, code, value) => {
    const id = `f-${field.name}-${code}`;
    return element("label", { class: "choice", for: id },
      element("input", { type: "radio", id, name: field.name, value: code, checked: code === value }),
      element("span", {}, coded(field.list, code)));
  };

  /* Large targets; a long list shows the first ones and folds the rest, with the reasons. */
  const taps = (field, value, last) => {
    const codes = ranked(field, last);
    let near = codes.length > FEW ? codes.slice(0, FIRST) : codes;
    const reasons = field.reasons ? app.kinds.lists.null_reason.map((one) => one.code) : [];
    if (value && !near.includes(value)) near = [value, ...near];
    const far = codes.filter((code) => !near.includes(code));
    const why = reasons.filter((code) => !near.includes(code));
    const draw = (some) => element("div", { class: "taps" }, ...some.map((code) => tap(field, code, value)));
    return element("fieldset", { class: "field", "data-field": field.name },
      element("legend", {}, ...labelled(field)), draw(near),
      far.length + why.length > 0 && element("details", { class: "why more" },
        element("summary", {}, text(far.length ? "choices" : "reasons"),
          element("span", { class: "unseen" }, ` – ${said(field.labels)}`)),
        far.length > 0 && draw(far),
        far.length > 0 && why.length > 0 && element("p", { class: "hint" }, text("reasons")),
        why.length > 0 && draw(why)));
  };

  const option = (value, words, chosen) => element("option", { value, selected: value === chosen }, words);
  const select = (field, value, last) => {
    const id = `f-${field.name}`;
    const lists = app.kinds.lists;
    const parts = [option("", "–", value)];
    if (field.type === "boolean") {
      parts.push(option("yes", text("yes"), value), option("no", text("no"), value));
    } else if (field.choices?.length) {
      parts.push(...field.choices.map((one) => option(one, one, value)));
    } else {
      parts.push(...ranked(field, last).map((code) => option(code, coded(field.list, code), value)));
      if (field.reasons) {
        parts.push(element("optgroup", { label: text("reasons") },
          ...lists.null_reason.map((one) => option(one.code, said(one.labels), value))));
      }
    }
    return wrap(field, id, element("select", { id, name: field.name }, ...parts));
  };

  const path = (field, value, last) => {
    const id = `f-${field.name}`, paths = app.data?.paths ?? [];
    if (!paths.length && !value) {
      return element("div", { class: "field", "data-field": field.name },
        element("p", { class: "label" }, said(field.labels)), element("p", { class: "hint" }, text("no_paths")));
    }
    const topic = (one) => coded("topic", one.topic);
    const found = [...paths].sort((a, b) => last.includes(b.uid) - last.includes(a.uid));
    if (value && !found.some((one) => one.uid === value)) found.unshift({ uid: value, code: "…", start_on: "", topic: "" });
    return wrap(field, id, element("select", { id, name: field.name }, option("", "–", value),
      ...found.map((one) => option(one.uid, [one.code, topic(one), day(one.start_on)].filter(Boolean).join(" – "), value))));
  };

  const typed = (field, value) => {
    const id = `f-${field.name}`;
    if (field.type === "long_text") {
      const hint = `${id}-hint`;
      return wrap(field, id, element("p", { class: "hint", id: hint }, text("warning")),
        element("textarea", { id, name: field.name, maxlength: 6000, "aria-describedby": hint }, value));
    }
    const more = { date: { type: "date" }, integer: { inputmode: "numeric" }, decimal: { inputmode: "decimal" } };
    const made = wrap(field, id, element("input", {
      id, name: field.name, value, maxlength: 200, autocomplete: "off", ...more[field.type] }));
    if (field.type !== "text") made.classList.add("short");
    return made;
  };

  const control = (field, value, last, isNear) => {
    if (field.type === "reference") return path(field, value, last);
    if (field.type === "code" && field.name !== "service_line" && isNear) return taps(field, value, last);
    if (["code", "boolean", "choice"].includes(field.type)) return select(field, value, last);
    return typed(field, value);
  };

  /* What is asked at once: the fast fields, the duration, what is required; the rest is folded. */
  const isNear = (field) => field.quick > 0 || field.required || field.name === "duration_band"
    || field.type === "long_text";
  const rank = (field) => {
    if (field.type === "reference") return 0;
    if (field.quick) return field.quick;
    if (field.type === "long_text") return 99;
    return field.name === "service_line" ? 60 : 50;
  };

  /* used: field to the codes used lately, the last one first. given: what needs no asking. */
  const draw = (kind, values, used, given) => {
    const all = kind.fields.map((field) => (field.name !== "service_line" ? field : {
      ...field, required: true, reasons: false, optional: false, codes: kind.lines,
    })).filter((field) => field.name !== "service_line" || kind.lines.length > 1);
    const one = (near) => (field) => control(field, values[field.name] ?? "", used[field.name] ?? [], near);
    const asked = (field) => isNear(field) && !(field.name in given);
    const near = all.filter(asked).sort((a, b) => rank(a) - rank(b));
    const far = all.filter((field) => !asked(field));
    return [
      ...near.map(one(true)),
      far.length > 0 && element("details", { class: "why more" }, element("summary", {}, text("more")),
        element("div", { class: "stack" }, ...far.map(one(false)))),
    ].filter(Boolean);
  };

  /* The texts as they stand in the form. */
  const read = (kind, form) => {
    const found = {};
    for (const field of kind.fields) {
      const control_ = form.elements[field.name];
      if (control_) found[field.name] = (control_.value ?? "").trim();
      else if (field.name === "service_line" && kind.lines.length === 1) found.service_line = kind.lines[0];
    }
    return found;
  };

  /* [{field, words}] of what a person can mend at once; the server judges the rest. */
  const faults = (kind, values) => {
    const found = [];
    for (const field of kind.fields) {
      const value = values[field.name] ?? "";
      const isNeeded = field.required || field.name === "service_line";
      if (isNeeded && !value) found.push({ field, words: text("missing") });
      else if (value && field.type === "integer" && !WHOLE.test(value)) found.push({ field, words: text("whole") });
      else if (value && field.type === "decimal" && !NUMBER.test(value)) found.push({ field, words: text("number") });
    }
    return found;
  };

  app.form = { draw, read, faults };
})();
