/** Copies the address it stands beside. Without script or clipboard it stays away, and the address is selected by hand. */
class CopyButton extends HTMLElement {
  connectedCallback(): void {
    if (!("clipboard" in navigator)) return;
    this.hidden = false;
    this.querySelector("button")!.addEventListener("click", () => void this.copy());
  }

  private async copy(): Promise<void> {
    const address = this.parentElement!.querySelector("code")!;
    const said = this.querySelector<HTMLElement>("[role=status]")!;
    try {
      await navigator.clipboard.writeText(address.textContent!);
      said.textContent = said.dataset["said"]!;
    } catch {
      // Refused by the browser: selected, it is one key away.
      getSelection()?.selectAllChildren(address);
    }
  }
}

customElements.define("copy-button", CopyButton);
