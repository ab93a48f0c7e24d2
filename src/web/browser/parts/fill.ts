/** `<select data-fills="id">`: choosing a sentence puts it into the field, unless somebody has typed something of their own there. */
document.addEventListener("change", (event) => {
  const list = event.target;
  if (!(list instanceof HTMLSelectElement) || !list.dataset.fills) return;
  const field = document.getElementById(list.dataset.fills);
  if (!(field instanceof HTMLTextAreaElement)) return;
  const own = field.value.trim() !== "" && !Array.from(list.options).some((one) => one.dataset.text === field.value);
  if (own) return;
  field.value = list.selectedOptions[0]?.dataset.text ?? "";
  field.focus();
});
