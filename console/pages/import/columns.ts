/** What a column of a sheet can be. */
export const FIELDS = [
  'name',
  'email',
  'phone',
  'locale',
  'platform',
  'handle',
  'timeZone',
  'reference',
  'fixedFee',
  'date',
] as const;
export type SheetField = (typeof FIELDS)[number];
export const NEEDED: readonly SheetField[] = ['name', 'email'];

/** In which column each field stands; fields that are not in it are not in the sheet. */
export type Mapping = Readonly<Partial<Record<SheetField, number>>>;

/** What people call the columns, without spaces and signs. The first field that fits takes a column. */
const NAMES: Readonly<Record<SheetField, RegExp>> = {
  email: /^(e?-?mail(address)?|邮箱|电子邮箱|邮件|邮箱地址)$/,
  name: /^(name|creator|creatorname|达人|姓名|名称|达人名称|达人姓名|名字|昵称)$/,
  phone: /^(phone|mobile|tel|telephone|手机|手机号|电话|联系电话)$/,
  locale: /^(locale|language|lang|语言)$/,
  platform: /^(platform|平台)$/,
  handle: /^(handle|account|username|账号|平台账号|帐号|主页)$/,
  timeZone: /^(timezone|tz|时区)$/,
  reference: /^(reference|ref|po|ponumber|单号|编号|合作单号)$/,
  fixedFee: /^(fee|fixedfee|price|amount|坑位费|费用|报价|价格|金额)$/,
  date: /^(date|dateandtime|datetime|((live)?stream|live|post|publish(ing)?|delivery|due)(date|time|by|at|on)?|schedul(ed?|ing)(at|for|date|time)?|deadline|日期|时间|日期时间|档期|(直播|开播|上线|最晚发布|发布|交付|截止)(日期?|时间)|截止)$/,
};

/** The columns by what they are called, as a beginning. */
export function guessMapping(columns: readonly string[]): Mapping {
  const names = columns.map((column) => column.toLowerCase().replaceAll(/[（(].*$|[\s_]/g, ''));
  const found = FIELDS.flatMap((field) => {
    const at = names.findIndex((name) => NAMES[field].test(name));
    return at < 0 ? [] : [[field, at] as const];
  });
  return Object.fromEntries(found);
}
