import type { Act, ActingCommand } from "./act.ts";
import { openSteps } from "./open-steps.ts";
import { refuse } from "./refusals.ts";
import { isEnded, openConsultations } from "./state-of.ts";
import type { Decision, Dossier, Succession } from "./types.ts";

type SucceedCommand = Extract<ActingCommand, { type: "succeed" }>;

/**
 * The successor of an agency or room that closes goes on with the dossier: same steps, same due times (what was promised to people is not
 * promised anew by a merger), back in the pool. Not where nobody could take them.
 */
export function decideSuccession({ command, dossier, rules }: Act<SucceedCommand>): Decision {
  const { agency, unit } = command;
  const reason = command.reason.trim();
  if (!reason) return refuse("reasonMissing", "Hãy ghi căn cứ, ví dụ số nghị quyết sắp xếp đơn vị.");
  if (isEnded(dossier)) return refuse("wrongState", "Hồ sơ đã kết thúc nên giữ nguyên nơi giải quyết.");
  if (!concerns(dossier, command)) return refuse("alreadyDone", "Hồ sơ không còn việc gì ở nơi đóng.");
  const whole = agency !== undefined && agency.from === dossier.agencyId;
  const staffed = whole ? rules.staffedElsewhere : rules.staffed;
  if (whole && !dossier.receivedAt && staffed?.("receptionist", undefined) === false)
    return refuse(
      "wrongState",
      "Nơi kế thừa chưa có cán bộ một cửa. Hãy giao vai cho cán bộ ở đó trước, rồi chuyển lại hồ sơ này.",
    );
  const steps = openSteps(dossier).filter((step) => !step.child && (whole || (unit && step.unit === unit.from)));
  const alone = steps.find(({ by, unit: room }) => staffed?.(by, unit && room === unit.from ? unit.to : room) === false);
  if (alone)
    return refuse(
      "wrongState",
      `Nơi kế thừa chưa có cán bộ nào nhận được bước “${alone.name}”. Hãy giao vai cho cán bộ ở đó trước, rồi chuyển lại hồ sơ này.`,
    );
  return { ok: true, events: [{ type: "Succeeded", reason, ...(agency && { agency }), ...(unit && { unit }) }] };
}

/** Something of the dossier is still at the agency, or in the room. */
function concerns(dossier: Dossier, { agency, unit }: Succession): boolean {
  const places = [dossier.agencyId, dossier.acceptedAt?.agencyId, dossier.delivery.agencyId];
  if (agency && places.includes(agency.from)) return true;
  if (agency && openConsultations(dossier).some(({ agencyId }) => agencyId === agency.from)) return true;
  return unit !== undefined && openSteps(dossier).some((step) => step.unit === unit.from);
}
