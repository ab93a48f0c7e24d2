import { raw, html as tagged } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

/** Markup that is already escaped. Only the kit makes it from text; pages compose it with `html`. */
export type Html = HtmlEscapedString;
/** What a template takes; text is escaped, `null`, `undefined` and booleans show nothing. Promises are refused: views never wait. */
export type Child = string | number | boolean | null | undefined | Html | readonly Child[];

/** Tagged template that escapes every value. */
export const html = tagged as unknown as (strings: TemplateStringsArray, ...values: Child[]) => Html;

export const nothing: Html = raw("");

export type AttributeValue = string | number | boolean | undefined;

/** Attributes with a leading space; `true` stands alone, `false` and `undefined` are left out. */
export function attrs(values: Record<string, AttributeValue>): Html {
  const parts = Object.entries(values).map(([name, value]) => {
    if (value === undefined || value === false) return "";
    if (value === true) return ` ${name}`;
    return html` ${raw(name)}="${String(value)}"`.toString();
  });
  return raw(parts.join(""));
}

/** Class names without the empty ones. */
export function classes(...names: (string | false | undefined)[]): string | undefined {
  return names.filter(Boolean).join(" ") || undefined;
}

/** A tag whose name depends on the place, e.g. a heading of level 1–4. */
export function element(name: string, values: Record<string, AttributeValue>, content: Child): Html {
  return html`<${raw(name)}${attrs(values)}>${content}</${raw(name)}>`;
}

/** A constant of this program (an icon); never text of a person. */
export const trusted = (markup: string): Html => raw(markup);
