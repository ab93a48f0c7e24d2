import type { HandOver } from "../../../core/dossier/types.ts";
import { checkFile } from "../../../features/filing/index.ts";
import type { Services } from "../../../platform/services.ts";
import type { Form } from "../../form-data.ts";
import { type FieldError, type Html, html } from "../../ui/index.ts";

const NAME = "chu-ky";
const HEAD = "data:image/png;base64,";
/** Bytes of a drawn signature at most. */
const LARGEST = 300_000;

/** A frame to sign in with pen or finger. Without script, or left empty, the receiver signs the printed slip. */
export function signatureField({ form, errors }: { form: Form; errors: readonly FieldError[] }): Html {
  const message = errors.find(({ field }) => field === NAME)?.message;
  return html`<div class="field"><p><b>Người nhận ký</b></p><p class="hint">Không ký được trên màn hình thì để trống: bấm Trả kết quả, in biên nhận, người nhận ký giấy.</p>${message && html`<p class="error" id="f-${NAME}-error">Lỗi: ${message}</p>`}<mc-sign data-for="f-${NAME}"></mc-sign><input type="hidden" id="f-${NAME}" name="${NAME}" value="${form.get(NAME)}"></div>`;
}

type Signed = { signed: NonNullable<HandOver["signed"]>; errors: FieldError[] };

/** Keeps what was drawn by its content; nothing drawn means the printed slip. */
export async function keepSignature({ files }: Pick<Services, "files">, form: Form): Promise<Signed> {
  const drawn = form.get(NAME);
  if (drawn === "") return { signed: { way: "paper" }, errors: [] };
  const bytes = new Uint8Array(Buffer.from(drawn.startsWith(HEAD) ? drawn.slice(HEAD.length) : "", "base64"));
  const checked = await checkFile(bytes, "chu-ky.png", LARGEST);
  if (!checked.ok)
    return {
      signed: { way: "paper" },
      errors: [{ field: NAME, message: "Chưa lưu được chữ ký. Hãy xóa rồi ký lại, hoặc để trống và ký vào biên nhận in ra." }],
    };
  const { sha256, size } = await files.put(bytes);
  return { signed: { way: "tablet", sha256, size }, errors: [] };
}
