/** A path of this site to go on to after signing in; anything that could lead elsewhere gives the fallback. */
export function ownPath(value: string | undefined, fallback = "/"): string {
  if (!value || value.length > 1000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(value) || value.includes("\\")) return fallback;
  const url = URL.parse(value, "http://motcua.invalid");
  return url?.origin === "http://motcua.invalid" && url.pathname.startsWith("/") && !url.pathname.startsWith("//")
    ? `${url.pathname}${url.search}${url.hash}`
    : fallback;
}
