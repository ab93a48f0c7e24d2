import type { ActingCommand } from "../../../../core/dossier/index.ts";
import { commands } from "../../../../core/dossier/testing/library-card.ts";
import { OTHERS, type Who } from "./people.ts";
import type { ReferenceClock } from "./reference-clock.ts";
import { type Model, PLACE_ROLES, stands, type Terms } from "./reference-model.ts";

/** What the model looks at: itself, who acts, the minute, the terms. */
export type Scene = {
  model: Model;
  who: Who;
  now: number;
  terms: Terms;
  clock: ReferenceClock;
  /** The promised minute, once there is one. */
  due: number | undefined;
};
export type ModelAct = {
  name: string;
  command: (scene: Scene, nth: number) => ActingCommand;
  /** Whether the law of the model allows it. */
  allowed: (scene: Scene) => boolean;
  effect: (scene: Scene) => void;
};

const is = (who: Who, kind: string): boolean => who.startsWith(kind);
const UNDECIDED: readonly Model["phase"][] = ["prepayment", "intake", "askedAtIntake", "open"];
const undecided = ({ model }: Scene): boolean => UNDECIDED.includes(model.phase);
const open = ({ model }: Scene): boolean => model.phase === "open";
/** Nothing is awaited from anybody outside. */
const free = (scene: Scene): boolean =>
  open(scene) && !scene.model.supplementOpen && !scene.model.owing && scene.model.confirmation !== "asked";
const working = (scene: Scene): boolean => free(scene) && !scene.model.coordination;
/** The step of the place is the actor's: they have it, or nobody has and it is of their role. */
const mine = ({ model, who }: Scene): boolean =>
  model.holder === who || (model.holder === undefined && is(who, PLACE_ROLES[model.place]));
const running = ({ model, terms }: Scene): boolean => !stands(model, terms);
const hasStep = ({ model }: Scene): boolean => model.phase === "open" || model.phase === "ready";
const officers = ({ who }: Scene): boolean => ["receptionist", "specialist", "leader"].some((role) => is(who, role));
const appraises = (scene: Scene): boolean => working(scene) && scene.model.place === 1 && mine(scene);
const take = ({ model, who }: Scene): void => {
  model.holder ??= who;
};
const move = ({ model }: Scene, place: Model["place"]): void => {
  model.place = place;
  model.holder = undefined;
};
const end = ({ model }: Scene, phase: Model["phase"]): void => {
  Object.assign(model, {
    phase,
    proposal: undefined,
    supplementOpen: false,
    owing: false,
    consultations: [],
    coordination: false,
  });
};

const DAY = 480;
const EXTENSION = 3 * DAY;
const promise = (clock: Scene["clock"], due: number, now: number): number => clock.after(Math.max(due, now), EXTENSION);
/** Working minutes that an agency has for its opinion. */
export const OPINION = 2 * DAY;
const QUESTION = {
  agencyId: "H60.30.13",
  agencyName: "UBND xã Lâm Bình",
  question: "Có ý kiến gì?",
  legal: "Điều 4",
  time: { qty: 2, unit: "WORKING_DAY" },
} as const;
export const silenceOf = (nth: number): "consent" | "escalate" => (nth % 2 === 0 ? "consent" : "escalate");
const otherOf = ({ model }: Scene): Who => `${PLACE_ROLES[model.place]}2`;

