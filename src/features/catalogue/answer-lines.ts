import type { Law } from "../../core/calendar/index.ts";
import { answerDue } from "./answer-due.ts";

const EMPTY = JSON.stringify({ error: "Dòng này trống. Hãy ghi mỗi dòng một đối tượng JSON." });

/**
 * Answers questions of `motcua due` as they come: the first line of answers is for the first line of questions, and so on, also past lines
 * that are empty or no JSON. Empty lines at the very end are the end of the file. Lines end with LF or CRLF and nothing else: JSON lets
 * U+2028 stand within a text.
 * @param chunks pieces of text, cut anywhere
 * @returns pieces of whole lines, each line as `answerDue` gives it
 */
export async function* answerLines(chunks: AsyncIterable<string>, law: Law): AsyncGenerator<string> {
  let rest = "";
  let empty = 0;
  const answer = (line: string): string => {
    if (line.replace(/^\uFEFF/, "").trim() === "") {
      empty++;
      return "";
    }
    const skipped = `${EMPTY}\n`.repeat(empty);
    empty = 0;
    return `${skipped}${answerDue(line, law)}\n`;
  };
  for await (const chunk of chunks) {
    const lines = chunk.split("\n");
    lines[0] = rest + lines[0];
    rest = lines.pop()!;
    const answers = lines.map(answer).join("");
    if (answers !== "") yield answers;
  }
  const last = answer(rest);
  if (last !== "") yield last;
}
