import type { Marriage } from "./types.ts";

/** What the civil-status register holds. The marriage of ĐẶNG VĂN KIM and TRIỆU THỊ LAI stands only in a paper book. */
export const MARRIAGES: Marriage[] = [
  {
    husband: "008095990718",
    wife: "008198990412",
    number: 41,
    book: "01/2024",
    year: 2024,
    date: "2024-02-16",
    commune: "02269",
    place: "UBND xã Thượng Lâm, tỉnh Tuyên Quang",
    placeThen: "UBND xã Thượng Lâm, huyện Lâm Bình, tỉnh Tuyên Quang",
  },
  {
    husband: "002099990854",
    wife: "002301990167",
    number: 12,
    book: "01/2022",
    year: 2022,
    date: "2022-03-11",
    commune: "00721",
    place: "UBND xã Đồng Văn, tỉnh Tuyên Quang",
    placeThen: "UBND thị trấn Đồng Văn, huyện Đồng Văn, tỉnh Hà Giang",
  },
  {
    husband: "008088990640",
    wife: "008190990289",
    number: 77,
    book: "02/2018",
    year: 2018,
    date: "2018-11-05",
    commune: "02269",
    place: "UBND xã Thượng Lâm, tỉnh Tuyên Quang",
    placeThen: "UBND xã Thượng Lâm, huyện Lâm Bình, tỉnh Tuyên Quang",
  },
  {
    husband: "002096990391",
    wife: "002197990733",
    number: 9,
    book: "01/2021",
    year: 2021,
    date: "2021-01-28",
    commune: "00769",
    place: "UBND xã Mèo Vạc, tỉnh Tuyên Quang",
    placeThen: "UBND thị trấn Mèo Vạc, huyện Mèo Vạc, tỉnh Hà Giang",
  },
];
