import { Hono } from "hono";
import type { AppContext, AppEnv } from "../../context.ts";
import { requireSteward } from "../../guards.ts";
import { ACCOUNT_ACTS, askOneAgency, changeOnePost, endOnePost, giveOnePost, giveSecrets, runAct } from "./account-acts.ts";
import { accountPage } from "./account-page.ts";
import { daysOffPage } from "./days-off-page.ts";
import { importRoutes } from "./import-routes.ts";
import { issue } from "./issue-page.ts";
import { listPage } from "./list-page.ts";
import { logPage } from "./log-page.ts";
import { create, newPage } from "./new-page.ts";
import { newPostPage } from "./new-post-page.ts";

/** Accounts and posts, for whoever administers them; what is out of reach is not there. */
export function peopleRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(requireSteward);
  app.get("/", listPage);
  app.get("/moi", newPage);
  app.post("/moi", create);
  app.route("/nhap", importRoutes());
  app.get("/nhat-ky", logPage);
  app.get("/ngay-nghi", daysOffPage);
  app.post("/cap-mat-khau", issue);
  app.get("/:id", (c) => accountPage(c, { note: doneNote(c) }));
  app.get("/:id/vai-moi", (c) => newPostPage(c));
  app.post("/:id/vai-moi", giveOnePost);
  app.post("/:id/vai/:postId/sua", changeOnePost);
  app.post("/:id/vai/:postId/ket-thuc", endOnePost);
  app.post("/:id/ban-giao/:agencyId", askOneAgency);
  app.post("/:id/cap-lai", giveSecrets);
  for (const [slug, act] of Object.entries(ACCOUNT_ACTS)) app.post(`/:id/${slug}`, (c) => runAct(c, slug, act));
  return app;
}

const DONE: Readonly<Record<string, string>> = {
  "thong-tin": "Đã lưu thông tin.",
  khoa: "Tài khoản đã khóa; người này đã bị đăng xuất khỏi mọi máy.",
  "mo-khoa": "Tài khoản dùng lại được. Nếu đã đóng trước đây, hãy giao vai cho người này.",
  dong: "Tài khoản đã đóng, mọi vai đã kết thúc.",
  "ban-giao": "Đã gửi đề nghị. Lãnh đạo cơ quan thấy đề nghị ở trang Ai đang giữ việc gì.",
  "giao-vai": "Đã giao vai. Người này chọn vai ở lần đăng nhập tới, hoặc bấm vào tên mình ở đầu trang.",
  "sua-vai": "Đã lưu vai.",
  "ket-thuc-vai": "Vai đã kết thúc.",
};

function doneNote(c: AppContext) {
  const body = DONE[c.req.query("xong") ?? ""];
  return body === undefined ? undefined : ({ tone: "ok", title: "Đã ghi", body } as const);
}
