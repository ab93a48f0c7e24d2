import type { Form } from "../../../form-data.ts";

/** The version of the edit that the form was made from; 0, which nobody ever had, when it says none. */
export function versionOf(form: Form): number {
  const version = form.get("_phien");
  return /^[1-9]\d{0,8}$/.test(version) ? Number(version) : 0;
}
