import type { TypeError as CelTypeError, ParseError } from "@marcbachmann/cel-js";
import { FUNCTIONS } from "./environment.ts";
import type { ExpressionFault, Vocabulary } from "./types.ts";

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: "chữ",
  int: "số",
  double: "số",
  bool: "đúng/sai",
  date: "ngày",
  "list<string>": "danh sách chữ",
  "map<string, string>": "bảng giá trị",
};
const typeName = (celType: string) => TYPE_NAMES[celType] ?? celType;

/** Edit distance, for "did you mean". */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The known name nearest to a mistyped one, when one is near enough to be meant. */
export function nearest(wrong: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((name) => ({ name, far: distance(wrong.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  const best = ranked[0];
  return best && best.far <= Math.max(2, Math.floor(wrong.length / 4)) ? best.name : undefined;
}

const hint = (name: string | undefined) => (name ? ` Có phải bạn muốn viết “${name}”?` : "");

function explainOperator(summary: string): string {
  const unary = /no such overload: ([!-])(.+)$/.exec(summary);
  const binary = /no such overload: (.+?) (==|!=|<=|>=|<|>|\+|-|\*|\/|%|in) (.+)$/.exec(summary);
  if (binary) return `Không dùng được “${binary[2]}” giữa ${typeName(binary[1] ?? "")} và ${typeName(binary[3] ?? "")}.`;
  if (unary) return `Không dùng được “${unary[1]}” trước ${typeName(unary[2] ?? "")}.`;
  return `Không dùng được phép tính này (${summary}).`;
}

function explainCall(source: string, position: number, summary: string): string {
  const match = /overload for '(?:.*\.)?(\w+)\((.*)\)'/.exec(summary);
  const name = match?.[1] ?? source.slice(position);
  const usage = FUNCTIONS[name as keyof typeof FUNCTIONS];
  if (!usage)
    return `Không có hàm “${name}”.${hint(nearest(name, Object.keys(FUNCTIONS)))} Các hàm có sẵn: ${Object.keys(FUNCTIONS).join(", ")}.`;
  const given = (match?.[2] ?? "")
    .split(/, (?![^<]*>)/)
    .filter(Boolean)
    .map(typeName)
    .join(", ");
  return `Hàm “${name}” được gọi với (${given}). Cách dùng: ${usage}.`;
}

export const TOO_LONG = "Điều kiện quá dài. Hãy tách thành nhiều mục trong “facts”.";

/** Turns an error of the CEL library into a sentence for the controller who wrote the condition. */
export function explainFault(source: string, vocabulary: Vocabulary, error: ParseError | CelTypeError): ExpressionFault {
  const position = error.range?.start ?? 0;
  const at = (message: string): ExpressionFault => ({ message, position });
  const chain = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*/.exec(source.slice(position))?.[0] ?? source.slice(position);
  switch (error.code) {
    case "unknown_variable":
      return at(`Không có trường hay giá trị nào tên “${chain}”.${hint(nearest(chain, Object.keys(vocabulary)))}`);
    case "no_such_key":
    case "cannot_index_type":
      return at(`Không lấy được phần “${chain}” của giá trị này; ngày, số và chữ không có phần con.`);
    case "no_such_overload":
      return at(explainOperator(error.summary));
    case "no_matching_overload":
      return at(explainCall(source, position, error.summary));
    case "invalid_macro_argument":
      return at(`Muốn hỏi “đã trả lời chưa” thì viết answered(${chain}).`);
    case "invalid_logical_operand":
      return at("Hai vế của “&&” và “||” phải là điều kiện đúng/sai.");
    case "invalid_condition_type":
      return at("Phần trước dấu “?” phải là điều kiện đúng/sai.");
    case "incompatible_ternary_branches":
      return at("Hai kết quả sau dấu “?” phải cùng kiểu.");
    case "heterogeneous_list_element":
      return at("Các giá trị trong một danh sách phải cùng kiểu.");
    case "unterminated_string":
      return at("Thiếu dấu nháy kép đóng đoạn chữ.");
    case "limit_exceeded":
      return at(TOO_LONG);
  }
  if (source.trim() === "") return at("Điều kiện đang để trống.");
  if (position >= source.trimEnd().length) return at("Điều kiện chưa viết hết.");
  return at(
    `Không đọc được điều kiện từ chỗ “${source.slice(position, position + 20)}”. Nối bằng && (và), || (hoặc), ! (không), so sánh bằng ==.`,
  );
}
