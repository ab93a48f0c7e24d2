/** Sex as the registers code it: 1 Nam, 2 Nữ. */
export type Sex = "1" | "2";

/** A place of residence: five-digit commune code and name of today's unit, and the hamlet. */
export type Place = { commune: string; communeName: string; detail: string };

/**
 * A synthetic person. `register` holds what the population register wrongly keeps instead of the truth.
 * `level` is the level of the VNeID account; absent when the person has none.
 */
export type Person = {
  id: string;
  name: string;
  /** yyyy-MM-dd */
  birthDate: string;
  sex: Sex;
  /** Code of the ethnic dictionary: 1 Kinh, 2 Tày, 8 Mông, 9 Dao. */
  ethnicity: string;
  home: Place;
  /** TinhTrangHonNhan: 1 chưa kết hôn, 2 đang có vợ/chồng, 3 ly hôn hoặc góa. */
  marital: "1" | "2" | "3";
  spouse?: string;
  father?: string;
  mother?: string;
  level?: "1" | "2";
  /** Types of documents integrated in the VNeID account. */
  documents?: string[];
  phone?: string;
  email?: string;
  register?: Partial<Pick<Person, "name" | "birthDate" | "ethnicity">>;
  /** Why this person is in the demo, in Vietnamese. */
  story: string;
};

/** A marriage in the civil-status register. */
export type Marriage = {
  husband: string;
  wife: string;
  number: number;
  book: string;
  year: number;
  date: string;
  commune: string;
  place: string;
  placeThen: string;
};
