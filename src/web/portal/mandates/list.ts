import { isOpen, MANDATE_NAMES, MANDATE_STATE_NAMES, type Mandate } from "../../../core/mandate/index.ts";
import { listMandates } from "../../../features/mandates/index.ts";
import type { AppContext } from "../../context.ts";
import { postForm } from "../../forms.ts";
import { personOf } from "../../guards.ts";
import { mandateTone, untilText } from "../../mandates/words.ts";
import { button, card, cardGrid, type Html, html, link, notice, tag } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";

const TITLE = "Làm thay và nhờ làm thay";

const DONE: Record<string, string> = {
  "da-gui": "Đã gửi lời nhờ. Quyền bắt đầu khi người ấy đăng nhập và bấm đồng ý.",
  "da-nhan": "Bạn đã nhận lời. Từ giờ bạn chọn được người này ở “Tôi làm cho ai”.",
  "da-tu-choi": "Đã từ chối lời nhờ.",
  "da-thu-hoi": "Đã thu hồi. Từ giờ người ấy không làm thay được nữa.",
};

/** GET /uy-quyen: what waits for an answer, for whom one may act, who may act for oneself, and ways to more. */
export async function showMandates(c: AppContext): Promise<Response> {
  const { person } = personOf(c);
  const { received, given } = await listMandates(c.var.services, person);
  const done = DONE[c.req.query("xong") ?? ""];
  const waiting = received.filter(({ state }) => state === "offered");
  const mine = received.filter((one) => one.state !== "offered" && isOpen(one));
  const theirs = given.filter(isOpen);
  const past = [...received, ...given].filter((one) => !isOpen(one));
  const body = html`${done && notice({ tone: "ok", body: done, live: true })}<h1>${TITLE}</h1><p>Bạn có thể nhờ người khác làm thủ tục thay mình, hoặc làm thay người thân, con chưa đủ 18 tuổi, tổ chức của bạn.</p>${section("Đang chờ bạn trả lời", waiting, received, c)}${section("Bạn được làm thay cho", mine, received, c)}${section("Người được làm thay bạn", theirs, received, c)}<h2>Bạn muốn làm gì?</h2>${ways(person.acting?.applicant.organisation && person.acting.name)}${past.length > 0 && html`<details><summary>Quyền đã hết (${past.length})</summary>${past.map((one) => line(one, received, c))}</details>`}<p class="soft">Không dùng điện thoại? Mang giấy ủy quyền có chứng thực đến bất kỳ quầy một cửa nào, cán bộ ghi nhận giúp.</p>`;
  return page(c, { title: TITLE, body, back: { href: "/toi", text: "Tài khoản của tôi" } });
}

/** @param organisation that the person represents at this moment, and may name delegates of */
function ways(organisation: string | undefined): Html {
  const give = organisation ? `Giao người làm thay ${organisation}` : "Nhờ người khác làm thay tôi";
  return cardGrid([
    { href: "/uy-quyen/nho", title: give, text: "Chọn người, việc và thời hạn" },
    {
      href: "/uy-quyen/nguoi-than",
      title: "Tôi làm thay người thân",
      text: "Việc hộ tịch: ông bà, cha mẹ, con, vợ chồng, anh chị em ruột",
    },
    {
      href: "/uy-quyen/giam-ho",
      title: "Tôi là cha, mẹ hoặc người giám hộ",
      text: "Làm cho con chưa đủ 18 tuổi, người được giám hộ",
    },
    { href: "/uy-quyen/to-chuc", title: "Tôi đại diện tổ chức", text: "Công ty, hợp tác xã, hộ kinh doanh" },
  ]);
}

function section(title: string, mandates: readonly Mandate[], received: readonly Mandate[], c: AppContext): Html | undefined {
  if (mandates.length === 0) return undefined;
  return html`<h2>${title}</h2>${mandates.map((one) => line(one, received, c))}`;
}

function line(mandate: Mandate, received: readonly Mandate[], c: AppContext): Html {
  const { id, kind, giver, receiver, state } = mandate;
  const isReceived = received.includes(mandate);
  const who = isReceived ? giver.name : receiver.name;
  const whose = isReceived || giver.kind === "person" ? "" : ` cho ${giver.name}`;
  const state_ = tag({ tone: mandateTone(mandate), text: MANDATE_STATE_NAMES[state] });
  const acts =
    isReceived && state === "active"
      ? postForm(c, {
          action: "/lam-cho",
          body: html`<input type="hidden" name="_ve" value="/ho-so">${button({ text: "Làm thay ngay", about: giver.name, name: "ai", value: id, kind: "quiet" })}`,
        })
      : undefined;
  return card(
    html`<b>${who}</b>${whose} ${state_}<p class="soft">${MANDATE_NAMES[kind]}, ${untilText(mandate)}</p><div class="row">${acts}${link({ href: `/uy-quyen/${id}`, text: state === "offered" && isReceived ? "Xem và trả lời" : "Xem", about: who, look: "quiet" })}</div>`,
    { narrow: true },
  );
}
