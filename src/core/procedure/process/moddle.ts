/** What we use of bpmn-moddle, which brings no types for its entry. */
import { BpmnModdle } from "bpmn-moddle";

/** An element of a BPMN document: typed properties are read with `get`. */
export type Element = {
  $type: string;
  $parent?: Element;
  id?: string;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
};
type Moddle = {
  create(type: string, values?: Record<string, unknown>): Element;
  fromXML(xml: string): Promise<{ rootElement: Element; warnings: { message: string }[] }>;
  toXML(element: Element, options?: { format?: boolean }): Promise<{ xml: string }>;
};

/** Our own attributes of a task; other tools keep and show them as they are. */
const MOTCUA = {
  name: "motcua",
  uri: "https://motcua.vn/schema/bpmn/1",
  prefix: "motcua",
  xml: { tagAlias: "lowerCase" },
  types: [
    {
      name: "Step",
      extends: ["bpmn:FlowNode"],
      properties: ["step", "by", "unit", "position", "hours", "needs", "source", "confidence", "when", "child", "way", "law"].map(
        (name) => ({
          name,
          isAttr: true,
          type: "String",
        }),
      ),
    },
  ],
};

export const moddle = (): Moddle => new BpmnModdle({ motcua: MOTCUA });

/** Elements of a list, e.g. the outgoing flows of a node; none when it has no such list. */
export const many = (element: Element, name: string): Element[] => {
  const value = element.get(name);
  return Array.isArray(value) ? (value as Element[]) : [];
};
export const one = (element: Element, name: string): Element | undefined => element.get(name) as Element | undefined;
