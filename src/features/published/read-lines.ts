import { createHash } from "node:crypto";
import { createReadStream, existsSync, statSync } from "node:fs";
import { createInterface } from "node:readline";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { OperatorError } from "../../platform/operator-error.ts";

export type Line = { number: number; text: string };

/** Files that hold one published procedure a line. */
export const isPublishedFile = (file: string): boolean => /\.jsonl(\.gz)?$/.test(file);

/**
 * The lines of a .jsonl or .jsonl.gz file that are not empty, with their numbers from 1.
 * @param onShare called with how much of the file has been read, from 0 to 1
 * @throws OperatorError when the file cannot be read or its compression is cut off; the lines before that have been given
 */
export async function* readLines(file: string, onShare: (share: number) => void = () => undefined): AsyncGenerator<Line> {
  mustExist(file);
  const size = Math.max(statSync(file).size, 1);
  let read = 0;
  const source = createReadStream(file);
  const meter = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      read += chunk.length;
      onShare(read / size);
      done(null, chunk);
    },
  });
  let failure: unknown;
  const text = file.endsWith(".gz")
    ? createGunzip()
    : new Transform({ transform: (chunk, _encoding, done) => done(null, chunk) });
  const flowing = pipeline(source, meter, text).catch((error: unknown) => {
    failure = error;
  });
  let number = 0;
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      if (line.trim()) yield { number, text: line };
    }
  } catch (error) {
    failure = error;
  } finally {
    source.destroy();
    text.destroy();
    await flowing;
  }
  if (failure) throw new OperatorError(`Tệp ${file} bị hỏng hoặc tải chưa xong, đọc được đến dòng ${number}. Hãy tải lại tệp.`);
}

/** SHA-256 of a file as it stands, hex. @throws OperatorError when there is no such file */
export async function hashFile(file: string): Promise<string> {
  mustExist(file);
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

function mustExist(file: string): void {
  if (!existsSync(file) || !statSync(file).isFile()) throw new OperatorError(`Không có tệp ${file}. Hãy kiểm tra đường dẫn.`);
}
