/** Runs on every page; everything works without it. */
import "./parts/fill.ts";
import "./parts/find.ts";
import "./parts/poll.ts";
import { rememberLargeText } from "./parts/large-text.ts";

const summary = document.querySelector<HTMLElement>(".errors[role=alert]");
summary?.focus();
rememberLargeText(document);
