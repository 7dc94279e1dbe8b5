/** Shows the page as it is now, every minute, unless somebody is typing in it. Without this script there is a link. */
class FreshPage extends HTMLElement {
  private typed = false;

  connectedCallback(): void {
    // What else an address bears may have been put there by another site.
    const left = new URLSearchParams(location.search).get("left");
    document.addEventListener("input", () => { this.typed = true; });
    setInterval(() => {
      // Not a reload, which after a refused press would send it again.
      if (!this.typed && !document.hidden) location.replace(location.pathname + (left === null ? "" : "?left=" + encodeURIComponent(left)));
    }, Number(this.dataset["every"]) * 1000);
  }
}

customElements.define("fresh-page", FreshPage);
