import { type DetailedError, Upload } from "tus-js-client";

/**
 * `<mc-upload data-endpoint data-paper data-most data-fresh>` around a file input: files go up as soon as they are chosen, with progress, and go on after
 * a broken line. Without script the input is sent with its form. `data-fresh`: id of the part of the page that is shown anew,
 * all that is typed elsewhere staying; without it the form of a paper.
 */
class FileUpload extends HTMLElement {
  #busy = 0;

  connectedCallback(): void {
    const input = this.querySelector("input");
    if (!input || !this.dataset.endpoint) return;
    const take = () => {
      const files = [...(input.files ?? [])];
      // They are on their way; the form must not send them again.
      input.value = "";
      for (const file of files) this.#send(file);
    };
    input.addEventListener("change", take);
    // On a slow line a file may have been chosen before this script came.
    take();
    // Files go up at once, so the button that sends them and stays is not needed.
    const stay = input.form?.querySelector<HTMLElement>("button[name=_them]");
    if (stay) stay.hidden = true;
    input.form?.addEventListener("submit", (event) => {
      if (this.#busy === 0) return;
      event.preventDefault();
      this.#say("Đang tải tệp lên, xin đợi một chút rồi bấm lại.");
    });
  }

  #send(file: File): void {
    const most = Number(this.dataset.most);
    if (file.size === 0 || (most && file.size > most)) {
      const why = file.size === 0 ? "trống" : `quá lớn; mỗi tệp tối đa ${Math.floor(most / 1024 / 1024)} MB`;
      this.#say(`Tệp “${file.name}” ${why}. Hãy chụp lại hoặc chọn tệp khác.`, true);
      return;
    }
    const line = document.createElement("div");
    const text = document.createElement("span");
    const bar = document.createElement("progress");
    text.textContent = `Đang tải lên ${file.name}…`;
    bar.setAttribute("aria-label", `Tải lên ${file.name}`);
    bar.max = 1;
    line.append(text, bar);
    this.append(line);
    this.#busy++;
    const token = this.closest("form")?.querySelector<HTMLInputElement>("input[name=_csrf]")?.value ?? "";
    const upload = new Upload(file, {
      endpoint: this.dataset.endpoint ?? "",
      headers: { "x-csrf-token": token },
      metadata: { filename: file.name, paper: this.dataset.paper ?? "" },
      retryDelays: [0, 1000, 3000, 5000, 10_000, 20_000],
      removeFingerprintOnSuccess: true,
      onProgress: (sent, total) => {
        bar.value = sent / total;
      },
      onShouldRetry: (error) => {
        const status = (error as DetailedError).originalResponse?.getStatus() ?? 0;
        const again = status === 0 || status === 409 || status === 423 || status >= 500;
        if (again) text.textContent = `Mạng chập chờn, sẽ tự gửi tiếp ${file.name}…`;
        return again;
      },
      onSuccess: () => this.#done(line, () => void this.#refresh(`Đã tải lên ${file.name}.`)),
      onError: (error) => {
        const answer = (error as DetailedError).originalResponse;
        if (answer && answer.getStatus() > 0) {
          this.#done(line, () => this.#say(words(answer, file.name), true));
          return;
        }
        text.textContent = `Chưa gửi được ${file.name}. Khi có mạng, chúng tôi gửi tiếp.`;
        addEventListener("online", () => upload.start(), { once: true });
      },
    });
    // The same file that broke off before goes on from where it was.
    void upload.findPreviousUploads().then((before) => {
      const last = before.find(
        (one) => one.metadata.paper === this.dataset.paper && one.uploadUrl?.includes(this.dataset.endpoint ?? " "),
      );
      if (last) upload.resumeFromPreviousUpload(last);
      upload.start();
    });
  }

  #done(line: HTMLElement, then: () => void): void {
    this.#busy--;
    line.remove();
    then();
  }

  /** Shows what the server has now; other uploads of this field go on in the old part, so it waits for them. */
  async #refresh(word: string): Promise<void> {
    if (this.#busy > 0) return;
    const part = this.dataset.fresh ?? "nop-giay";
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part);
      if (!answer.ok || !fresh) return location.reload();
      const form = document.importNode(fresh, true);
      document.getElementById(part)?.replaceWith(form);
      document.querySelector(".errors[role=alert]")?.remove();
      [...form.querySelectorAll<FileUpload>("mc-upload[data-paper]")].at(-1)?.say(word);
    } catch {
      location.reload();
    }
  }

  /** A line under the input, read out by screen readers. */
  say(word: string): void {
    this.#say(word);
  }

  #say(word: string, wrong = false): void {
    this.querySelector(".said")?.remove();
    const line = document.createElement("p");
    line.className = wrong ? "said error" : "said";
    line.setAttribute("role", wrong ? "alert" : "status");
    this.append(line);
    line.textContent = wrong ? `Lỗi: ${word}` : word;
  }
}

function words(answer: { getStatus: () => number; getBody: () => string }, name: string): string {
  if (answer.getStatus() === 422) return answer.getBody();
  // 403: signed out, or signed in as somebody else, in another window.
  if (answer.getStatus() === 401 || answer.getStatus() === 403)
    return "Phiên làm việc đã hết. Hãy tải lại trang, đăng nhập rồi chọn lại tệp; những gì đã lưu vẫn còn.";
  if (answer.getStatus() === 429) return "Bạn tải lên hơi nhiều tệp. Hãy đợi ít phút rồi thử lại.";
  return `Chưa tải được ${name}. Hãy thử lại.`;
}

customElements.define("mc-upload", FileUpload);
