/** Shows the page as it is now, every minute, unless somebody is typing in it. Without this script there is a link. */
class FreshPage extends HTMLElement {
  private typed = false;

  connectedCallback(): void {
    document.addEventListener("input", () => { this.typed = true; });
    setInterval(() => {
      // Not a reload, which after a refused press would send it again.
      if (!this.typed && !document.hidden) location.replace(location.pathname + location.search);
    }, Number(this.dataset["every"]) * 1000);
  }
}

customElements.define("fresh-page", FreshPage);
