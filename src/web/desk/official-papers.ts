import type { DeskDossier } from "../../features/desk/index.ts";
import { type Paper, papersOf } from "../../features/documents/index.ts";
import { type Html, html, link, tag } from "../ui/index.ts";
import { filePath, paperPath } from "./paths.ts";
import { PAPERS, shortMoment } from "./words.ts";

/** Every paper of the dossier; several of a kind with their moments. What was issued for an act that was taken back stays at hand, marked. */
export function officialPapers({ dossier, events, issued }: DeskDossier): Html | undefined {
  const papers = papersOf(dossier, events);
  const lines = papers.flatMap((paper): Html[] => {
    const file = issued.find(({ kind, eventVersion }) => kind === paper.kind && eventVersion === paper.version);
    if (!paper.void) return [html`<li>${link({ href: hrefOf(dossier.code, paper, papers), text: nameOf(paper, papers) })}</li>`];
    if (!file) return [];
    const name = `${paper.title} ${shortMoment(paper.at)}`;
    return [
      html`<li>${link({ href: filePath(dossier.code, file.sha256), text: name })} ${tag({ tone: "late", text: "đã hủy" })}</li>`,
    ];
  });
  return lines.length > 0 ? html`<h2>Văn bản</h2><ul class="plain">${lines}</ul>` : undefined;
}

const alike = (paper: Paper, papers: readonly Paper[]): Paper[] => papers.filter((one) => one.kind === paper.kind && !one.void);

function nameOf(paper: Paper, papers: readonly Paper[]): string {
  return alike(paper, papers).length > 1 ? `${paper.title} ${shortMoment(paper.at)}` : paper.title;
}

/** The newest of a kind has the plain address, which always leads to the one that counts. */
function hrefOf(code: string, paper: Paper, papers: readonly Paper[]): string {
  const newest = alike(paper, papers).at(-1) === paper;
  return paperPath(code, PAPERS[paper.kind].slug, newest ? undefined : paper.version);
}
