/* Comfort only: every task works without this file.
   Keeps the focus over a switch of language, moves it to the error summary, closes menus with
   Escape, and tells when saving a field failed. */
"use strict";
(() => {
  const KEY = "drempel.focus";
  let lastField = "";

  const read = () => {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEY));
      sessionStorage.removeItem(KEY);
      return kept && kept.path === location.pathname ? kept.id : "";
    } catch { return ""; }
  };

  const focusAgain = () => {
    const errors = document.querySelector(".errors");
    const kept = read();
    const echo = document.querySelector('input[name="_focus"]');
    const field = document.getElementById(kept || (echo && echo.value) || "");
    if (echo) echo.value = "";
    if (field) field.focus();
    // The summary has autofocus; this is for the browsers that know it on fields only.
    else if (errors) setTimeout(() => { if (document.activeElement === document.body) errors.focus(); }, 200);
  };

  document.addEventListener("focusin", (event) => {
    if (event.target.matches("input, select, textarea") && event.target.id) lastField = event.target.id;
  });

  document.addEventListener("click", (event) => {
    const language = event.target.closest('button[name="_language"]');
    if (language) {
      const hidden = language.form && language.form.elements._focus;
      if (hidden) hidden.value = lastField;
      try {
        sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, id: lastField }));
      } catch { /* a private window: the server's answer still carries the field */ }
    }
    for (const open of document.querySelectorAll("details.drop[open]")) {
      if (!open.contains(event.target)) open.open = false;
    }
    const problem = event.target.closest('.errors a[href^="#"]');
    const field = problem && document.getElementById(problem.hash.slice(1));
    if (field) {
      event.preventDefault();
      (field.closest(".field") || field).scrollIntoView();
      field.focus({ preventScroll: true });
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector("details.drop[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });

  const notSaved = () => {
    const line = document.querySelector(".saved[data-failed]");
    if (!line) return;
    line.textContent = line.dataset.failed;
    line.classList.add("failed");
  };
  document.addEventListener("htmx:sendError", notSaved);
  document.addEventListener("htmx:responseError", notSaved);

  focusAgain();
})();
