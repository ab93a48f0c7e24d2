import {
  type Account,
  addPost,
  askHandOver,
  changePost,
  closeAccount,
  editAccount,
  endPost,
  type Fault,
  lockAccount,
  type OnAccount,
  type Refused,
  type Result,
  resetSecrets,
  unlockAccount,
} from "../../../features/organisation/index.ts";
import type { Services } from "../../../platform/services.ts";
import type { AppContext } from "../../context.ts";
import type { Form } from "../../form-data.ts";
import { accountOf, accountPage, donePath } from "./account-page.ts";
import { askedOf } from "./asked.ts";
import { faultsAsErrors } from "./faults.ts";
import { errorsIn, typedIn } from "./fold.ts";
import { newPostPage } from "./new-post-page.ts";
import { typedPost } from "./post-fields.ts";
import { accountRepeated } from "./repeated-page.ts";
import { secretsPage } from "./secrets-page.ts";

type Act = (services: Services, on: OnAccount, form: Form) => Promise<Result | (Refused & { faults?: Fault[] })>;

const reason = (form: Form): string => typedIn(form, "ly-do").slice(0, 300);

/** Acts on an account by the end of their address. */
export const ACCOUNT_ACTS: Readonly<Record<string, Act>> = {
  "thong-tin": (services, on, form) =>
    editAccount(services, {
      ...on,
      details: { name: typedIn(form, "ho-ten"), phone: typedIn(form, "dien-thoai"), email: typedIn(form, "thu") },
    }),
  khoa: (services, on, form) => lockAccount(services, { ...on, reason: reason(form) }),
  "mo-khoa": (services, on, form) => unlockAccount(services, { ...on, reason: reason(form) }),
  dong: (services, on, form) => closeAccount(services, { ...on, reason: reason(form) }),
};

/** Does one of these and shows the account again; what was refused keeps what was typed. */
export async function runAct(c: AppContext, slug: string, act: Act): Promise<Response> {
  const account = await accountOf(c);
  const { form, intent, version } = await askedOf(c);
  const done = await act(c.var.services, { ...intent, accountId: account.id, version }, form);
  if (done.ok) return c.redirect(donePath(account, slug), 303);
  return refused(c, done, form);
}

/** A refusal about a field stands there; any other above everything, with what to do. */
function refused(c: AppContext, done: Refused & { faults?: Fault[] }, form: Form): Promise<Response> {
  if (done.faults || done.field) return accountPage(c, { errors: errorsIn(form, faultsAsErrors(done, "ly-do")), form });
  return accountPage(c, { note: { tone: "late", title: "Chưa làm được", body: done.message }, form });
}

/** The leaders of one agency are asked for what is open there. */
export function askOneAgency(c: AppContext): Promise<Response> {
  const agencyId = c.req.param("agencyId") ?? "";
  return runAct(c, "ban-giao", (services, on, form) => askHandOver(services, { ...on, agencyId, reason: reason(form) }));
}

export async function changeOnePost(c: AppContext): Promise<Response> {
  const postId = c.req.param("postId") ?? "";
  return runAct(c, "sua-vai", (services, on, form) =>
    changePost(services, { ...on, postId, position: typedIn(form, "chuc-vu"), unit: typedIn(form, "phong") }),
  );
}

export async function endOnePost(c: AppContext): Promise<Response> {
  const account = await accountOf(c);
  const { form, intent, version } = await askedOf(c);
  const postId = c.req.param("postId") ?? "";
  const done = await endPost(c.var.services, { ...intent, accountId: account.id, version, postId, reason: reason(form) });
  if (!done.ok) return refused(c, done, form);
  if (done.repeated || done.slipped.length === 0) return c.redirect(donePath(account, "ket-thuc-vai"), 303);
  const body = `Vai đã kết thúc, nhưng đúng lúc ấy người này vừa nhận ${done.slipped.join(", ")}. Hãy đề nghị lãnh đạo bàn giao.`;
  return accountPage(c, { note: { tone: "soon", title: "Còn hồ sơ phải bàn giao", body } });
}

export async function giveSecrets(c: AppContext): Promise<Response> {
  const account = await accountOf(c);
  const { form, intent, version } = await askedOf(c);
  const what = { password: form.get("mat-khau") === "true", totp: form.get("ma") === "true" };
  const done = await resetSecrets(c.var.services, { ...intent, accountId: account.id, version, what });
  if (!done.ok) return refused(c, done, form);
  return done.repeated ? accountRepeated(c) : secretsPage(c, done.account, done.secrets);
}

export async function giveOnePost(c: AppContext): Promise<Response> {
  const account: Account = await accountOf(c);
  const { form, intent, version } = await askedOf(c);
  const done = await addPost(c.var.services, { ...intent, accountId: account.id, version, post: typedPost(form) });
  if (done.ok) return c.redirect(donePath(account, "giao-vai"), 303);
  return newPostPage(c, form, faultsAsErrors(done, "vai"));
}
