import type { ActingCommand } from "../../../../core/dossier/index.ts";
import { commands } from "../../../../core/dossier/testing/library-card.ts";
import type { ReferenceClock } from "./reference-clock.ts";
import { type Model, PLACE_ROLES, type Terms } from "./reference-model.ts";

/** Everybody who comes by, lawfully or not. Officers of a kind come in pairs, so that one may hold what the other wants. */
export const PEOPLE = [
  "applicant",
  "stranger",
  "receptionist1",
  "receptionist2",
  "specialist1",
  "specialist2",
  "leader1",
  "controller1",
  "elsewhere",
  "asked",
  "system",
] as const;
export type Who = (typeof PEOPLE)[number];

/** What the model looks at: itself, who acts, the minute, the terms. */
export type Scene = { model: Model; who: Who; now: number; terms: Terms; clock: ReferenceClock };
export type ModelAct = {
  name: string;
  command: (scene: Scene, nth: number) => ActingCommand;
  /** Whether the law of the model allows it. */
  allowed: (scene: Scene) => boolean;
  effect: (scene: Scene) => void;
};

const is = (who: Who, kind: string): boolean => who.startsWith(kind);
const open = ({ model }: Scene): boolean => model.phase === "open";
/** Nothing is awaited from anybody outside. */
const free = (scene: Scene): boolean =>
  open(scene) && !scene.model.supplementOpen && !scene.model.owing && scene.model.confirmation !== "asked";
const working = (scene: Scene): boolean => free(scene) && scene.model.consultations.length === 0 && !scene.model.coordination;
/** The step of the place is the actor's: it is of their role, and theirs or nobody's. */
const mine = ({ model, who }: Scene): boolean =>
  is(who, PLACE_ROLES[model.place]) && (model.holder === undefined || model.holder === who);
const appraises = (scene: Scene): boolean => working(scene) && scene.model.place === 1 && mine(scene);
const take = ({ model, who }: Scene): void => {
  model.holder ??= who;
};
const move = ({ model }: Scene, place: Model["place"]): void => {
  model.place = place;
  model.holder = undefined;
};
const end = ({ model }: Scene, phase: Model["phase"]): void => {
  Object.assign(model, { phase, proposal: undefined, supplementOpen: false, owing: false });
};

const DAY = 480;

export const MODEL_ACTS: readonly ModelAct[] = [
  {
    name: "receive",
    command: () => ({ type: "receive" }),
    allowed: ({ model, who }) => is(who, "receptionist") && model.phase === "intake",
    effect: ({ model, who, terms }) => {
      Object.assign(model, { phase: "open", place: 0, holder: who, promised: terms.minutes, ran: 0 });
    },
  },
  {
    name: "refuse",
    command: () => ({ type: "refuse", reason: "Sai nơi", legalBasis: "Điều 1" }),
    allowed: ({ model, who }) => is(who, "receptionist") && model.phase === "intake",
    effect: (scene) => end(scene, "notReceived"),
  },
  {
    name: "withdraw",
    command: () => ({ type: "withdraw", reason: "Đổi ý" }),
    allowed: ({ model, who }) => who === "applicant" && ["prepayment", "intake", "askedAtIntake", "open"].includes(model.phase),
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
      if (is(who, "receptionist")) return model.phase === "intake" && model.asked.intake < terms.supplements.intake;
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
    allowed: (scene) => is(scene.who, "leader") && scene.model.proposal !== undefined && free(scene),
    effect: ({ model }) => {
      model.proposal = undefined;
      model.supplementOpen = true;
      model.asked.appraisal++;
    },
  },
  {
    name: "decline the supplement",
    command: () => ({ type: "decideProposal", approve: false, reason: "Không cần" }),
    allowed: ({ model, who }) => is(who, "leader") && model.proposal !== undefined,
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
      return model.place === 0 || (model.place === 1 && model.drafted && model.confirmation === "agreed");
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
];
