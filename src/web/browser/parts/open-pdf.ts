import type * as Pdfjs from "pdfjs-dist";

export type Drawn = { pages: number; draw: (canvas: HTMLCanvasElement, how: HowDrawn) => Promise<void> };
/** `width` in pixels of the page on the screen; `turned` in degrees. */
export type HowDrawn = { page: number; width: number; turned: number };

let loading: Promise<typeof Pdfjs> | undefined;

/** PDF.js from our own address, fetched once. @param from folder of its files */
function pdfjs(from: string): Promise<typeof Pdfjs> {
  loading ??= import(`${from}build/pdf.min.mjs`).then((module: typeof Pdfjs) => {
    module.GlobalWorkerOptions.workerSrc = `${from}build/pdf.worker.min.mjs`;
    return module;
  });
  return loading;
}

/** A PDF, to be drawn page by page. @throws when it is none, or when the browser is too old */
export async function openPdf(href: string, from: string): Promise<Drawn> {
  const base = new URL(from, location.href).href;
  const library = await pdfjs(base);
  const file = await library.getDocument({
    url: href,
    cMapUrl: `${base}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${base}standard_fonts/`,
    wasmUrl: `${base}wasm/`,
    iccUrl: `${base}iccs/`,
    // Scripts inside a paper are never run.
    enableXfa: false,
    isEvalSupported: false,
  } as Parameters<typeof library.getDocument>[0]).promise;
  let drawing: { cancel: () => void } | undefined;
  return {
    pages: file.numPages,
    draw: async (canvas, how) => {
      drawing?.cancel();
      const page = await file.getPage(how.page);
      const rotation = (page.rotate + how.turned) % 360;
      const plain = page.getViewport({ scale: 1, rotation });
      const ratio = Math.min(devicePixelRatio || 1, 2);
      const viewport = page.getViewport({ scale: (how.width / plain.width) * ratio, rotation });
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      const task = page.render({ canvas, viewport });
      drawing = task;
      await task.promise.catch((error: unknown) => {
        // The next page was asked for before this one was drawn.
        if (!(error instanceof Error && error.name === "RenderingCancelledException")) throw error;
      });
    },
  };
}

/** A photograph as one page. */
export async function openPhoto(href: string): Promise<Drawn> {
  const image = new Image();
  image.src = href;
  await image.decode();
  return {
    pages: 1,
    draw: async (canvas, how) => {
      const turned = how.turned;
      const across = turned % 180 !== 0;
      const w = across ? image.naturalHeight : image.naturalWidth;
      const h = across ? image.naturalWidth : image.naturalHeight;
      const scale = Math.min(1, (how.width * Math.min(devicePixelRatio || 1, 2)) / w);
      canvas.width = Math.max(1, Math.round(w * scale));
      canvas.height = Math.max(1, Math.round(h * scale));
      const pen = canvas.getContext("2d");
      if (!pen) return;
      pen.translate(canvas.width / 2, canvas.height / 2);
      pen.rotate((turned * Math.PI) / 180);
      pen.drawImage(
        image,
        (-image.naturalWidth * scale) / 2,
        (-image.naturalHeight * scale) / 2,
        image.naturalWidth * scale,
        image.naturalHeight * scale,
      );
    },
  };
}
