export { lintGuides, listGuides } from "./read-guides.ts";
