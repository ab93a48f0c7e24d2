import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = dirname(fileURLToPath(import.meta.resolve("@expo-google-fonts/tinos/package.json")));

/** Tinos: metric-compatible with Times New Roman, which NĐ 30/2020/NĐ-CP asks for, with all Vietnamese letters. */
export const FONT_FOLDERS = ["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"].map((style) => join(FOLDER, style));
export const REGULAR_FONT = join(FOLDER, "400Regular", "Tinos_400Regular.ttf");
