/**
 * The steps of an agenda being changed: a step is dragged by its handle, its buttons move it without a journey to the server,
 * and the sum follows what is typed. Without this script the same buttons are posts.
 */
class AgendaSteps extends HTMLElement {
  private get list(): HTMLElement { return this.querySelector("ol")!; }
  private get free(): HTMLElement[] { return [...this.list.querySelectorAll<HTMLElement>('[data-step="free"]')]; }

  connectedCallback(): void {
    for (const step of this.free) this.addHandle(step);
    this.addEventListener("input", () => this.addUp());
    this.addEventListener("click", event => {
      const button = (event.target as HTMLElement).closest<HTMLButtonElement>("[data-up], [data-down]");
      if (button === null) return;
      event.preventDefault();
      this.move(button.closest<HTMLElement>("[data-step]")!, button.hasAttribute("data-up") ? -1 : 1);
      if (button.disabled) button.parentElement!.querySelector<HTMLButtonElement>("button:not(:disabled)")?.focus();
      else button.focus();
    });
  }

  private addHandle(step: HTMLElement): void {
    const handle = document.createElement("span");
    handle.className = "handle";
    handle.ariaHidden = "true";
    handle.textContent = "⠿";
    step.querySelector("h2")!.prepend(handle);
    handle.addEventListener("pointerdown", event => {
      event.preventDefault();
      handle.setPointerCapture(event.pointerId);
      step.classList.add("dragged");
    });
    handle.addEventListener("pointermove", event => {
      if (!handle.hasPointerCapture(event.pointerId)) return;
      const under = this.free.find(other => other !== step && event.clientY > other.getBoundingClientRect().top && event.clientY < other.getBoundingClientRect().bottom);
      if (under === undefined) return;
      const box = under.getBoundingClientRect();
      const below = this.free.indexOf(under) > this.free.indexOf(step);
      // Past the middle only, so that a tall neighbour does not jump back under the pointer.
      if (below && event.clientY > box.top + box.height / 2) under.after(step);
      else if (!below && event.clientY < box.top + box.height / 2) under.before(step);
      this.number();
    });
    for (const end of ["pointerup", "pointercancel"]) handle.addEventListener(end, () => step.classList.remove("dragged"));
  }

  private move(step: HTMLElement, by: number): void {
    const steps = this.free;
    const other = steps[steps.indexOf(step) + by];
    if (other === undefined) return;
    if (by < 0) other.before(step);
    else other.after(step);
    this.number();
  }

  /** What is read aloud follows the new order; the hidden index of each step travels with it. */
  private number(): void {
    const steps = this.free;
    steps.forEach((step, i) => {
      for (const words of step.querySelectorAll("h2, label, button")) {
        const text = [...words.childNodes].find(n => n.nodeType === Node.TEXT_NODE && /\d/.test(n.textContent!));
        if (text !== undefined) text.textContent = text.textContent!.replace(/\d+/, String(i + 1));
      }
      step.querySelector<HTMLButtonElement>("[data-up]")!.disabled = i === 0;
      step.querySelector<HTMLButtonElement>("[data-down]")!.disabled = i === steps.length - 1;
    });
  }

  private addUp(): void {
    const sum = [...this.querySelectorAll<HTMLInputElement>("[data-minutes]")].reduce((all, field) => all + (Number(field.value) || 0), 0);
    const shown = this.querySelector(".sum strong")!;
    shown.textContent = shown.textContent!.replace(/\d+/, String(sum));
    this.querySelector(".sum")!.classList.toggle("warning", sum > Number(this.dataset["length"]));
  }
}

customElements.define("agenda-steps", AgendaSteps);
