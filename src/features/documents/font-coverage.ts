/**
 * The characters that a TrueType font has a glyph for, read from its `cmap` (OpenType 1.9, formats 4 and 12).
 * @throws Error when the file has no Unicode cmap
 */
export function fontCoverage(font: Uint8Array): (codePoint: number) => boolean {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = findTable(view, "cmap");
  let ranges: Range[] = [];
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const subtable = cmap + view.getUint32(cmap + 4 + i * 8 + 4);
    const format = view.getUint16(subtable);
    if (format === 4) ranges = ranges.concat(readFormat4(view, subtable));
    if (format === 12) ranges = ranges.concat(readFormat12(view, subtable));
  }
  if (ranges.length === 0) throw new Error("The font has no Unicode character map.");
  return (codePoint) => ranges.some(([first, last]) => first <= codePoint && codePoint <= last);
}

type Range = readonly [first: number, last: number];

function findTable(view: DataView, tag: string): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const entry = 12 + i * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(entry + at)));
    if (name === tag) return view.getUint32(entry + 8);
  }
  throw new Error(`The font has no table ${tag}.`);
}

function readFormat4(view: DataView, at: number): Range[] {
  const segments = view.getUint16(at + 6) / 2;
  const ends = at + 14;
  const starts = ends + segments * 2 + 2;
  // The last segment is the marker 0xFFFF.
  return Array.from({ length: segments - 1 }, (_, i) => [view.getUint16(starts + i * 2), view.getUint16(ends + i * 2)] as const);
}

function readFormat12(view: DataView, at: number): Range[] {
  return Array.from({ length: view.getUint32(at + 12) }, (_, i) => {
    const group = at + 16 + i * 12;
    return [view.getUint32(group), view.getUint32(group + 4)] as const;
  });
}
