import type { ASTNode } from "@marcbachmann/cel-js";

const isNode = (value: unknown): value is ASTNode =>
  typeof value === "object" && value !== null && "op" in value && "args" in value;

/** Children of a node, whatever the shape of its arguments. */
function children(args: unknown): ASTNode[] {
  if (isNode(args)) return [args];
  return Array.isArray(args) ? args.flatMap(children) : [];
}

/** Calls `visit` for the node and everything below it; below a node for which it returns true nothing is visited. */
export function walk(node: ASTNode, visit: (node: ASTNode) => boolean | undefined): void {
  if (visit(node)) return;
  for (const child of children(node.args)) walk(child, visit);
}

/** `["child", "birthDate"]` of a chain `child.birthDate`, `undefined` for any other node. */
export function chainOf(node: ASTNode): string[] | undefined {
  if (node.op === "id") return [node.args];
  if (node.op !== ".") return undefined;
  const left = chainOf(node.args[0]);
  return left && [...left, node.args[1]];
}

/** The known name that a chain begins with, the longest one: `register.mother.values.name` gives `register.mother.values`. */
export function knownPrefix(chain: readonly string[], known: (name: string) => boolean): string | undefined {
  for (let length = chain.length; length > 0; length--) {
    const name = chain.slice(0, length).join(".");
    if (known(name)) return name;
  }
  return undefined;
}

/** Text of a string literal. */
export function literalText(node: ASTNode): string | undefined {
  return node.op === "value" && typeof node.args === "string" ? node.args : undefined;
}
