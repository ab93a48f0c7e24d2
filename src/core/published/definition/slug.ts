/** A maker of ids for one list: words without diacritics joined by hyphens, at most 40 characters, never the same twice. */
export function slugs(fallback: string): (text: string) => string {
  const used = new Set<string>();
  return (text) => {
    const base =
      text
        .normalize("NFD")
        .replace(/\p{M}/gu, "")
        .replace(/[đĐ]/g, "d")
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^[^a-z]+|-+$/g, "")
        .slice(0, 40)
        .replace(/-+$/, "") || fallback;
    let id = base;
    for (let count = 2; used.has(id); count++) id = `${base}-${count}`;
    used.add(id);
    return id;
  };
}
