/** H60.30.12 → 000.12.30.H60: QCVN 102:2016/BTTTT names the lowest unit first and the province last. */
export function oldCode(id: string): string {
  const [top, second = "00", third = "00", fourth = "000"] = id.split(".");
  return `${fourth.padStart(3, "0")}.${third}.${second}.${top}`;
}
