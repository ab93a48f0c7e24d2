import { fileTypeFromBuffer } from "file-type";

/** What an office can open and keep: PDF, JPEG, PNG. */
export const ACCEPTED = ["image/jpeg", "image/png", "application/pdf"] as const;
type Accepted = (typeof ACCEPTED)[number];

const KINDS = {
  "application/pdf": { extensions: ["pdf"], name: "tệp PDF" },
  "image/jpeg": { extensions: ["jpg", "jpeg", "jpe", "jfif"], name: "ảnh JPG" },
  "image/png": { extensions: ["png"], name: "ảnh PNG" },
} as const satisfies Record<Accepted, { extensions: string[]; name: string }>;

export type CheckedFile = { ok: true; name: string; mediaType: Accepted } | { ok: false; message: string };

/**
 * Looks into a file: its content decides what it is, and its name must say the same.
 * @param max largest size in bytes
 */
export async function checkFile(bytes: Uint8Array, name: string, max: number): Promise<CheckedFile> {
  const clean = cleanName(name);
  if (bytes.length === 0) return wrong(`Tệp “${clean}” trống, không có nội dung. Hãy chụp lại hoặc chọn tệp khác.`);
  if (bytes.length > max) return wrong(tooLarge(bytes.length, max, clean));
  const found = (await fileTypeFromBuffer(bytes))?.mime;
  const extension = /\.([^.]+)$/.exec(clean)?.[1]?.toLowerCase();
  if (found === "image/heic" || found === "image/heif") return wrong(HEIC);
  if (!isAccepted(found)) return wrong(claims(extension) ? lying(clean) : UNKNOWN);
  const kind = KINDS[found];
  if (extension === undefined) return { ok: true, name: `${clean}.${kind.extensions[0]}`, mediaType: found };
  if (!(kind.extensions as readonly string[]).includes(extension)) {
    return wrong(`Tên tệp ghi là “.${extension}” nhưng bên trong là ${kind.name}. Hãy chọn lại đúng tệp gốc.`);
  }
  return { ok: true, name: clean, mediaType: found };
}

const UNKNOWN =
  "Loại tệp này chưa nhận được. Hãy gửi ảnh JPG, PNG hoặc tệp PDF; cách dễ nhất là chụp ảnh tờ giấy bằng điện thoại.";
const HEIC =
  "Ảnh này ở dạng HEIC của iPhone nên cơ quan chưa mở được. Hãy chụp trực tiếp từ trang này, hoặc vào Cài đặt › Camera › Định dạng, chọn “Tương thích nhất” rồi chụp lại.";

/** For a file that is larger than `max` bytes. */
export function tooLarge(size: number, max: number, name: string): string {
  return `Tệp “${name}” nặng ${megabytes(size)}; mỗi tệp tối đa ${megabytes(max)}. Hãy chụp lại ở cỡ nhỏ hơn hoặc chia thành nhiều tệp.`;
}

function lying(name: string): string {
  return `Tệp “${name}” không đúng như tên gọi: nội dung không phải ảnh hay PDF, hoặc tệp đã hỏng. Hãy chụp ảnh tờ giấy rồi tải lên.`;
}

const wrong = (message: string): CheckedFile => ({ ok: false, message });
const isAccepted = (type: string | undefined): type is Accepted => ACCEPTED.some((one) => one === type);
const claims = (extension: string | undefined): boolean =>
  Object.values(KINDS).some(({ extensions }) => (extensions as readonly string[]).includes(extension ?? ""));

/** "1,2 MB", "640 kB". */
export function megabytes(size: number): string {
  if (size < 1024 * 1024) return `${Math.max(1, Math.round(size / 1024))} kB`;
  return `${(size / 1024 / 1024).toFixed(1).replace(".0", "").replace(".", ",")} MB`;
}

/** The name without path and without what file systems, headers or people trip over; at most 120 characters. */
export function cleanName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}"<>|:*?;]+/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  const extension = /\.[\p{L}\p{N}]{1,8}$/u.exec(clean)?.[0] ?? "";
  const stem = [...clean.slice(0, clean.length - extension.length)].slice(0, 110).join("").trim();
  return stem === "" ? `tệp${extension}` : stem + extension;
}
