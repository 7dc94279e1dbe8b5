/** On a discreet device each step takes the place of the one before, so that going back leads out and not through what was read. */
const pages = (window as unknown as { trustedTypes?: { createPolicy(name: string, rules: { createHTML(text: string): string }): { createHTML(text: string): string } } })
  .trustedTypes?.createPolicy("entraide", { createHTML: text => text });
const discreet = document.documentElement.classList.contains("discreet");
let plain = false;

// A page says what this does only where it can be done.
for (const words of document.querySelectorAll<HTMLElement>("[data-with-script]")) words.hidden = false;
for (const words of document.querySelectorAll("[data-without-script]")) words.remove();

let leaving = 0;

/** The session has ended by then; what was on the screen must not stay there. */
function wait(): void {
  clearTimeout(leaving);
  leaving = setTimeout(() => location.replace("/"), 600_000);
}

if (discreet) {
  wait();
  for (const sign of ["keydown", "pointerdown"]) addEventListener(sign, wait);
}

document.addEventListener("click", event => {
  const link = (event.target as Element | null)?.closest?.<HTMLAnchorElement>("a[href]");
  if (!discreet || !link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  event.preventDefault();
  location.replace(link.href);
});

document.addEventListener("submit", event => {
  const form = event.target as HTMLFormElement;
  const button = event.submitter as HTMLButtonElement | null;
  const to = new URL(button?.getAttribute("formaction") ?? form.getAttribute("action") ?? "", location.href);
  if (!discreet || plain || event.defaultPrevented || form.target || to.origin !== location.origin) return;
  event.preventDefault();
  const typed = new FormData(form, button);
  if (form.method !== "post") {
    to.search = new URLSearchParams(typed as unknown as Record<string, string>).toString();
    location.replace(to);
    return;
  }
  send(form, to, typed).catch(() => {
    // Its key makes a form that arrives twice harmless.
    plain = true;
    form.requestSubmit(button);
  });
});

async function send(form: HTMLFormElement, to: URL, typed: FormData): Promise<void> {
  const body = form.enctype === "multipart/form-data" ? typed : new URLSearchParams(typed as unknown as Record<string, string>);
  const answer = await fetch(to, { method: "POST", body, headers: { "X-Replacing": "1" } });
  const next = answer.headers.get("Location");
  if (answer.status === 204 && next) return location.replace(next);
  if (!answer.headers.get("Content-Type")?.startsWith("text/html")) return save(await answer.blob(), answer.headers.get("Content-Disposition"));
  show(await answer.text(), to);
}

/** A page that answered a form itself: what was typed with a sentence, or codes shown once. */
function show(text: string, at: URL): void {
  const read = new DOMParser().parseFromString((pages?.createHTML(text) ?? text) as string, "text/html").querySelector("main");
  if (!read) throw new Error("no page");
  history.replaceState(null, "", at);
  const main = document.adoptNode(read);
  document.querySelector("main")!.replaceWith(main);
  scrollTo(0, 0);
  main.focus();
}

function save(file: Blob, named: string | null): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = /filename="?([^";]+)/.exec(named ?? "")?.[1] ?? "";
  link.click();
}
