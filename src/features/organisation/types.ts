import type { HoursPeriod, OwnDay } from "../../core/calendar/index.ts";
import type { Administrator, OfficerActor, PostRole } from "../identity/index.ts";

/** Who administers people and agencies: an administrator of an agency, or a controller for the whole province. */
export type Steward = Administrator | OfficerActor;

/** Who stands in the log as having made a change; an operator at the machine has no account. */
export type Author = { officerId: string; name: string; role: string; agencyId: string };

/** What was not done, in one Vietnamese sentence; `field` of the form it is about. */
export type Refused = { ok: false; message: string; field?: string };
/** `repeated`: the same key was carried out before, and nothing was done now. */
export type Done<T = object> = ({ ok: true; repeated: false } & T) | { ok: true; repeated: true };
export type Result<T = object> = Done<T> | Refused;

/** What every change comes with: who, one key for each intended act, and the version of the account or agency that was looked at. */
export type Intent = { steward: Steward; key: string };

export type AccountPost = {
  id: string;
  role: PostRole;
  position: string;
  agencyId: string;
  agencyName: string;
  /** Room of the agency (core/procedure/units.ts); the whole agency when absent. */
  unit?: string;
};

/** `closed`: left for good; `locked`: may not sign in for now; `waiting`: no password was handed out yet. */
export type AccountState = "active" | "waiting" | "locked" | "closed";

/** An officer's account with its posts. Instants ISO 8601. */
export type Account = {
  id: string;
  username: string;
  name: string;
  personalId: string;
  phone: string;
  email: string;
  version: number;
  state: AccountState;
  /** The password is one that an administrator made. */
  mustChange: boolean;
  homeId: string | null;
  posts: AccountPost[];
};

/** What is shown once and stored nowhere as it is. */
export type Secrets = { password?: string; totp?: { base32: string; uri: string } };

/** Something that was changed. */
export type Subject = { kind: "account" | "agency" | "counter" | "import"; id: string; name: string };

export const ACTS = {
  createAccount: "Tạo tài khoản",
  changeAccount: "Sửa thông tin tài khoản",
  lockAccount: "Khóa tài khoản",
  unlockAccount: "Mở khóa tài khoản",
  closeAccount: "Đóng tài khoản",
  resetSecrets: "Cấp lại mật khẩu hoặc mã một lần",
  addPost: "Giao vai",
  changePost: "Sửa vai",
  endPost: "Kết thúc vai",
  importAccount: "Nhập tài khoản từ tệp",
  importPost: "Giao vai từ tệp",
  addRoom: "Thêm đơn vị bên trong",
  changeAgency: "Sửa thông tin cơ quan",
  succeedDossiers: "Chuyển hồ sơ cho nơi kế thừa",
  closeAgency: "Đóng cơ quan hoặc đơn vị",
  reopenAgency: "Mở lại cơ quan hoặc đơn vị",
  addCounter: "Thêm quầy",
  changeCounter: "Sửa quầy",
  endCounter: "Bỏ quầy",
  saveGroups: "Sửa nhóm việc ở quầy",
  setHours: "Đặt giờ làm việc",
  withdrawHours: "Bỏ giờ làm việc chưa áp dụng",
  addDay: "Thêm ngày nghỉ, ngày làm bù theo quyết định",
  dropDay: "Bỏ ngày nghỉ, ngày làm bù chưa đến",
  switchOffer: "Đổi thủ tục cơ quan thực hiện",
  recordLeave: "Ghi nghỉ phép cho người khác",
  askHandOver: "Đề nghị bàn giao hồ sơ",
  loadAgencies: "Nạp cơ quan từ dòng lệnh",
  operatorAdministrator: "Giao vai Quản trị từ dòng lệnh",
} as const;
export type OrganisationAct = keyof typeof ACTS;

/** One line of the log of changes. Instants ISO 8601 in UTC with milliseconds. */
export type LogLine = {
  position: string;
  act: OrganisationAct;
  at: string;
  actor: Author;
  agencyId: string | null;
  subject: Subject;
  before: unknown;
  after: unknown;
  reason: string;
};

/** Hours of an agency from a day on (yyyy-MM-dd), as they are on record. */
export type DatedHours = {
  id: string;
  agencyId: string;
  period: HoursPeriod;
  legal: string;
  recordedBy: string;
  recordedAt: string;
};

/** A day that an agency decided, for itself and everything below it. */
export type DecidedDay = OwnDay & { id: string; agencyId: string; recordedBy: string };

/** A quầy of an agency's hall. `number` is what is called out; `services`: letters of the groups it serves; `open` false: nobody sits there for now. */
export type Counter = {
  id: string;
  agencyId: string;
  number: number;
  name: string;
  services: string[];
  open: boolean;
  /** A remark for colleagues. */
  what: string;
  version: number;
};
