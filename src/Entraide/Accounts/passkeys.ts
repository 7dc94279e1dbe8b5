/** Asks the device for a passkey, new or known, and sends its answer with the form around it. Without it, passwords and codes do the same. */
class PasskeyButton extends HTMLElement {
  connectedCallback(): void {
    if (typeof PublicKeyCredential === "undefined" || !("parseCreationOptionsFromJSON" in PublicKeyCredential)) return;
    this.hidden = false;
    this.querySelector("[data-unable]")?.remove();
    this.querySelector("[data-able]")?.removeAttribute("hidden");
    const button = this.querySelector("button")!;
    button.addEventListener("click", event => {
      event.preventDefault();
      void this.ask(button);
    });
  }

  private async ask(button: HTMLButtonElement): Promise<void> {
    const form = button.form!;
    const options = JSON.parse(this.getAttribute("options")!);
    this.say(undefined);
    try {
      const credential = this.hasAttribute("new")
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      (form.elements.namedItem("Credential") as HTMLInputElement).value = JSON.stringify(credential);
      form.requestSubmit(button);
    } catch (failure) {
      // A device that holds a passkey of this account already says so; to everything else one sentence answers.
      this.say(failure instanceof DOMException && failure.name === "InvalidStateError" && this.hasAttribute("new") ? "known" : "failed");
    }
  }

  private say(what?: string): void {
    for (const sentence of this.querySelectorAll<HTMLElement>("[data-say]")) sentence.hidden = sentence.dataset.say !== what;
  }
}

customElements.define("passkey-button", PasskeyButton);
