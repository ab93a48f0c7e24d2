import "./parts/alt-keys.ts";
import "./parts/common.ts";
import "./parts/quick.ts";
import "./parts/sign.ts";
