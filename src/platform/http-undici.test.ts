import assert from "node:assert/strict";
import { createServer, type RequestListener, type Server } from "node:http";
import { after, test } from "node:test";
import { OutsideError } from "./http.ts";
import { undiciHttp } from "./http-undici.ts";

const http = undiciHttp();
const servers: Server[] = [];
after(async () => {
  await http.close();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  servers.push(server);
  await new Promise((resolve) => server.once("listening", resolve));
  return `http://127.0.0.1:${(server.address() as { port: number }).port}/`;
}

test("sends method, headers and body; answers status and text", async () => {
  const url = await serve((req, res) => {
    let body = "";
    req.on("data", (part) => {
      body += part;
    });
    req.on("end", () => res.writeHead(201).end(`${req.method} ${req.headers.dstcode} ${body} Đ`));
  });
  assert.deepEqual(await http.send(url, { method: "POST", headers: { dstcode: "VN:COM" }, body: "{}" }), {
    status: 201,
    text: "POST VN:COM {} Đ",
  });
});

test("an error status is an answer", async () => {
  const url = await serve((_req, res) => res.writeHead(500).end("no"));
  assert.deepEqual(await http.send(url), { status: 500, text: "no" });
});

test("no answer in time is an OutsideError, also when the answer stops half way", async () => {
  const silent = await serve(() => undefined);
  await assert.rejects(http.send(silent, { timeout: 50 }), OutsideError);
  const halting = await serve((_req, res) => void res.writeHead(200).write("half"));
  await assert.rejects(http.send(halting, { timeout: 50 }), /no answer within 50 ms/);
});

test("no connection and a broken answer are OutsideErrors that name the system", async () => {
  await assert.rejects(
    http.send("http://127.0.0.1:1/x"),
    (error: Error) => error instanceof OutsideError && error.message.startsWith("127.0.0.1:1: "),
  );
  const breaking = await serve((_req, res) => void res.socket?.destroy());
  await assert.rejects(http.send(breaking), OutsideError);
});