export const MODEL_ACTS: readonly ModelAct[] = [
  {
    name: "receive",
    command: () => ({ type: "receive" }),
    allowed: ({ model, who }) => is(who, "receptionist") && model.phase === "intake" && !model.coordination,
    effect: ({ model, who, terms }) => {
      Object.assign(model, { phase: "open", place: 0, holder: who, promised: terms.minutes, ran: 0 });
    },
  },
  {
    name: "refuse",
    command: () => ({ type: "refuse", reason: "Sai nơi", legalBasis: "Điều 1" }),
    allowed: ({ model, who }) => is(who, "receptionist") && model.phase === "intake" && !model.coordination,
    effect: (scene) => end(scene, "notReceived"),
  },
  {
    name: "withdraw",
    command: () => ({ type: "withdraw", reason: "Đổi ý" }),
    // On line by the applicant, with a letter at the counter.
    allowed: ({ model, who }) => (who === "applicant" || is(who, "receptionist")) && UNDECIDED.includes(model.phase),
    effect: (scene) => end(scene, "withdrawn"),
  },
  {
    name: "stop",
    command: () => ({ type: "stop", cause: "legal", reason: "Có bản án", legalBasis: "Điều 2" }),
    allowed: (scene) => is(scene.who, "leader") && open(scene),
    effect: (scene) => end(scene, "stopped"),
  },
  {
    name: "ask for a supplement",
    command: () => ({ ...commands.supplement, acknowledged: true }),
    allowed: (scene) => {
      const { model, who, terms } = scene;
      if (is(who, "receptionist") && model.phase !== "open")
        return model.phase === "intake" && !model.coordination && model.asked.intake < terms.supplements.intake;
      return appraises(scene) && !model.proposal && model.asked.appraisal < terms.supplements.appraisal;
    },
    effect: (scene) => {
      const { model } = scene;
      if (model.phase === "intake") {
        model.asked.intake++;
        model.phase = "askedAtIntake";
      } else {
        take(scene);
        model.proposal = "appraisal";
      }
    },
  },
  {
    name: "let the supplement go out",
    command: () => ({ type: "decideProposal", approve: true, reason: "" }),
    allowed: (scene) => is(scene.who, "leader") && scene.model.proposal !== undefined && working(scene),
    effect: ({ model }) => {
      model.proposal = undefined;
      model.supplementOpen = true;
      model.asked.appraisal++;
    },
  },
  {
    name: "decline the supplement",
    command: () => ({ type: "decideProposal", approve: false, reason: "Không cần" }),
    allowed: ({ model, who }) => is(who, "leader") && model.proposal !== undefined && !model.coordination,
    effect: ({ model }) => {
      model.proposal = undefined;
    },
  },
  {
    name: "answer the supplement",
    command: () => commands.answer,
    allowed: ({ model, who }) =>
      (who === "applicant" || is(who, "receptionist")) && (model.phase === "askedAtIntake" || model.supplementOpen),
    effect: ({ model }) => {
      if (model.phase === "askedAtIntake") model.phase = "intake";
      model.supplementOpen = false;
    },
  },
  {
    name: "ask for money",
    command: (_, nth) => ({
      type: "requestPayment",
      payment: { id: `p${nth}`, name: "Lệ phí", amount: 50_000, reason: "Theo thông báo", legal: "Điều 3" },
    }),
    allowed: (scene) => appraises(scene) && !scene.model.proposal,
    effect: (scene) => {
      take(scene);
      scene.model.owing = true;
    },
  },
  {
    name: "pay",
    command: ({ model, who, terms }) => ({
      type: "recordPayment",
      paymentId: model.phase === "prepayment" ? "prepayment" : model.lastPayment,
      amount: model.phase === "prepayment" ? terms.fee : 50_000,
      method: who === "system" ? "online" : "cash",
      receipt: "BL 01",
    }),
    allowed: ({ model, who }) =>
      (who === "system" || is(who, "receptionist")) && (model.phase === "prepayment" || (model.phase === "open" && model.owing)),
    effect: ({ model }) => {
      if (model.phase === "prepayment") model.phase = "intake";
      model.owing = false;
    },
  },
  {
    name: "take the step",
    command: () => ({ type: "claimStep" }),
    allowed: (scene) => (working(scene) || scene.model.phase === "ready") && mine(scene) && scene.model.holder === undefined,
    effect: take,
  },
  {
    name: "pass on",
    command: () => ({ type: "completeStep", note: "" }),
    allowed: (scene) => {
      const { model, who } = scene;
      if (who === "system" || !working(scene) || !mine(scene) || model.proposal) return false;
      if (model.place === 0) return true;
      return model.place === 1 && model.drafted && model.confirmation === "agreed" && model.consultations.length === 0;
    },
    effect: (scene) => move(scene, scene.model.place === 0 ? 1 : 2),
  },
  {
    name: "send back",
    command: () => ({ type: "sendBackStep", reason: "Sửa lại" }),
    allowed: (scene) =>
      working(scene) && mine(scene) && (scene.model.place === 1 || scene.model.place === 2) && !scene.model.proposal,
    effect: (scene) => move(scene, scene.model.place === 1 ? 0 : 1),
  },
  {
    name: "draft",
    command: () => commands.draft,
    allowed: (scene) => appraises(scene),
    effect: (scene) => {
      take(scene);
      scene.model.drafted = true;
      scene.model.confirmation = "none";
    },
  },
  {
    name: "ask whether the draft is right",
    command: () => ({ type: "askConfirmation" }),
    allowed: (scene) => appraises(scene) && scene.model.drafted && scene.model.confirmation === "none",
    effect: (scene) => {
      const { model, clock, now } = scene;
      take(scene);
      model.confirmation = "asked";
      model.confirmBy = clock.after(now, DAY);
    },
  },
  {
    name: "agree to the draft",
    command: () => ({ type: "answerConfirmation", agrees: true, note: "" }),
    allowed: ({ model, who, now }) =>
      model.phase === "open" &&
      model.confirmation === "asked" &&
      (who === "applicant" || (who === "system" && now >= model.confirmBy)),
    effect: ({ model, who }) => {
      model.confirmation = "agreed";
      // Silence agreed when the time was over, however late the sweep came to say so.
      if (who === "system") model.runsSince = model.confirmBy;
    },
  },
  {
    name: "object to the draft",
    command: () => ({ type: "answerConfirmation", agrees: false, note: "Sai họ" }),
    allowed: ({ model, who }) => model.phase === "open" && model.confirmation === "asked" && who === "applicant",
    effect: ({ model }) => {
      model.confirmation = "refused";
    },
  },
  {
    name: "sign",
    command: () => commands.approve,
    allowed: (scene) => working(scene) && scene.model.place === 2 && mine(scene) && scene.model.confirmation === "agreed",
    effect: (scene) => {
      move(scene, 3);
      end(scene, "ready");
    },
  },
  {
    name: "hand over",
    command: () => ({ type: "handOver", way: "counter", receiver: "HOÀNG THỊ MẬN", idChecked: true }),
    allowed: (scene) => scene.model.phase === "ready" && mine(scene),
    effect: (scene) => end(scene, "returned"),
  },
  {
    name: "archive",
    command: () => ({ type: "archive", box: "Kho 1, hộp 2" }),
    allowed: ({ model, who }) =>
      (is(who, "receptionist") || who === "system") && ["returned", "notReceived", "withdrawn", "stopped"].includes(model.phase),
    effect: (scene) => end(scene, "archived"),
  },
  {
    name: "give the step back",
    command: () => ({ type: "releaseStep" }),
    allowed: (scene) => hasStep(scene) && scene.model.holder === scene.who && !scene.model.coordination,
    effect: ({ model }) => {
      model.holder = undefined;
    },
  },
  {
    name: "assign",
    command: (scene) => ({ type: "assignStep", to: OTHERS[PLACE_ROLES[scene.model.place]], reason: "Người kia đi công tác" }),
    allowed: (scene) => is(scene.who, "leader") && hasStep(scene) && scene.model.holder !== otherOf(scene),
    effect: (scene) => Object.assign(scene.model, { holder: otherOf(scene), coordination: false }),
  },
  {
    name: "give the step to the pool",
    command: () => ({ type: "assignStep", to: null, reason: "Chia lại việc" }),
    allowed: (scene) => is(scene.who, "leader") && hasStep(scene) && scene.model.holder !== undefined,
    effect: ({ model }) => {
      model.holder = undefined;
    },
  },
  {
    name: "take over",
    command: () => ({ type: "takeOverStep", reason: "Gấp" }),
    allowed: (scene) => {
      const { model, who } = scene;
      if (!is(who, "leader") || !hasStep(scene) || model.holder === who) return false;
      return model.holder !== undefined || model.place !== 2 || model.coordination;
    },
    effect: ({ model, who }) => Object.assign(model, { holder: who, coordination: false }),
  },
  {
    name: "send to coordination",
    command: () => ({ type: "sendToCoordination", reason: "Không rõ phòng nào làm" }),
    allowed: (scene) => (scene.who === "system" || officers(scene)) && undecided(scene) && !scene.model.coordination,
    effect: ({ model }) => {
      model.coordination = true;
    },
  },
  {
    name: "route on",
    command: () => ({ type: "route", reason: "Phòng Văn hóa làm" }),
    allowed: (scene) => is(scene.who, "leader") && undecided(scene) && scene.model.coordination,
    effect: ({ model, now }) => {
      model.coordination = false;
      // What was asked in vain no longer holds anything up.
      model.consultations = model.consultations.filter(({ by, silence }) => silence === "consent" || now < by);
    },
  },
  {
    name: "ask another agency",
    command: (_, nth) => ({
      type: "requestConsultation",
      consultations: [{ ...QUESTION, id: `q${nth}`, silence: silenceOf(nth) }],
    }),
    allowed: (scene) => appraises(scene) && !scene.model.proposal && scene.model.consultations.length === 0,
    effect: take,
  },
  {
    name: "give an opinion",
    command: ({ model }) => ({
      type: "answerConsultation",
      consultationId: model.consultations[0]?.id ?? "",
      agrees: true,
      text: "",
    }),
    allowed: (scene) => scene.who === "asked" && open(scene) && scene.model.consultations.length > 0,
    effect: ({ model }) => void model.consultations.shift(),
  },
  {
    name: "the time for an opinion is over",
    command: ({ model }) => ({ type: "lapseConsultation", consultationId: model.consultations[0]?.id ?? "" }),
    allowed: ({ model, who, now }) => {
      const [asked] = model.consultations;
      if (who !== "system" || model.phase !== "open" || !asked || now < asked.by) return false;
      return asked.silence === "consent" || !model.coordination;
    },
    effect: ({ model }) => {
      if (model.consultations[0]?.silence === "consent") model.consultations.shift();
      else model.coordination = true;
    },
  },
  {
    name: "prepare form 04",
    command: ({ clock, due = 0, now }) => ({
      type: "prepareExtension",
      reason: "Hồ sơ phức tạp",
      newDueAt: new Date(promise(clock, due, now) * 60_000).toISOString(),
    }),
    allowed: (scene) => {
      const { model, who, now, due = 0 } = scene;
      if (!open(scene) || !running(scene)) return false;
      // In time it is the one extension, later the one apology.
      const { about, until, signed } = now > due ? model.apology : model.extension;
      if (signed) return false;
      // What lies ready is made again by a leader only, as long as it is about the same promise and can still be kept.
      return is(who, "leader") || ((is(who, "specialist") || who === "system") && (about !== due || until <= now));
    },
    effect: ({ model, clock, now, due = 0 }) => {
      Object.assign(now > due ? model.apology : model.extension, { about: due, until: promise(clock, due, now) });
    },
  },
  {
    name: "sign form 04",
    command: () => ({ type: "signExtension" }),
    allowed: (scene) => {
      const { model, who, now, due = 0 } = scene;
      if (!is(who, "leader") || !open(scene) || !running(scene)) return false;
      if (now > due) return model.apology.about !== undefined && model.apology.until > now && !model.apology.signed;
      return model.extension.about === due && !model.extension.signed;
    },
    effect: ({ model, now, due = 0 }) => {
      if (now > due) {
        // Late stays late: an apology moves nothing.
        model.apology.signed = true;
        return;
      }
      model.extension.signed = true;
      model.promised += EXTENSION;
    },
  },
];
