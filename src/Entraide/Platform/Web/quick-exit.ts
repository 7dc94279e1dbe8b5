/** Leaves at once on its button or on Shift pressed three times within five seconds. Its form does the same without this script. */
class QuickExit extends HTMLElement {
  private presses: number[] = [];
  private readonly otherTabs = new BroadcastChannel("exit");

  connectedCallback(): void {
    this.otherTabs.onmessage = () => this.cover();
    this.querySelector<HTMLElement>("[hidden]")?.removeAttribute("hidden");
    this.querySelector("form")?.addEventListener("submit", event => {
      event.preventDefault();
      void this.leave();
    });
    document.addEventListener("keydown", event => this.count(event));
  }

  private count(event: KeyboardEvent): void {
    if (event.repeat) return;
    // Capitals are Shift followed by a letter; only Shift alone counts.
    this.presses = event.key === "Shift" ? [...this.presses.filter(at => event.timeStamp - at < 5000), event.timeStamp] : [];
    if (this.presses.length >= 3) void this.leave();
  }

  private async leave(): Promise<void> {
    this.otherTabs.postMessage("leaving");
    const answered = fetch("/exit", { method: "POST", redirect: "manual", keepalive: true }).catch(() => undefined);
    document.body.hidden = true;
    document.title = "…";
    history.replaceState(null, "", "/");
    // The screen is empty already; a slow network must not keep the person here.
    await Promise.race([answered, new Promise(resolve => setTimeout(resolve, 700))]);
    this.cover();
  }

  private cover(): void {
    document.body.hidden = true;
    document.title = "…";
    location.replace(this.getAttribute("to")!);
  }
}

customElements.define("quick-exit", QuickExit);
