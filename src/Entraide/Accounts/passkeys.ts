/** Asks the device for a passkey, new or known, and sends its answer with the form around it. Without it, passwords and codes do the same. */
class PasskeyButton extends HTMLElement {
  connectedCallback(): void {
    if (!("PublicKeyCredential" in window)) return;
    this.hidden = false;
    const form = this.querySelector("form") ?? this.closest("form")!;
    form.addEventListener("submit", event => {
      const answer = form.elements.namedItem("Credential") as HTMLInputElement;
      if (answer.value) return;
      event.preventDefault();
      if (form.reportValidity()) void this.ask(form, answer);
    });
  }

  private async ask(form: HTMLFormElement, answer: HTMLInputElement): Promise<void> {
    const options = JSON.parse(this.getAttribute("options")!);
    try {
      const credential = this.hasAttribute("new")
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      answer.value = JSON.stringify(credential);
      form.submit();
    } catch {
      this.querySelector<HTMLElement>("[data-failed]")?.removeAttribute("hidden");
    }
  }
}

customElements.define("passkey-button", PasskeyButton);
