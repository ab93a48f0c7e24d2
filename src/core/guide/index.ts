/** Guides ("Tôi cần…"): a moment of life leads through a few questions to what there is to do, in order. Pure. */
export { type CheckedGuide, checkGuide } from "./check-guide.ts";
export { type Guide, type GuideQuestion, type GuideStep, guideJsonSchema } from "./schema.ts";
export { allWays, type GuideAnswers, type GuideWalk, walkGuide } from "./walk-guide.ts";
