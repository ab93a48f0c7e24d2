import type { Author } from "../../../features/catalogue/index.ts";
import { type Edit, findEdit, mayEdit } from "../../../features/catalogue/index.ts";
import type { AppContext } from "../../context.ts";
import { officerOf } from "../../guards.ts";
import { forbidden, notFound } from "../../problem.ts";

/** Who works on the catalogue here: a controller, or a leader of the province. @throws Problem 403 for anybody else */
export function authorOf(c: AppContext): Author {
  const { actor } = officerOf(c);
  if (!mayEdit(actor))
    throw forbidden(
      "Việc này dành cho cán bộ kiểm soát thủ tục hành chính và lãnh đạo tỉnh. Bấm vào tên bạn ở đầu trang để đổi vai, nếu bạn có vai đó.",
    );
  return actor;
}

/** The edit of this address. @throws Problem 404 */
export async function editOf(c: AppContext): Promise<Edit> {
  const id = c.req.param("id") ?? "";
  const edit = /^[0-9a-f-]{36}$/.test(id) ? await findEdit(c.var.services, id) : undefined;
  if (!edit) throw notFound("Không có bản soạn này. Hãy mở lại từ danh sách thủ tục.");
  return edit;
}
