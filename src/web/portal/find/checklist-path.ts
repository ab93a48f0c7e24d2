export const checklistPath = (code: string): string => `/thu-tuc/${code}/can-mang`;
