// The case explorer updates in place; without this script its form works by itself.
// A visitor's own list lives in this browser only (localStorage), never in a cookie.

const KEY = "case-list";

function readList() {
  try {
    const list = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(list) ? list.filter((item) => typeof item === "string") : [];
  } catch {
    return [];
  }
}

function writeList(list) {
  try {
    localStorage.setItem(KEY, JSON.stringify(list.slice(0, 50)));
  } catch {
    // a browser that keeps nothing: the list lasts as long as the page
  }
}

function explorer() {
  return document.getElementById("explorer");
}

function showList() {
  const list = readList();
  for (const button of document.querySelectorAll(".save-case")) {
    button.setAttribute("aria-pressed", String(list.includes(button.dataset.case)));
  }
  const link = document.getElementById("my-list");
  if (link) {
    link.hidden = list.length === 0;
    link.href = `${link.dataset.address}?${new URLSearchParams(list.map((item) => ["case", item]))}`;
    link.querySelector("[data-count]").textContent = String(list.length);
  }
}

function toggle(key) {
  const list = readList();
  writeList(list.includes(key) ? list.filter((item) => item !== key) : [...list, key]);
  showList();
}

let underway = null;

async function load(address, { remember = true } = {}) {
  underway?.abort();
  underway = new AbortController();
  const here = explorer();
  here.setAttribute("aria-busy", "true");
  let text;
  try {
    const answer = await fetch(address, { signal: underway.signal, headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    text = await answer.text();
  } catch (error) {
    if (error.name !== "AbortError") window.location.assign(address);
    return;
  }
  const fresh = new DOMParser().parseFromString(text, "text/html");
  replace(here, fresh.getElementById("explorer"));
  document.title = fresh.title;
  if (remember) history.pushState({ explorer: true }, "", address);
}

// Replace what stands after an element by what stands after its fresh counterpart; the element itself stays.
function renewAfter(element, freshElement) {
  while (element.nextSibling) element.nextSibling.remove();
  while (freshElement.nextSibling) element.parentNode.append(freshElement.nextSibling);
}

// Put the fresh content in place: what the visitor has focus on, opened and scrolled stays.
function replace(here, fresh) {
  const focused = document.activeElement?.id;
  const caret = document.activeElement?.selectionStart;
  const opened = [...here.querySelectorAll("details")].map((element) => element.open);
  const status = here.querySelector("#result-count");
  const words = fresh.querySelector("#result-count").textContent;
  here.querySelector(".facets").replaceChildren(...fresh.querySelector(".facets").childNodes);
  // the live region itself never leaves the page, so that its change is announced
  status.textContent = words;
  renewAfter(status, fresh.querySelector("#result-count"));
  renewAfter(here.querySelector(".explorer-head"), fresh.querySelector(".explorer-head"));
  [...here.querySelectorAll("details")].forEach((element, index) => {
    if (index < opened.length) element.open = opened[index];
  });
  here.removeAttribute("aria-busy");
  showList();
  const target = focused && document.getElementById(focused);
  if (target) {
    target.focus({ preventScroll: true });
    if (typeof caret === "number" && target.type === "search") target.setSelectionRange(caret, caret);
  }
}

function addressOf(form) {
  const filled = [...new FormData(form)].filter(([name, value]) => value && !(name === "sort" && value === "newest"));
  const query = new URLSearchParams(filled).toString();
  return form.action.split("?")[0] + (query ? `?${query}` : "");
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("#facets");
  if (form) load(addressOf(form));
});

document.addEventListener("submit", (event) => {
  if (event.target.id !== "facets") return;
  event.preventDefault();
  load(addressOf(event.target));
});

document.addEventListener("click", (event) => {
  const save = event.target.closest(".save-case");
  if (save) {
    toggle(save.dataset.case);
    return;
  }
  if (event.target.closest("[data-print]")) window.print();
  const copy = event.target.closest("[data-copy-address]");
  if (copy) {
    navigator.clipboard?.writeText(window.location.href).then(() => {
      copy.textContent = copy.dataset.done;
    });
  }
  const link = event.target.closest(".chips a, .region-map a, .pager a");
  if (link && document.getElementById("facets") && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    const isPager = Boolean(link.closest(".pager"));
    load(new URL(link.getAttribute("href"), window.location.href.split("?")[0]).href).then(() => {
      if (isPager) document.getElementById("result-count").scrollIntoView();
    });
  }
});

window.addEventListener("popstate", () => {
  if (document.getElementById("facets")) load(window.location.href, { remember: false });
});

showList();
