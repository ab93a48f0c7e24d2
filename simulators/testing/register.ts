/** Asks a register in tests. */
export async function tokenOf(url: string, register: string, secret = "motcua-dev-secret"): Promise<string> {
  const answer = await fetch(`${url}/${register}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`motcua:${secret}`)}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  const { access_token } = (await answer.json()) as { access_token?: string };
  return access_token ?? "";
}

export const ASKING = { maYeuCau: "yc-1", maDVC: "1.001193", maTichHop: "037", maCanBo: "thu.ly@thuonglam.tuyenquang.gov.vn" };

export type Body = Record<string, unknown>;

/** POSTs `question` with the usual head; `body` is what stands in `Envelope.Body` (or the whole answer when there is none). */
export async function ask(url: string, path: string, token: string, question: Body): Promise<{ status: number; body: Body }> {
  const answer = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ ...ASKING, ...question }),
  });
  const whole = (await answer.json()) as Body & { Envelope?: { Body: Body } };
  return { status: answer.status, body: whole.Envelope?.Body ?? whole };
}
