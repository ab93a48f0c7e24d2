/** Everybody who comes by, lawfully or not. Officers of a kind come in pairs, so that one may hold what the other wants. */
export const PEOPLE = [
  "applicant",
  "stranger",
  "receptionist1",
  "receptionist2",
  "specialist1",
  "specialist2",
  "leader1",
  "leader2",
  "controller1",
  "elsewhere",
  "asked",
  "system",
] as const;
export type Who = (typeof PEOPLE)[number];

/** The second officer of each role, by the ids of the people. */
export const OTHERS = {
  receptionist: { officerId: "00000000-0000-4000-8000-000000000299", name: "Đặng Thị Mai" },
  specialist: { officerId: "00000000-0000-4000-8000-000000000298", name: "Triệu Văn Sơn" },
  leader: { officerId: "00000000-0000-4000-8000-000000000295", name: "Quan Thị Hương" },
} as const;
