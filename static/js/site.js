// Films: the player is asked for only when the visitor clicks.
for (const film of document.querySelectorAll(".video[data-player]")) {
  const button = film.querySelector("[data-video-play]");
  if (!button || !film.dataset.player) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.src = film.dataset.player;
    frame.title = film.dataset.title;
    frame.allow = "autoplay; fullscreen; picture-in-picture";
    frame.allowFullscreen = true;
    film.replaceChildren(frame);
    frame.focus();
  });
}

// What works with a script only is hidden without one (css/utilities.css).
for (const button of document.querySelectorAll("[data-print-page]")) button.addEventListener("click", () => print());
