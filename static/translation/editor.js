/* The translation editor: saves each segment in the background on leaving it. Without it the form is sent as a whole. */

const form = document.querySelector("#te-form[data-te-address]");

if (form) {
  const said = form.querySelector("[data-te-saved]");
  const progress = document.querySelector("[data-te-progress]");
  const token = form.elements.csrfmiddlewaretoken.value;
  const waiting = new Map(); // row -> what is being saved

  const fieldOf = (row) => row.querySelector("[data-te-field]");
  const rows = () => [...form.querySelectorAll("[data-te-row]")];
  const isChanged = (row) => fieldOf(row).value.trim() !== row.dataset.saved;
  const isTodo = (row) => row.dataset.state !== "done";

  const say = (message, failed = false) => {
    said.textContent = message;
    said.classList.toggle("te-saved--failed", failed);
  };

  const replace = (row, selector, html) => {
    const place = row.querySelector(selector);
    // nobody's button is taken away under the finger
    if (!place.contains(document.activeElement)) {
      place.innerHTML = html;
      prepare(place);
    }
  };

  async function send(row, values = {}) {
    const field = fieldOf(row);
    const text = field.value;
    const base = row.querySelector("[data-te-base]");
    const body = new URLSearchParams({ text, base: base.value, ...values });
    const address = form.dataset.teAddress.replace("/0/", `/${row.dataset.teRow}/`);
    try {
      const headers = { "X-CSRFToken": token, "X-Requested-With": "XMLHttpRequest" };
      const response = await fetch(address, { method: "POST", body, headers, keepalive: true });
      const answer = await response.json();
      if (answer.base) {
        base.value = answer.base;
        row.dataset.state = answer.state;
        progress.innerHTML = answer.progress;
        replace(row, "[data-te-status]", answer.status);
        replace(row, "[data-te-notes]", answer.notes);
      }
      if (response.ok) row.dataset.saved = text.trim();
      say(answer.message ?? answer.error, !response.ok);
      return response.ok;
    } catch {
      // off the net, or signed out: the text stays in the field, and leaving the page asks
      say(form.dataset.teFailed, true);
      return false;
    }
  }

  /* One after the other: what is typed while a text is on its way is sent once that is done. */
  function save(row, values) {
    const before = waiting.get(row) ?? Promise.resolve(true);
    const now = before.then(() => (values || isChanged(row) ? send(row, values) : true));
    waiting.set(row, now);
    return now;
  }

  function count(row) {
    const field = fieldOf(row);
    const counter = row.querySelector("[data-te-count]");
    if (!counter) return;
    const length = [...field.value].length;
    counter.querySelector("[data-te-length]").textContent = length;
    counter.classList.toggle("te-count--over", length > Number(field.dataset.teLimit));
  }

  function put(row, text) {
    const field = fieldOf(row);
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }

  function grow(field) {
    if (field.tagName !== "TEXTAREA" || CSS.supports("field-sizing", "content")) return;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  }

  function goOn(row) {
    const all = rows();
    const place = all.indexOf(row);
    const next = [...all.slice(place + 1), ...all.slice(0, place)].find(isTodo);
    if (next) fieldOf(next).focus();
    else form.querySelector("[data-te-last]")?.focus();
  }

  function insert(row, opening, closing) {
    const field = fieldOf(row);
    const { selectionStart: start, selectionEnd: end } = field;
    const inner = field.value.slice(start, end);
    field.setRangeText(opening + inner + closing, start, end, "end");
    if (!inner && closing) field.selectionEnd = field.selectionStart = start + opening.length;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }

  const takeOffer = (row, offer) => put(row, offer.querySelector("[data-te-offer]").textContent);

  /* What only a script can do is offered only with one. */
  function prepare(place) {
    place.querySelectorAll("[data-te-insert], [data-te-take-theirs]").forEach((each) => (each.hidden = false));
  }

  prepare(form);
  for (const row of rows()) {
    row.dataset.saved = fieldOf(row).defaultValue.trim();
    if (row.querySelector("[data-te-theirs]")) row.dataset.saved = "\0"; // typed, and not saved yet
    grow(fieldOf(row));
  }

  form.addEventListener("input", (event) => {
    const row = event.target.closest("[data-te-row]");
    if (row && event.target === fieldOf(row)) {
      count(row);
      grow(event.target);
      say("");
    }
  });

  form.addEventListener("focusout", (event) => {
    const row = event.target.closest("[data-te-row]");
    if (row && !row.contains(event.relatedTarget) && isChanged(row)) save(row);
  });

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const row = button?.closest("[data-te-row]");
    if (!row) return;
    if (button.matches("[data-te-take]")) takeOffer(row, button.closest("li"));
    else if (button.matches("[data-te-take-theirs]")) put(row, row.querySelector("[data-te-theirs]").textContent);
    else if (button.matches("[data-te-opening]")) insert(row, button.dataset.teOpening, button.dataset.teClosing);
    else if (button.matches("[data-te-confirm]")) {
      button.blur();
      save(row, { confirm: "1" }).then((saved) => saved && goOn(row));
    } else return;
    event.preventDefault();
  });

  form.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-te-row]");
    if (!row) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save(row).then((saved) => saved && goOn(row));
    } else if (event.key === "Enter" && event.target.name?.startsWith("reason-")) {
      event.preventDefault();
      event.target.closest("details").querySelector("button").click();
    } else if (event.altKey && /^Digit[1-9]$/.test(event.code)) {
      const offer = row.querySelectorAll(".te-offer")[Number(event.code.slice(-1)) - 1];
      if (offer) {
        event.preventDefault();
        takeOffer(row, offer);
      }
    }
  });

  let sent = false;
  form.addEventListener("submit", () => (sent = true));
  const others = () => [...form.querySelectorAll("[data-te-choice]")];
  window.addEventListener("beforeunload", (event) => {
    if (!sent && (rows().some(isChanged) || others().some((each) => each.value !== each.defaultValue))) {
      event.preventDefault();
    }
  });
}
