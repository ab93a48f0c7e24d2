import "./runtime-notice.ts";
import { errors } from "oidc-provider";
import { type Call, fields, sendHtml, text } from "../http.ts";
import { DEMO_PASSWORD, findPerson } from "../people/people.ts";
import { subjectOf } from "./claims.ts";
import { expiredPage, loginPage } from "./pages.ts";
import { createProvider, type ProviderOptions } from "./provider.ts";

const LOGIN = /^\/vneid\/dang-nhap\/[\w-]+$/;

/** VNeID: the provider under /vneid, and its sign-in page. */
export function createVneid(options: ProviderOptions): {
  handle(call: Call): Promise<boolean> /** Whether the call's body is for us. */;
  readsBody(call: Call): boolean;
} {
  const provider = createProvider(options);
  const callback = provider.callback();

  async function signIn(call: Call): Promise<void> {
    const { req, res, path: action } = call;
    const { params } = await provider.interactionDetails(req, res);
    // A browser applies form-action to the redirects after a form too, up to our program's callback.
    const targets = [URL.parse(String(params.redirect_uri))?.origin ?? ""].filter(Boolean);
    if (call.method !== "POST") return sendHtml(res, 200, loginPage({ action }), targets);

    const form = fields(call);
    if (text(form, "thoi")) return finish(call, { error: "access_denied", error_description: "Người dùng không đăng nhập nữa" });
    const chosen = text(form, "chon");
    const id = chosen || text(form, "so").replace(/\s/g, "");
    const person = findPerson(id);
    const known = person?.level && (chosen || form.matKhau === DEMO_PASSWORD);
    if (!known)
      return sendHtml(
        res,
        401,
        loginPage({ action, id, error: "Số định danh hoặc mật khẩu chưa đúng. Hãy xem lại cả hai rồi đăng nhập lại." }),
        targets,
      );
    await finish(call, { login: { accountId: subjectOf(person), acr: person.level, remember: false } });
  }

  const finish = (call: Call, result: Parameters<typeof provider.interactionFinished>[2]) =>
    provider.interactionFinished(call.req, call.res, result, { mergeWithLastSubmission: false });

  return {
    readsBody: (call) => LOGIN.test(call.path),
    async handle(call) {
      if (!LOGIN.test(call.path)) {
        // The provider is mounted under the path of its issuer.
        const url = call.req.url ?? "/vneid/";
        const mounted = Object.assign(call.req, { originalUrl: url, url: url.slice("/vneid".length) || "/" });
        await callback(mounted, call.res);
        return true;
      }
      try {
        await signIn(call);
      } catch (error) {
        if (!(error instanceof errors.SessionNotFound)) throw error;
        sendHtml(call.res, 400, expiredPage());
      }
      return true;
    },
  };
}
