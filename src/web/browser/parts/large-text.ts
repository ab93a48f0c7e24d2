/** Changes the size of type at once, so that what was typed on the page stays. Without script the link reloads the page. */
export function rememberLargeText(root: Document): void {
  root.querySelector<HTMLAnchorElement>("a[data-large]")?.addEventListener("click", (event) => {
    event.preventDefault();
    const anchor = event.currentTarget as HTMLAnchorElement;
    const html = root.documentElement;
    void fetch(anchor.href, { redirect: "manual" });
    const large = html.classList.toggle("large");
    const url = new URL(anchor.href);
    url.pathname = url.pathname.replace(/[^/]+$/, large ? "thuong" : "lon");
    anchor.href = url.href;
    anchor.textContent = large ? "Cỡ chữ A−" : "Cỡ chữ A+";
  });
}
