/* Side by side: the one frame scrolls along with the other, by the share of its height. */
const frames = [...document.querySelectorAll(".sbs-frames iframe")];
const together = document.querySelector("[data-scroll-together]");
together.closest("label").hidden = false;
let leader = null;

const room = (frame) => {
  const page = frame.contentDocument.documentElement;
  return page.scrollHeight - page.clientHeight;
};

const follow = (frame, other) => {
  if (!together.checked || (leader && leader !== frame)) return;
  leader = frame;
  other.contentWindow.scrollTo({ top: (frame.contentWindow.scrollY / Math.max(room(frame), 1)) * room(other), behavior: "instant" });
  // the scrolling that this sets off in the other frame leads nowhere
  clearTimeout(follow.pause);
  follow.pause = setTimeout(() => (leader = null), 120);
};

const listen = (frame) => {
  const other = frames.find((each) => each !== frame);
  frame.contentWindow.addEventListener("scroll", () => follow(frame, other), { passive: true });
};

for (const frame of frames) {
  if (frame.contentDocument?.readyState === "complete") listen(frame);
  frame.addEventListener("load", () => listen(frame));
}
