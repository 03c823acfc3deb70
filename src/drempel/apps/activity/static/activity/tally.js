/* Comfort only: a minus and a plus beside each number of the tally. */
"use strict";
(() => {
  const form = document.querySelector("form[data-more]");
  if (!form) return;

  const step = (input, by) => {
    const next = Math.max(0, (parseInt(input.value, 10) || 0) + by);
    input.value = next ? String(next) : "";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const button = (input, sign, words, by) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = sign;
    made.setAttribute("aria-label", `${words}: ${input.labels[0].textContent.trim()}`);
    made.addEventListener("click", () => step(input, by));
    return made;
  };

  for (const input of form.querySelectorAll(".counter input")) {
    input.before(button(input, "−", form.dataset.fewer, -1));
    input.after(button(input, "+", form.dataset.more, 1));
  }
})();
