import { folded } from "../text/index.ts";
import type { IdCard } from "./read-scan.ts";

export type CardDifference = { what: string; card: string; register: string };

/** What the population register says, as its adapter writes it. */
export type Registered = { name?: string; birthDate?: string; gender?: string };

/** Whether two writings are the same name: letter case, spaces, and where the mark stands (hoà, hòa) do not count; the marks themselves do. */
export const sameName = (one: string, other: string): boolean => inOrder(one) === inOrder(other);

/** Each word's letters without tone, then its tone: the same wherever in the word the tone is written. */
function inOrder(name: string): string {
  const words = name.normalize("NFD").toLocaleLowerCase("vi").trim().split(/\s+/);
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/g;
  return words.map((word) => `${word.replace(tone, "").normalize("NFC")}${(word.match(tone) ?? []).join("")}`).join(" ");
}

/**
 * Where a card and the register do not say the same. The residence is left out: the card keeps the one of the day it was made, in the old units.
 * A register that knows only the year of birth agrees with every day of it.
 */
export function compareCard(card: IdCard, said: Registered): CardDifference[] {
  const differences: CardDifference[] = [];
  const { name, birthDate, sex } = card;
  if (name && said.name && !sameName(name, said.name))
    differences.push({ what: marksOnly(name, said.name), card: name, register: said.name });
  if (birthDate && said.birthDate && !birthDate.startsWith(said.birthDate))
    differences.push({ what: "Ngày sinh", card: birthDate, register: said.birthDate });
  const onCard = sex && (sex === "male" ? "Nam" : "Nữ");
  if (onCard && said.gender && said.gender !== onCard)
    differences.push({ what: "Giới tính", card: onCard, register: said.gender });
  return differences;
}

const marksOnly = (one: string, other: string): string => (folded(one) === folded(other) ? "Họ tên (khác dấu)" : "Họ tên");
