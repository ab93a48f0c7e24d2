declare module "bpmn-moddle" {
  import type { Element } from "./moddle.ts";
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    create(type: string, values?: Record<string, unknown>): Element;
    fromXML(xml: string): Promise<{ rootElement: Element; warnings: { message: string }[] }>;
    toXML(element: Element, options?: { format?: boolean }): Promise<{ xml: string }>;
  }
}
