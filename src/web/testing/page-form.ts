import { readForm } from "./read-form.ts";

/** A form as somebody sees it: what it would send now, every input it has, and what its lists offer. */
export type PageForm = {
  action: string;
  sent: Record<string, string | string[]>;
  names: Set<string>;
  hidden: Set<string>;
  /** Values that a drop-down or radios offer, by name. */
  offers: Map<string, Set<string>>;
  files: Set<string>;
  /** What stands beside radios and boxes. */
  labels: string[];
  /** Values of buttons with a name. */
  buttons: { name: string; value: string }[];
};

const named = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

/** The form of a page whose address begins so. @throws Error when there is none */
export function pageForm(page: string, actionStart: string): PageForm {
  const tag = [...page.matchAll(/<form\b[^>]*>/g)].find(([one]) => named(one, "action")?.startsWith(actionStart));
  if (!tag)
    throw new Error(
      `There is no form for ${actionStart}: ${page
        .replace(/<[^>]+>/g, " ")
        .replace(/\s+/g, " ")
        .slice(0, 800)}`,
    );
  const action = named(tag[0], "action") ?? "";
  const form = page.slice(tag.index, page.indexOf("</form>", tag.index));
  const read: PageForm = {
    action,
    sent: readForm(page, action),
    names: new Set(),
    hidden: new Set(),
    offers: new Map(),
    files: new Set(),
    labels: [...form.matchAll(/<label\b[^>]*>([\s\S]*?)<\/label>/g)].map(([, label = ""]) => plainText(label)),
    buttons: [],
  };
  const offer = (name: string, value: string) => read.offers.set(name, (read.offers.get(name) ?? new Set()).add(value));
  for (const [input] of form.matchAll(/<(?:input|textarea)\b[^>]*>/g)) {
    const name = named(input, "name");
    if (name === undefined) continue;
    const type = named(input, "type");
    if (type === "file") read.files.add(name);
    else read.names.add(name);
    if (type === "hidden") read.hidden.add(name);
    if (type === "radio") offer(name, named(input, "value") ?? "");
  }
  for (const [, select = "", options = ""] of form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const name = named(` ${select}`, "name") ?? "";
    read.names.add(name);
    for (const [option] of options.matchAll(/<option\b[^>]*>/g)) offer(name, named(option, "value") ?? "");
  }
  for (const [button] of form.matchAll(/<button\b[^>]*>/g)) {
    const name = named(button, "name");
    if (name !== undefined) read.buttons.push({ name, value: named(button, "value") ?? "" });
  }
  return read;
}

/** Text of a page as people read it. */
export const plainText = (page: string): string =>
  page
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();
