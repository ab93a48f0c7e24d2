/** "1.250.000 đ", with a space that does not break. @param amount whole VND, 0 or more */
export const dong = (amount: number): string => `${String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, ".")}\u00a0đ`;
