import { isNothing } from "./parse-text.ts";
import type { PublishedStep } from "./types.ts";

const BY_NUMBER = /(?=^[ \t]*[-+*•]?[ \t]*Bước[ \t]*\d+)/gmu;
const BY_LETTER = /(?=^[ \t]*[a-zđ]\)[ \t])/gmu;

/** Takes "trình tự thực hiện" apart where lines begin with "Bước 1", else with "a)"; else it is one step. */
export function parseSteps(text: string, ofCase: string | null = null): PublishedStep[] {
  if (isNothing(text)) return [];
  const numbered = text.split(BY_NUMBER);
  const parts = numbered.length > 1 ? numbered : text.split(BY_LETTER);
  return parts.flatMap((part) => (part.trim() ? [{ case: ofCase, text: part.trim() }] : []));
}
