const WIDTH = 30;

/** A bar on the terminal, redrawn at each hundredth. Nothing when errors do not go to a terminal. */
export function progressBar(label: string): { show: (share: number) => void; end: () => void } {
  let shown = -1;
  const show = (share: number): void => {
    const percent = Math.floor(Math.min(Math.max(share, 0), 1) * 100);
    if (!process.stderr.isTTY || percent === shown) return;
    shown = percent;
    const full = Math.round((percent / 100) * WIDTH);
    process.stderr.write(`\r${label} [${"█".repeat(full)}${"░".repeat(WIDTH - full)}] ${percent} %`);
  };
  return { show, end: () => void (shown >= 0 && process.stderr.write("\n")) };
}
