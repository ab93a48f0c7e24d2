/** Opens the paper before or after the one that is open, or `wanted`, and takes the focus there. @returns whether there was one */
export function stepPaper(step: 1 | -1 | 0, wanted?: HTMLDetailsElement): boolean {
  const all = [...document.querySelectorAll<HTMLDetailsElement>("details.filed")];
  const here = all.findIndex((one) => one.contains(document.activeElement) && one.open);
  const open = here >= 0 ? here : all.findIndex((one) => one.open);
  const next = wanted ?? all[open < 0 ? (step > 0 ? 0 : all.length - 1) : open + step];
  if (!next) return false;
  for (const one of all) one.open = one === next;
  next.querySelector("summary")?.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}
