import { formatDate } from "../../../core/calendar/index.ts";
import type { Services } from "../../../platform/services.ts";
import { decidingOffice, headOf } from "../../documents/index.ts";
import type { Ask } from "../types.ts";

/** What stands over and under a report that is handed in: office and state line by line, and who made it. */
export type Letterhead = { office: string[]; state: string[]; maker: string };

/** The head of the sheet of the reader's agency, as the print has it (NĐ 30/2020/NĐ-CP). */
export async function letterheadOf(services: Pick<Services, "db">, { officer, asOf }: Ask): Promise<Letterhead> {
  const { agency, above } = await headOf(services, officer.agencyId);
  const { authority, centre, place } = decidingOffice({ deciding: agency, above });
  const [day, month, year] = formatDate(Temporal.Instant.from(asOf)).split("/");
  const upper = (text: string): string => text.toLocaleUpperCase("vi");
  return {
    office: [...(authority ? [upper(authority)] : []), upper(centre), "Số: ………./BC"],
    state: [
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      `${place}, ngày ${day} tháng ${month} năm ${year}`,
    ],
    maker: officer.name,
  };
}
