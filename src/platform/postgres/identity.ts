import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { layout } from "./layout.ts";
import { ServerError } from "./server-error.ts";

/** How the server's programs are started: `argv` is put in front; files it must read are given to `owner`. */
export type Identity = { argv: string[]; owner: { uid: number; gid: number } | undefined };

const USER = "postgres";

/**
 * PostgreSQL refuses to run as root, so root lends it an OS user: the owner of existing data, or `postgres`, created when missing.
 * When that user cannot enter the folder (a project under /root), it is lent one capability, to search folders and read, and no more.
 * On Linux the kernel tells the server to stop when its supervisor dies, whatever killed it.
 * @throws ServerError when the machine allows neither.
 */
export function serverIdentity(dataDir: string, binary: string): Identity {
  const setpriv = findProgram("setpriv");
  const mourning = setpriv && process.platform === "linux" ? [setpriv, "--pdeathsig", "INT"] : [];
  const data = layout(dataDir).data;
  const dataOwner = existsSync(data) ? statSync(data) : undefined;
  if (process.getuid?.() !== 0) {
    if (dataOwner && dataOwner.uid !== process.getuid?.()) {
      throw new ServerError(
        `Thư mục ${data} thuộc một người dùng khác. Hãy chạy bằng người dùng đó, hoặc đặt MOTCUA_DATA tới một thư mục khác.`,
      );
    }
    return { argv: mourning, owner: undefined };
  }
  const owner = dataOwner && dataOwner.uid !== 0 ? { uid: dataOwner.uid, gid: dataOwner.gid } : systemUser();
  const become = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups"];
  if (!setpriv) {
    throw new ServerError(
      'Chạy bằng root cần lệnh "setpriv" (gói util-linux). Hãy cài gói đó, hoặc chạy bằng người dùng thường.',
    );
  }
  const plain = [...mourning, ...become];
  if (mayUse(plain, binary, dataDir)) return { argv: plain, owner };
  // Without that bit the kernel sets capabilities aside whenever a program only asks whether it may open a file, as initdb does.
  for (const capability of ["dac_read_search", "dac_override"]) {
    const lent = [...plain, "--securebits=+no_setuid_fixup", `--inh-caps=+${capability}`, `--ambient-caps=+${capability}`];
    if (mayUse(lent, binary, dataDir)) return { argv: lent, owner };
  }
  throw new ServerError(
    `Người dùng ${USER} không vào được thư mục ${dataDir}. Hãy chuyển dự án ra ngoài thư mục riêng (ví dụ /srv), hoặc chạy bằng người dùng thường.`,
  );
}

function mayUse(argv: string[], binary: string, dataDir: string): boolean {
  const [command, ...rest] = argv;
  const test = 'test -x "$1" && "$1" --version && cd "$2"';
  return spawnSync(command!, [...rest, "/bin/sh", "-c", test, "sh", binary, dataDir], { cwd: "/", stdio: "ignore" }).status === 0;
}

function systemUser(): { uid: number; gid: number } {
  const known = lookUp();
  if (known) return known;
  const ways = [
    ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", USER],
    ["adduser", "-S", "-D", "-H", USER],
  ];
  for (const [command, ...rest] of ways) {
    if (spawnSync(command!, rest, { stdio: "ignore" }).status === 0) break;
  }
  const created = lookUp();
  if (created) return created;
  throw new ServerError(
    `PostgreSQL không chạy bằng root và không tạo được người dùng ${USER}. Hãy chạy "useradd --system ${USER}", hoặc chạy bằng người dùng thường.`,
  );
}

function lookUp(): { uid: number; gid: number } | undefined {
  const fields = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .find(([name]) => name === USER);
  return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : undefined;
}

function findProgram(name: string): string | undefined {
  return ["/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin"]
    .map((folder) => `${folder}/${name}`)
    .find((file) => existsSync(file));
}
