import type { Plain } from "../../../../core/procedure/index.ts";
import type { Input } from "../edit/inputs.ts";

/** A kind of thing that a definition is made of, e.g. a page of the form, and how it is edited. */
export type Shape = {
  /** What one is called, e.g. "Giấy tờ". */
  noun: string;
  inputs: readonly Input[];
  lists: readonly ListShape[];
};

/** A list of such things below another. */
export type ListShape = {
  key: string;
  title: string;
  shape: Shape;
  /** How an item is called in the list. */
  titleOf: (item: Plain) => string;
  /** Beside its title: what matters about it. */
  detailOf?: (item: Plain) => string;
  /** An item that was only just added; `taken` are the ids that are there. */
  blank: (taken: ReadonlySet<string>) => Plain;
  /** Whether the thing above has such a list at all. */
  only?: (above: Plain | undefined) => boolean;
};

/** A tab of the editor: what is edited of which file. */
export type Section = { slug: string; title: string; file: string; intro?: string; shape: Shape };
