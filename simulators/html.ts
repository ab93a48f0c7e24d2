/** Markup that is already escaped. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Template tag that escapes what is put in, except `Markup`; lists are joined, undefined and false print nothing. */
export function html(parts: TemplateStringsArray, ...values: unknown[]): Markup {
  return new Markup(parts.map((part, i) => part + (i < values.length ? print(values[i]) : "")).join(""));
}

function print(value: unknown): string {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(print).join("");
  if (value === undefined || value === null || value === false) return "";
  return String(value).replace(/[&<>"']/g, (c) => ENTITIES[c]!);
}

/** A whole page in Vietnamese with one main region. `brand` stands in the header. */
export function page(options: { title: string; brand: string; main: Markup }): string {
  return html`<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${options.title}</title>
<link rel="stylesheet" href="/_assets/style.css">
<link rel="icon" href="/_assets/icon.svg">
</head>
<body>
<header><p>${options.brand}</p></header>
<main>
${options.main}
</main>
</body>
</html>
`.text;
}
