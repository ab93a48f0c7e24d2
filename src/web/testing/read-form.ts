const decode = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (entity) => ({ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" })[entity]!,
  );
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : decode(found);
};

/** What a browser would send of the form with this address, without its buttons: inputs, ticked boxes, texts, chosen options. */
export function readForm(page: string, action: string): Record<string, string | string[]> {
  const start = [...page.matchAll(/<form\b[^>]*>/g)].find(([tag]) => attribute(tag, "action") === action);
  if (!start) throw new Error(`There is no form for ${action}.`);
  const form = page.slice(start.index, page.indexOf("</form>", start.index));
  const sent: Record<string, string[]> = {};
  const add = (name: string | undefined, value: string) => {
    if (name !== undefined) sent[name] = [...(sent[name] ?? []), value];
  };
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const type = attribute(tag, "type");
    if (type === "file" || ((type === "checkbox" || type === "radio") && !/\schecked\b/.test(tag))) continue;
    add(attribute(tag, "name"), attribute(tag, "value") ?? "");
  }
  for (const [, tag, text] of form.matchAll(/<textarea\b([^>]*)>([^<]*)<\/textarea>/g))
    add(attribute(` ${tag}`, "name"), decode(text ?? "").replace(/^\n/, ""));
  for (const [, tag, options] of form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const all = [...(options ?? "").matchAll(/<option\b[^>]*>/g)].map(([option]) => option);
    add(
      attribute(` ${tag}`, "name"),
      attribute(all.find((option) => /\sselected\b/.test(option)) ?? all[0] ?? "", "value") ?? "",
    );
  }
  return Object.fromEntries(Object.entries(sent).map(([name, values]) => [name, values.length === 1 ? values[0]! : values]));
}
