import { DEMO_PASSWORD } from "./features/identity/index.ts";
import type { DemoAccount } from "./part-types.ts";

const citizen = (who: string, signsIn: string): DemoAccount => ({
  who,
  signsIn: `${signsIn} / ${DEMO_PASSWORD}`,
  where: "/dang-nhap",
});
const officer = (who: string, username: string): DemoAccount => ({
  who,
  signsIn: `${username} / ${DEMO_PASSWORD}`,
  where: "/can-bo",
});

/** Shown after a start; the second factor of officers is on their sign-in page, in demonstrations only. */
export const demoAccounts: DemoAccount[] = [
  citizen("Người dân, VNeID mức 2", "HOÀNG VĂN TOÀN 008095990718"),
  citizen("Người dân, VNeID mức 1", "GIÀNG MÍ PÓ 002099990854"),
  officer("Cán bộ một cửa", "motcua"),
  officer("Công chức hộ tịch", "hotich"),
  officer("Một cửa và hộ tịch", "kiemnhiem"),
  officer("Lãnh đạo xã", "lanhdao"),
  officer("Kiểm soát thủ tục", "kiemsoat"),
];
