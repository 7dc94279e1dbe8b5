/** Somebody who writes for a long time is there: the session lasts while they type. Without this script what they wrote comes back when it has ended. */
const often = 120_000;
let last = Date.now();

document.addEventListener("input", () => {
  if (Date.now() - last < often) return;
  last = Date.now();
  fetch("/still-here", { redirect: "manual" }).catch(() => undefined);
});
