import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import * as oidc from "openid-client";
import { DEMO_PASSWORD } from "../people/people.ts";
import { type Simulators, startSimulators } from "../start.ts";
import { Browser } from "../testing/browser.ts";

const CALLBACK = "http://127.0.0.1:45678/dang-nhap/vneid/ve";
const TOAN = "008095990718";

describe("vneid", () => {
  let world: Simulators;
  before(async () => {
    world = await startSimulators({ port: 0 });
  });
  after(() => world.close());

  const discover = (secret = "motcua-dev-secret") =>
    oidc.discovery(new URL(`${world.url}/vneid`), "motcua", secret, undefined, { execute: [oidc.allowInsecureRequests] });

  async function authorizationUrl(config: oidc.Configuration, change: Record<string, string | undefined> = {}) {
    const verifier = oidc.randomPKCECodeVerifier();
    const nonce = oidc.randomNonce();
    const state = oidc.randomState();
    const parameters: Record<string, string | undefined> = {
      redirect_uri: CALLBACK,
      scope: "openid",
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      nonce,
      state,
      ...change,
    };
    const given = Object.fromEntries(
      Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    return { url: oidc.buildAuthorizationUrl(config, given), verifier, nonce, state };
  }

  /** Signs in and returns the callback's address. */
  async function signIn(browser: Browser, url: URL, form: Record<string, string>): Promise<URL> {
    const login = await browser.follow(url.href, CALLBACK);
    assert.equal(login.status, 200, login.body);
    const end = await browser.submit(login, form, CALLBACK);
    return new URL(end.url);
  }

  it("signs a person in by number and password and tells who it is through userinfo only", async () => {
    const config = await discover();
    const { url, verifier, nonce, state } = await authorizationUrl(config);
    const back = await signIn(new Browser(), url, { so: "008 095 990 718", matKhau: DEMO_PASSWORD });
    assert.equal(`${back.origin}${back.pathname}`, CALLBACK);
    const tokens = await oidc.authorizationCodeGrant(config, back, {
      pkceCodeVerifier: verifier,
      expectedNonce: nonce,
      expectedState: state,
    });
    const claims = tokens.claims();
    assert.ok(claims);
    assert.equal("SoDinhDanh" in claims, false);
    assert.equal(claims.sub.includes(TOAN), false);
    const user = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub);
    assert.deepEqual(
      { ...user, sub: undefined, TechID: undefined },
      {
        sub: undefined,
        TechID: undefined,
        LoaiTaiKhoan: "1",
        SoDinhDanh: TOAN,
        SoCMND: "",
        HoChieu: "",
        HoVaTen: "HOÀNG VĂN TOÀN",
        GioiTinh: "1",
        NgaySinh: "12/09/1995",
        DiaChi: "Thôn Bản Bung, xã Thượng Lâm, tỉnh Tuyên Quang",
        MaXa: "02269",
        SoDienThoai: "0912000718",
        ThuDienTu: "toan.hoang@example.vn",
        MaSoThue: TOAN,
        TenDoanhNghiep: "",
        MaSoDoanhNghiep: "",
        loAs: "2",
        MucDo: "2",
        GiayToTichHop: "GPLX,BHYT,DKX,BHXH,HN,GKSK",
      },
    );
  });

  it("signs in by one press on the demo list, and tells level 1", async () => {
    const config = await discover();
    const { url, verifier, nonce, state } = await authorizationUrl(config, {
      redirect_uri: CALLBACK.replace("127.0.0.1:45678", "localhost:5"),
    });
    const back = await signIn(new Browser(), url, { chon: "002099990854" });
    const tokens = await oidc.authorizationCodeGrant(config, back, {
      pkceCodeVerifier: verifier,
      expectedNonce: nonce,
      expectedState: state,
    });
    const user = await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims()!.sub);
    assert.equal(user.MucDo, "1");
  });

  it("refuses a wrong password, an unknown number and a person without account in the same words", async () => {
    const { url } = await authorizationUrl(await discover());
    const browser = new Browser();
    const login = await browser.follow(url.href, CALLBACK);
    const seen = new Set<string>();
    for (const form of [
      { so: TOAN, matKhau: "sai" },
      { so: "008095990000", matKhau: DEMO_PASSWORD },
      { so: "002301990167", matKhau: DEMO_PASSWORD },
    ]) {
      const again = await browser.submit(login, form, CALLBACK);
      assert.equal(again.status, 401);
      seen.add(/role="alert"[^>]*>([^<]*)</.exec(again.body)?.[1] ?? "");
    }
    assert.deepEqual([...seen], ["Số định danh hoặc mật khẩu chưa đúng. Hãy xem lại cả hai rồi đăng nhập lại."]);
  });

  it("goes back with access_denied when the person gives up", async () => {
    const { url } = await authorizationUrl(await discover());
    const back = await signIn(new Browser(), url, { thoi: "1" });
    assert.equal(back.searchParams.get("error"), "access_denied");
  });

  for (const [what, change] of [
    ["nonce", { nonce: undefined }],
    ["PKCE", { code_challenge: undefined, code_challenge_method: undefined }],
  ] as const) {
    it(`requires ${what}`, async () => {
      const { url } = await authorizationUrl(await discover(), change);
      const end = await new Browser().follow(url.href, CALLBACK);
      assert.equal(new URL(end.url).searchParams.get("error"), "invalid_request");
    });
  }

  for (const uri of [
    "http://example.vn/dang-nhap/vneid/ve",
    "http://127.0.0.1:3000/khac",
    "http://127.0.0.1.example.vn/dang-nhap/vneid/ve",
  ]) {
    it(`never redirects to ${uri}`, async () => {
      const { url } = await authorizationUrl(await discover(), { redirect_uri: uri });
      const end = await new Browser().follow(url.href, CALLBACK);
      assert.equal(end.status, 400);
      assert.match(end.body, /Không đăng nhập được/);
    });
  }

  it("refuses a wrong verifier, a second use of the code and a wrong client secret", async () => {
    const config = await discover();
    const first = await authorizationUrl(config);
    const back = await signIn(new Browser(), first.url, { chon: TOAN });
    const checks = { expectedNonce: first.nonce, expectedState: first.state };
    await assert.rejects(
      oidc.authorizationCodeGrant(config, back, { ...checks, pkceCodeVerifier: oidc.randomPKCECodeVerifier() }),
    );
    const stranger = await discover("wrong-secret");
    await assert.rejects(oidc.authorizationCodeGrant(stranger, back, { ...checks, pkceCodeVerifier: first.verifier }));

    const second = await authorizationUrl(config);
    const backAgain = await signIn(new Browser(), second.url, { chon: TOAN });
    const grant = () =>
      oidc.authorizationCodeGrant(config, backAgain, {
        pkceCodeVerifier: second.verifier,
        expectedNonce: second.nonce,
        expectedState: second.state,
      });
    await grant();
    await assert.rejects(grant());
  });

  it("ends the session when our program signs out, and asks again afterwards", async () => {
    const config = await discover();
    const browser = new Browser();
    const { url, verifier, nonce, state } = await authorizationUrl(config);
    const back = await signIn(browser, url, { chon: TOAN });
    const tokens = await oidc.authorizationCodeGrant(config, back, {
      pkceCodeVerifier: verifier,
      expectedNonce: nonce,
      expectedState: state,
    });
    const home = "http://localhost:45678/";
    const logout = oidc.buildEndSessionUrl(config, { id_token_hint: tokens.id_token!, post_logout_redirect_uri: home });
    const question = await browser.follow(logout.href, home);
    assert.match(question.body, /Bạn có muốn đăng xuất/);
    const end = await browser.submit(question, { logout: "yes" }, home);
    assert.equal(end.url, home);
    const next = await browser.follow((await authorizationUrl(config)).url.href, CALLBACK);
    assert.match(next.body, /Đăng nhập VNeID/);
  });

  it("tells a person with an old form to start again", async () => {
    const page = await fetch(`${world.url}/vneid/dang-nhap/khong-con`);
    assert.equal(page.status, 400);
    assert.match(await page.text(), /Phiên đăng nhập đã hết hạn/);
  });

  it("lets the page's form lead back to our program and nowhere else", async () => {
    const { url } = await authorizationUrl(await discover());
    const login = await new Browser().follow(url.href, CALLBACK);
    assert.match(login.headers.get("content-security-policy") ?? "", /form-action 'self' http:\/\/127\.0\.0\.1:45678$/);
  });
});
