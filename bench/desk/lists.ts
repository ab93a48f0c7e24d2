import pg from "pg";

/** Somebody whose lists are opened: the agency has so many dossiers. */
export type Bencher = { officerId: string; username: string; agencyId: string; agency: string; role: string; dossiers: number };
export type Listed = { who: string; name: string; path: string };

async function asked<T extends pg.QueryResultRow>(ownerUrl: string, text: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** One officer of each role at the busiest agency, at the busiest commune and at an ordinary commune; with a single post, so that no role is chosen. */
export function pickOfficers(ownerUrl: string): Promise<Bencher[]> {
  return asked<Bencher>(
    ownerUrl,
    `with busy as (
       select agency_id, count(*)::int as dossiers, row_number() over (partition by kind order by count(*) desc) as place,
         count(*) over (partition by kind) as of, kind
       from dossier join agency on agency.id = agency_id group by agency_id, kind
     ), chosen as (select * from busy where place = 1 or (kind = 'commune' and place = of / 2))
     select distinct on (c.agency_id, p.role) o.id as "officerId", o.username, c.agency_id as "agencyId", a.short_name as agency, p.role, c.dossiers
     from chosen c join agency a on a.id = c.agency_id join officer_post p on p.agency_id = c.agency_id join officer o on o.id = p.officer_id
     where o.active and p.role in ('receptionist', 'specialist', 'leader') and (select count(*) from officer_post where officer_id = o.id) = 1
     order by c.agency_id, p.role, o.username`,
  );
}

const VIEWS: [name: string, query: string][] = [
  ["Cần làm ngay", ""],
  ["Phòng của tôi", "muc=phong"],
  ["Đến hạn hôm nay", "muc=hom-nay"],
  ["Quá hạn", "muc=qua-han"],
  ["Chờ người dân", "muc=cho-nguoi-dan"],
  ["Điều phối", "muc=dieu-phoi"],
  ["Ý kiến phối hợp", "muc=y-kien"],
  ["Cả cơ quan", "muc=ca-co-quan"],
  ["Đã xong", "muc=da-xong"],
  ["Đã xong, trang 20", "muc=da-xong&trang=20"],
];

/** Every list, and searches as people type them: a surname, two words, the end of a code, an ID number. */
export async function listsOf(ownerUrl: string, officer: Bencher): Promise<Listed[]> {
  const [one] = await asked<{ code: string; personal_id: string }>(
    ownerUrl,
    "select code, applicant_personal_id as personal_id from dossier where agency_id = $1 order by submitted_at desc offset 10 limit 1",
    [officer.agencyId],
  );
  const searches = ["nguyen", "nguyen van", "ban sao", one!.code.slice(-11), one!.personal_id, "khongcoai"];
  const who = `${officer.agency}, ${officer.role} (${officer.dossiers.toLocaleString("vi-VN")} hồ sơ)`;
  const at = (query: string): string => `/ban-lam-viec${query && `?${query}`}`;
  return [
    ...VIEWS.map(([name, query]) => ({ who, name, path: at(query) })),
    ...searches.map((text) => ({ who, name: `tìm “${text}”`, path: at(`tim=${encodeURIComponent(text)}`) })),
  ];
}
