/** What level 2 is, what it gives and how to get it: the same words wherever it is told (NĐ 69/2024/NĐ-CP). */
export const LEVEL_2 =
  "Mức 2 là mức đã xác nhận danh tính bằng khuôn mặt và thẻ căn cước. Với mức 2, bạn nộp được hồ sơ trên mạng, không phải khai lại những gì Nhà nước đã biết, và nhận kết quả điện tử. Để nâng mức, mang thẻ căn cước đến Công an xã, phường gần nhất; không mất tiền, thường có mức 2 sau 3 đến 7 ngày làm việc.";
