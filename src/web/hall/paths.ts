/** Pages of the hall, without signing in: the kiosk, the board, a number on one's own phone. */
export const kioskPath = (agencyId: string): string => `/lay-so/${agencyId}`;
export const kioskTicketPath = (agencyId: string, id: string): string => `${kioskPath(agencyId)}/${id}`;
export const boardPath = (agencyId: string): string => `/bang-so/${agencyId}`;
export const statusPath = (id: string): string => `/so/${id}`;
