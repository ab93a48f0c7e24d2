/** On the page of the line the button to press next has the focus, so that Enter calls; not while something is being mended or told. */
if (!document.querySelector(".errors[role=alert], [autofocus]"))
  document.querySelector<HTMLElement>("[data-first-act] button")?.focus();

export {};
