/** Accounts and posts. */
export const PEOPLE = "/quan-tri/nguoi-dung";
export const NEW = `${PEOPLE}/moi`;
export const IMPORT = `${PEOPLE}/nhap`;
export const TEMPLATE = `${IMPORT}/mau.xlsx`;
export const ISSUE = `${PEOPLE}/cap-mat-khau`;
export const LOG = `${PEOPLE}/nhat-ky`;
/** Days off of the province, to be read. */
export const DAYS_OFF = `${PEOPLE}/ngay-nghi`;

export const accountPath = (id: string): string => `${PEOPLE}/${id}`;
export const newPostPath = (id: string): string => `${accountPath(id)}/vai-moi`;
