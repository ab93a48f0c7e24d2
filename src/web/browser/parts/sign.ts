/**
 * `<mc-sign data-for="id">`: a frame to sign in with pen, finger or mouse; what is drawn goes into the hidden field of that id as a PNG. Nothing drawn
 * leaves it empty. Without script there is no frame, and the printed slip is signed.
 */
class Sign extends HTMLElement {
  connectedCallback(): void {
    const field = document.getElementById(this.dataset.for ?? "");
    if (!(field instanceof HTMLInputElement)) return;
    const canvas = document.createElement("canvas");
    canvas.width = 600;
    canvas.height = 180;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", "Khung ký nhận. Dùng bàn phím thì để trống và ký vào biên nhận in ra.");
    const clear = document.createElement("button");
    clear.type = "button";
    clear.className = "btn quiet";
    clear.textContent = "Xóa chữ ký";
    this.replaceChildren(canvas, clear);
    // The scanner ends its line with Enter, and the receiver has not signed yet.
    const card = field.form?.querySelector<HTMLInputElement>("input[name=the-nguoi-nhan]");
    card?.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      field.form?.querySelector<HTMLElement>(".act-bar button")?.focus();
    });
    const pen = canvas.getContext("2d");
    if (!pen) return;
    pen.lineWidth = 3;
    pen.lineCap = "round";
    pen.lineJoin = "round";
    pen.strokeStyle = "#1a237e";
    if (field.value) {
      const before = new Image();
      before.onload = () => pen.drawImage(before, 0, 0);
      before.src = field.value;
    }
    const place = (event: PointerEvent): [number, number] => {
      const frame = canvas.getBoundingClientRect();
      const x = ((event.clientX - frame.left) / frame.width) * canvas.width;
      return [x, ((event.clientY - frame.top) / frame.height) * canvas.height];
    };
    canvas.addEventListener("pointerdown", (event) => {
      // A line, not a selection of the text around.
      event.preventDefault();
      canvas.setPointerCapture(event.pointerId);
      pen.beginPath();
      pen.moveTo(...place(event));
      pen.lineTo(...place(event));
      pen.stroke();
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!canvas.hasPointerCapture(event.pointerId)) return;
      pen.lineTo(...place(event));
      pen.stroke();
    });
    canvas.addEventListener("pointerup", () => {
      field.value = canvas.toDataURL("image/png");
    });
    clear.addEventListener("click", () => {
      pen.clearRect(0, 0, canvas.width, canvas.height);
      field.value = "";
    });
  }
}

customElements.define("mc-sign", Sign);
