import { fits, openStep, worksOn } from "../../../core/dossier/index.ts";
import type { DeskDossier, Officer } from "../../../features/desk/index.ts";
import { actOnDossier } from "../../../features/dossiers/index.ts";
import type { Child } from "../../ui/index.ts";
import { approve } from "../acts/approve.ts";
import { draft } from "../acts/draft.ts";
import { handOver } from "../acts/hand-over.ts";
import { requestPersonalId } from "../acts/request-personal-id.ts";
import type { ActDefinition, ActDone, ActRequest, ActView } from "../acts/types.ts";
import { handOverHere } from "./hand-over-here.ts";

/** An act of a visit: one press for what belongs together while somebody waits. */
export type SpotAct = {
  slug: string;
  /** What it says on the button. */
  label: (desk: DeskDossier) => string;
  key: string;
  /** Whether it is what this officer does now. */
  fits: (desk: DeskDossier) => boolean;
  consequence: (desk: DeskDossier) => string;
  fields?: (view: ActView) => Child;
  /** Shows a PDF. */
  objects?: true;
  /** Enter does it as soon as the page is there; a signature is never given that way. */
  ready?: true;
  run: (request: ActRequest) => Promise<ActDone>;
};

const offers = (desk: DeskDossier, { command }: Pick<ActDefinition, "command">): boolean =>
  desk.offers.some((offer) => offer.command === command && !offer.blocked);

/** A draft that grants nothing needs no number, but then the visit ends otherwise: in the dossier itself. */
function lacksNumber({ dossier, revision }: DeskDossier): boolean {
  const step = revision.steps.find(({ id }) => id === openStep(dossier)?.stepId);
  return step?.needs.includes("register.personalId") === true && !dossier.personalId?.found;
}

/** Lấy số định danh, lập dự thảo và chuyển ký, ký, trả: what the officers of a visit do one after the other, each in their own post. */
export const SPOT_ACTS: readonly SpotAct[] = [
  {
    slug: "lay-so-dinh-danh",
    label: () => "Lấy số định danh",
    key: "L",
    fits: (desk) => offers(desk, requestPersonalId) && lacksNumber(desk),
    consequence: requestPersonalId.consequence,
    ready: true,
    run: requestPersonalId.run,
  },
  {
    slug: "chuyen-ky",
    label: () => "Vào sổ, chuyển ký",
    key: "C",
    fits: (desk) => offers(desk, draft) && !lacksNumber(desk),
    consequence: ({ dossier }) =>
      dossier.bookEntry
        ? `Giữ số ${dossier.bookEntry.number}/${dossier.bookEntry.year} trong sổ. Lãnh đạo thấy ngay bản này để ký.`
        : "Lấy số tiếp theo trong sổ. Lãnh đạo thấy ngay bản này để ký.",
    fields: (view) => draft.page!.fields(view),
    ready: true,
    run: draftAndPass,
  },
  {
    slug: "ky",
    label: () => "Ký",
    key: "K",
    fits: (desk) => offers(desk, approve),
    consequence: approve.consequence,
    fields: (view) => approve.page!.fields(view),
    objects: true,
    run: approve.run,
  },
  {
    slug: "tra",
    label: () => "Trả kết quả",
    key: "R",
    fits: (desk) => offers(desk, handOver),
    consequence: () => "Lượt này xong. Người dân được mời đánh giá.",
    fields: (view) => handOverHere.fields(view),
    run: handOverHere.run,
  },
];

/** The draft and, when nothing more is needed before it is signed, the end of the step: two facts of the log, one press. */
async function draftAndPass(request: ActRequest): Promise<ActDone> {
  const drafted = await draft.run(request);
  if (!drafted.ok) return drafted;
  return actOnDossier(request.services, {
    dossierId: drafted.dossier.id,
    key: `${request.key}:pass`,
    actor: request.actor,
    command: { type: "completeStep", note: "" },
  });
}

/** What this officer does now; undefined when it is somebody else's turn. */
export function actNow(desk: DeskDossier, actor: Officer): SpotAct | undefined {
  const step = openStep(desk.dossier);
  if (step && !worksOn(step, actor) && !fits(step, actor)) return undefined;
  return SPOT_ACTS.find((act) => act.fits(desk));
}
