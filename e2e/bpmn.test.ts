import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { compile, toBpmn } from "../src/core/procedure/index.ts";
import { readDefinitions } from "../src/features/catalogue/index.ts";
import { openBrowser } from "./testing/browser.ts";

const viewer = createRequire(import.meta.url).resolve("bpmn-js/dist/bpmn-viewer.production.min.js");

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

test("bpmn-js opens the process of every procedure without a warning and shows its steps", async () => {
  const page = await browser.newPage();
  await page.setContent('<div id="so-do" style="width:1400px;height:700px"></div>');
  await page.addScriptTag({ content: readFileSync(viewer, "utf8") });
  for (const { folder, files } of readDefinitions(["procedures"])) {
    const compiled = compile(files);
    assert.ok(compiled.ok, folder);
    const opened = await page.evaluate(
      async (xml) => {
        document.querySelector("#so-do")!.replaceChildren();
        const { BpmnJS } = window as unknown as { BpmnJS: new (of: object) => BpmnViewer };
        const shown = new BpmnJS({ container: "#so-do" });
        const { warnings } = await shown.importXML(xml);
        return { warnings: warnings.length, tasks: document.querySelectorAll('#so-do g[data-element-id^="step-"]').length };
      },
      await toBpmn(compiled.revision),
    );
    const labels = compiled.revision.steps.length;
    assert.equal(opened.warnings, 0, folder);
    assert.ok(opened.tasks >= labels, `${folder}: ${opened.tasks} of ${labels}`);
  }
  await page.close();
});

type BpmnViewer = { importXML(xml: string): Promise<{ warnings: unknown[] }> };
