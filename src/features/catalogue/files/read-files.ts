import { unzipSync } from "fflate";

/** Files of one procedure as text, or everything that keeps them from being taken in, in sentences. */
export type ReadFiles =
  | { ok: true; files: Record<string, string> /** Pictures and the like, which stay behind. */; ignored: string[] }
  | { ok: false; problems: string[] };

/** Bytes of the parcel as it comes, of everything in it unpacked, and how many files; a definition has some dozens of kilobytes. */
export const MOST_ZIP = 5 * 1024 * 1024;
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_FILES = 500;
/** Of one file, in characters: what a form can send back from the editor. */
const MOST_TEXT = 100_000;

const TEXT = /\.(ya?ml|json|md)$/i;
const LITTER = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/;

/**
 * Opens a zip with the files of one procedure, at its top or inside one folder. Nothing is unpacked that says it is too much; a path never
 * leads out of the folder. Never throws.
 */
export function readZip(bytes: Uint8Array): ReadFiles {
  if (bytes.length > MOST_ZIP)
    return wrong(`Tệp nén nặng hơn ${MOST_ZIP / 1024 / 1024} MB. Một thủ tục chỉ vài chục kB; hãy xem lại tệp.`);
  let total = 0;
  let count = 0;
  const unpack = () =>
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith("/") || LITTER.test(name)) return false;
        count++;
        total += originalSize;
        if (count > MOST_FILES || total > MOST_BYTES) throw new TooMuch();
        return true;
      },
    });
  try {
    return readParts(unpack());
  } catch (error) {
    if (error instanceof TooMuch)
      return wrong(
        `Tệp nén bung ra quá lớn (hơn ${MOST_BYTES / 1024 / 1024} MB hoặc ${MOST_FILES} tệp) nên không mở. Hãy xem lại tệp.`,
      );
    return wrong("Không mở được tệp nén: tệp hỏng, tải chưa xong, có mật khẩu hoặc không phải .zip. Hãy tải lại hoặc nén lại.");
  }
}

class TooMuch extends Error {}

/** The same of files that are there one by one. Never throws. */
export function readParts(parts: Readonly<Record<string, Uint8Array | string>>): ReadFiles {
  const problems: string[] = [];
  const ignored: string[] = [];
  const named = new Map<string, Uint8Array | string>();
  for (const [raw, content] of Object.entries(parts)) {
    const path = raw.replaceAll("\\", "/").normalize("NFC");
    if (LITTER.test(path)) continue;
    if (!safePath(path))
      problems.push(`Tên tệp “${shown(raw)}” không dùng được. Hãy đặt tên ngắn, không có “..” hay đường dẫn tuyệt đối.`);
    else if (named.has(path.toLowerCase())) problems.push(`Có hai tệp cùng tên “${shown(path)}”. Hãy giữ một.`);
    else named.set(path.toLowerCase(), content).set(path, content);
  }
  const paths = Object.keys(parts)
    .map((raw) => raw.replaceAll("\\", "/").normalize("NFC"))
    .filter((path) => named.has(path));
  const roots = paths
    .filter((path) => /(^|\/)procedure\.yaml$/.test(path))
    .map((path) => path.slice(0, -"procedure.yaml".length));
  if (problems.length > 0) return { ok: false, problems };
  if (roots.length === 0) return wrong("Không thấy procedure.yaml. Hãy chọn thư mục hoặc tệp .zip của một thủ tục.");
  if (roots.length > 1)
    return wrong(`Có ${roots.length} thủ tục (${roots.length} tệp procedure.yaml). Hãy nhập từng thủ tục một.`);
  const files: Record<string, string> = {};
  for (const path of paths) {
    const inside = path.startsWith(roots[0]!) ? path.slice(roots[0]!.length) : undefined;
    if (inside === undefined || !TEXT.test(path)) {
      ignored.push(path);
      continue;
    }
    const text = textOf(named.get(path)!);
    if (text === undefined)
      problems.push(`Tệp “${inside}” không phải chữ UTF-8. Hãy mở bằng trình soạn thảo và lưu lại với mã hóa UTF-8.`);
    else if (text.length > MOST_TEXT)
      problems.push(
        `Tệp “${inside}” dài hơn ${MOST_TEXT.toLocaleString("vi-VN")} ký tự nên không sửa được trên màn hình. Hãy xem lại tệp.`,
      );
    else files[inside] = text;
  }
  const size = Object.values(files).reduce((sum, text) => sum + text.length, 0);
  if (size > MOST_BYTES) problems.push(`Các tệp cộng lại lớn hơn ${MOST_BYTES / 1024 / 1024} MB. Hãy xem lại.`);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, files, ignored };
}

/** A path inside the folder that every system can write: names of letters, digits, and . _ - space, at most 120 characters. */
export function safePath(path: string): boolean {
  const names = path.split("/");
  return (
    path.length <= 120 &&
    names.every((name) => /^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N} ._-]*$/u.test(name) && !/[. ]$/.test(name)) &&
    !names.some((name) => name === "__proto__")
  );
}

/** Text of bytes in UTF-8 with line ends of one kind; undefined when they are no such text. */
function textOf(content: Uint8Array | string): string | undefined {
  if (typeof content === "string") return tidy(content);
  try {
    return tidy(new TextDecoder("utf-8", { fatal: true }).decode(content));
  } catch {
    return undefined;
  }
}

const tidy = (text: string): string | undefined => (text.includes("\0") ? undefined : text.replaceAll("\r\n", "\n"));

const shown = (path: string): string => path.replace(/\p{C}/gu, "?").slice(0, 80);
const wrong = (problem: string): ReadFiles => ({ ok: false, problems: [problem] });
