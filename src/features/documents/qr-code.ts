import QRCode from "qrcode";

/** A QR code as SVG, error correction M (a folded or stained sheet still reads). @throws Error when the text is too long for a code */
export function qrCode(text: string): Promise<string> {
  return QRCode.toString(text, { type: "svg", errorCorrectionLevel: "M", margin: 0 });
}
