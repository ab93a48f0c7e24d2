import "./parts/common.ts";
import "./parts/quick.ts";
