// Suggestions while one types, as a combobox with a list: the field keeps the focus, the arrow keys move the choice.
const WAIT = 120; // ms of silence before the server is asked

for (const field of document.querySelectorAll("[data-suggest]")) {
  const input = field.querySelector("input");
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let chosen = -1;
  let timer;
  let asking;

  list.id = `${input.id}-suggestions`;
  list.className = "search-suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.dataset.label);
  list.hidden = true;
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  field.append(list, status);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  }))
    input.setAttribute(name, value);

  const options = () => [...list.children];

  const choose = (number) => {
    chosen = number;
    options().forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
    if (chosen < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", list.children[chosen].id);
      list.children[chosen].scrollIntoView({ block: "nearest" });
    }
  };

  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  };

  const show = (suggestions) => {
    list.replaceChildren(
      ...suggestions.map((suggestion, number) => {
        const option = document.createElement("li");
        const title = document.createElement("span");
        const kind = document.createElement("small");
        option.id = `${list.id}-${number}`;
        option.setAttribute("role", "option");
        option.dataset.url = suggestion.url;
        title.textContent = suggestion.title;
        title.lang = suggestion.lang;
        kind.textContent = suggestion.kind;
        option.append(title, kind);
        return option;
      }),
    );
    list.hidden = !suggestions.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
    const { none, one, some } = field.dataset;
    status.textContent =
      suggestions.length > 1 ? some.replace("#", suggestions.length) : suggestions.length ? one : none;
  };

  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const typed = input.value.trim();
    if (typed.length < 2) return close();
    try {
      const address = `${field.dataset.suggest}?${new URLSearchParams({ q: typed })}`;
      const answer = await fetch(address, { signal: asking.signal });
      if (answer.ok) show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") close(); // without suggestions the form still works
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    const last = options().length - 1;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // the field keeps what was typed
      close();
    } else if (event.key === "ArrowDown" && last >= 0) {
      event.preventDefault();
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      choose(chosen < last ? chosen + 1 : 0);
    } else if (event.key === "ArrowUp" && !list.hidden) {
      event.preventDefault();
      choose(chosen > 0 ? chosen - 1 : last);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.assign(list.children[chosen].dataset.url);
    }
  });
  input.addEventListener("blur", close);
  // Before the blur, which would close the list under the pointer.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
}
