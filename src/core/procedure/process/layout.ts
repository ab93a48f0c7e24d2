import type { Box, Point, ProcessNode } from "./graph-types.ts";

/** Units of the drawing, as BPMN counts them (pixels). */
export const ROW = 130;
/** Room for the name of the pool and of its lanes. */
export const HEAD = 60;
const COLUMN = 190;
const CELL = 140;
const SIZES: Readonly<Record<ProcessNode["kind"], { width: number; height: number }>> = {
  start: { width: 36, height: 36 },
  end: { width: 36, height: 36 },
  refused: { width: 36, height: 36 },
  step: { width: CELL, height: 80 },
  supplement: { width: CELL, height: 80 },
  gateway: { width: 50, height: 50 },
  branch: { width: 50, height: 50 },
  parallel: { width: 50, height: 50 },
};

/** A node and where it stands: column from the left, lane from the top, row inside its lane. */
export type Placed = { kind: ProcessNode["kind"]; column: number; lane: number; row: number };

/** How many rows each lane has. */
export function rowsOf(placed: readonly Placed[], lanes: number): number[] {
  return Array.from({ length: lanes }, (_, lane) =>
    placed.reduce((most, one) => (one.lane === lane ? Math.max(most, one.row + 1) : most), 1),
  );
}

/** Upper edge of a row of a lane. */
export function rowTop(rows: readonly number[], lane: number, row: number): number {
  return (rows.slice(0, lane).reduce((sum, count) => sum + count, 0) + row) * ROW;
}

export function boxOf({ kind, column, lane, row }: Placed, rows: readonly number[]): Box {
  const size = SIZES[kind];
  return {
    x: HEAD + 30 + column * COLUMN + (CELL - size.width) / 2,
    y: rowTop(rows, lane, row) + (ROW - size.height) / 2,
    ...size,
  };
}

export const widthOf = (columns: number): number => HEAD + 60 + columns * COLUMN;

const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });
const right = (box: Box): Point => ({ x: box.x + box.width, y: middle(box).y });
const left = (box: Box): Point => ({ x: box.x, y: middle(box).y });
const bottom = (box: Box): Point => ({ x: middle(box).x, y: box.y + box.height });
const top = (box: Box): Point => ({ x: middle(box).x, y: box.y });
const columnOf = (box: Box): number => Math.round((middle(box).x - HEAD - 30 - CELL / 2) / COLUMN);
const cellLeft = (column: number): number => HEAD + 30 + column * COLUMN;

/**
 * A line from the right side of one node to the left side of another. It turns only between columns and runs past other columns only
 * between rows, so that it crosses no node. `lean` keeps lines of one gap apart.
 */
export function line(from: Box, to: Box, lean = 0): Point[] {
  const [start, end] = [right(from), left(to)];
  const x = cellLeft(columnOf(to)) - 20 + lean;
  if (columnOf(to) - columnOf(from) <= 1) {
    return start.y === end.y ? [start, end] : [start, { x, y: start.y }, { x, y: end.y }, end];
  }
  const out = cellLeft(columnOf(from) + 1) - 30 + lean;
  const y = Math.ceil((start.y + 1) / ROW) * ROW - 8 + lean / 2;
  return [start, { x: out, y: start.y }, { x: out, y }, { x, y }, { x, y: end.y }, end];
}

export const upward = (from: Box, to: Box): Point[] => [top(from), bottom(to)];

/** Out of the left side, down into the top. */
export function backDown(from: Box, to: Box): Point[] {
  const [start, end] = [left(from), top(to)];
  return [start, { x: end.x, y: start.y }, end];
}

/** Out of the lower side, past what stands to the right. */
export function under(from: Box, to: Box): Point[] {
  const [start, end] = [bottom(from), left(to)];
  const y = start.y + 28;
  const x = cellLeft(columnOf(to)) - 20;
  return [start, { x: start.x, y }, { x, y }, { x, y: end.y }, end];
}
