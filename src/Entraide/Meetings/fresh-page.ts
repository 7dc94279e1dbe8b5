/** Shows the page as it is now, every minute, unless somebody is typing in it. Without this script there is a link. */
class FreshPage extends HTMLElement {
  private typed = false;

  connectedCallback(): void {
    document.addEventListener("input", () => { this.typed = true; });
    setInterval(() => {
      if (!this.typed && !document.hidden) location.reload();
    }, Number(this.dataset["every"]) * 1000);
  }
}

customElements.define("fresh-page", FreshPage);
